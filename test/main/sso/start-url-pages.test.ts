import { describe, expect, it } from 'vitest';
import { findPortal } from '../../../main/sso/start-url.ts';
import { movedTo, namingRegion, pages } from './pages.ts';

const hanbit = 'https://hanbit.awsapps.com/start';
const vanity = 'https://sso.hanbit.example';

describe('a portal that names its region on its page', () => {
  it.each([
    ['in a meta element', '<meta name="region" content="ap-northeast-2">'],
    ['with the attributes the other way round', '<meta content="ap-northeast-2" name="region">'],
    ['in single quotes', "<meta name='region' content='ap-northeast-2' />"],
    ['in capitals and over lines', '<META\n  NAME="region"\n  CONTENT="ap-northeast-2"\n>'],
    [
      'after other meta elements',
      '<meta charset="utf-8"><meta name="x" content="us-east-1"><meta name="region" content="ap-northeast-2">',
    ],
    [
      'in the JSON of its env script',
      '<script id="env" type="application/json">{"a":1,"region" : "ap-northeast-2"}</script>',
    ],
  ])('%s is found', async (_how, html) => {
    const web = pages({ [`GET ${hanbit}`]: { body: `<html><head>${html}</head></html>` } });
    const { address, regionKnown } = await findPortal(hanbit, undefined, web);
    expect([address.region, regionKnown]).toEqual(['ap-northeast-2', true]);
  });

  it.each([
    ['names none', '<html><meta name="viewport" content="width=device-width"></html>'],
    ['names none that exists', '<meta name="region" content="xx-north-1">'],
    ['names a host instead', '<meta name="region" content="us-east-1.evil.example">'],
    ['is empty', ''],
  ])('is asked for its region when its page %s', async (_how, body) => {
    const web = pages({ [`GET ${hanbit}`]: { body } });
    const found = findPortal(hanbit, undefined, web);
    await expect(found).rejects.toMatchObject({ code: 'region-unknown', subject: 'hanbit.awsapps.com' });
  });

  it('is told from a misspelt one, which has no page', async () => {
    const web = pages({ 'GET https://hanbti.awsapps.com/start': { status: 404 } });
    await expect(findPortal('hanbti.awsapps.com', undefined, web)).rejects.toMatchObject({
      code: 'start-url-not-portal',
      subject: 'hanbti.awsapps.com',
    });
    await expect(findPortal('https://hanbit.awsaps.com/start', undefined, web)).rejects.toMatchObject({
      code: 'start-url-unknown-host',
      subject: 'hanbit.awsaps.com',
    });
  });

  it('may send its page on to other addresses of its own, each from where it is', async () => {
    const web = pages({
      [`GET ${hanbit}`]: movedTo('https://d-1234567890.awsapps.com/start/'),
      'GET https://d-1234567890.awsapps.com/start/': movedTo('/start/en/', 307),
      'GET https://d-1234567890.awsapps.com/start/en/': namingRegion('eu-west-1'),
    });
    const { address } = await findPortal(hanbit, undefined, web);
    expect(address).toEqual({ startUrl: hanbit, issuerUrl: hanbit, region: 'eu-west-1' });
  });

  it.each([
    'https://evil.example/',
    'http://hanbit.awsapps.com/start',
    'https://hanbit.awsapps.com.evil.example/',
    'https://[',
  ])('is not followed to %s', async (location) => {
    const web = pages({
      [`GET ${hanbit}`]: movedTo(location),
      [`GET ${location}`]: namingRegion('eu-west-1'),
    });
    await expect(findPortal(hanbit, undefined, web)).rejects.toMatchObject({ code: 'region-unknown' });
    expect(web.asked).toEqual([`GET ${hanbit}`]);
  });

  it('is not followed for ever', async () => {
    const web = pages({ [`GET ${hanbit}`]: movedTo(hanbit) });
    await expect(findPortal(hanbit, undefined, web)).rejects.toMatchObject({ code: 'region-unknown' });
    expect(web.asked.length).toBeLessThan(6);
  });
});

describe('a start URL of a company’s own', () => {
  it('is resolved by one redirect, and stays what the person gave', async () => {
    const web = pages({
      [`HEAD ${vanity}`]: movedTo(`${hanbit}/#/`),
      [`GET ${hanbit}`]: namingRegion('eu-west-1'),
    });
    const { address } = await findPortal(`${vanity}/`, undefined, web);
    expect(address).toEqual({ startUrl: vanity, issuerUrl: hanbit, region: 'eu-west-1' });
  });

  it.each([405, 501])('is asked with GET where HEAD is answered with %i', async (status) => {
    const web = pages({ [`HEAD ${vanity}`]: { status }, [`GET ${vanity}`]: movedTo(hanbit, 301) });
    const { address } = await findPortal(vanity, 'eu-west-1', web);
    expect(address.issuerUrl).toBe(hanbit);
    expect(web.asked).toEqual([`HEAD ${vanity}`, `GET ${vanity}`]);
  });

  it.each([303, 307, 308])('is resolved by a %i as well', async (status) => {
    const web = pages({ [`HEAD ${vanity}`]: movedTo(hanbit, status) });
    expect((await findPortal(vanity, 'eu-west-1', web)).address.issuerUrl).toBe(hanbit);
  });

  it('may lead to a portal whose host names the region', async () => {
    const portal = 'https://ssoins-7223.portal.eu-west-1.app.aws';
    const web = pages({ [`HEAD ${vanity}`]: movedTo(portal) });
    expect((await findPortal(vanity, undefined, web)).address).toEqual({
      startUrl: vanity,
      issuerUrl: portal,
      region: 'eu-west-1',
    });
  });

  it.each([
    ['a look-alike below another domain', 'https://hanbit.awsapps.com.evil.example/start'],
    ['a look-alike with a hyphen', 'https://hanbit-awsapps.com/start'],
    ['a host with a portal for a user name', 'https://hanbit.awsapps.com@evil.example/'],
    ['AWS’s domain itself', 'https://awsapps.com/start'],
    ['anybody’s bucket', 'https://evil.s3.amazonaws.com/start'],
    ['a portal over http', 'http://hanbit.awsapps.com/start'],
    ['a portal’s host on another port', 'https://hanbit.awsapps.com:8443/start'],
    ['a second address of the company', '/login'],
    ['no address at all', 'https://['],
  ])('is refused when it leads to %s, and where that is is not said', async (_where, location) => {
    const web = pages({ [`HEAD ${vanity}`]: movedTo(location) });
    await expect(findPortal(vanity, 'eu-west-1', web)).rejects.toMatchObject({
      code: 'start-url-leads-elsewhere',
      subject: 'sso.hanbit.example',
    });
    expect(web.asked).toEqual([`HEAD ${vanity}`]);
  });

  it('is asked only if it may be, which AWS’s own portals need not', async () => {
    const hosts: string[] = [];
    const mayNot = async (host: string) => {
      hosts.push(host);
      return false;
    };
    const web = pages({ [`GET ${hanbit}`]: namingRegion('eu-west-1') });
    await expect(findPortal(`${vanity}:8443/x`, 'eu-west-1', web, mayNot)).rejects.toMatchObject({
      code: 'declined',
    });
    expect([hosts, web.asked]).toEqual([['sso.hanbit.example:8443'], []]);
    await findPortal(hanbit, undefined, web, mayNot);
    expect(hosts).toHaveLength(1);
  });

  it.each([
    '123456789012.signin.aws.amazon.com/console',
    'https://hanbit.signin.aws.amazon.com/console',
    'https://signin.aws.amazon.com/console',
    'https://eu-west-1.signin.aws/platform/d-1234567890/login',
    'https://eu-west-1.console.aws.amazon.com/s3/home',
    'https://123456789012.signin.amazonaws.cn/console',
  ])('is told from AWS’s own console, and nobody is asked about %s', async (typed) => {
    const web = pages({});
    const found = findPortal(typed, 'eu-west-1', web, () => Promise.reject(new Error('asked')));
    const { host } = new URL(typed.startsWith('https:') ? typed : `https://${typed}`);
    await expect(found).rejects.toMatchObject({ code: 'start-url-console', subject: host });
    expect(web.asked).toEqual([]);
  });

  it('may end like the console’s without being it', async () => {
    const host = 'https://mysignin.aws.amazon.com.hanbit.example';
    const web = pages({ [`HEAD ${host}`]: movedTo(hanbit) });
    expect(await findPortal(host, 'eu-west-1', web)).toMatchObject({ address: { issuerUrl: hanbit } });
  });

  it('is refused when it leads to a script', async () => {
    const web = pages({ [`HEAD ${vanity}`]: movedTo('javascript:alert(1)') });
    const found = findPortal(vanity, 'eu-west-1', web);
    await expect(found).rejects.toMatchObject({ code: 'start-url-leads-elsewhere' });
  });

  it.each([
    ['has a page of its own', { status: 200 }],
    ['forbids asking', { status: 403 }],
    ['redirects to nowhere', { status: 302 }],
  ])('is refused as no portal when it %s', async (_how, page) => {
    const web = pages({ [`HEAD ${vanity}`]: page });
    await expect(findPortal(vanity, 'eu-west-1', web)).rejects.toMatchObject({
      code: 'start-url-not-portal',
      subject: 'sso.hanbit.example',
    });
  });
});
