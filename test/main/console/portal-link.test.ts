import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portalLink, readPortalLink } from '../../../main/console/portal-link.ts';
import { readConsoleUrl } from '../../../main/console/console-url.ts';

const session = { issuerUrl: 'https://hanbit.awsapps.com/start' };
const accountId = '334072819650';
const page =
  'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:v=3;$case=tags:true';

describe('the shortcut link', () => {
  it('names account, role and page as the portal wants them', () => {
    expect(portalLink(session, { accountId, roleName: 'PaymentsOperator', destination: page })).toBe(
      'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&role_name=PaymentsOperator' +
        '&destination=https%3A%2F%2Feu-west-1.console.aws.amazon.com%2Fec2%2Fhome%3Fregion%3Deu-west-1%23Instances%3Av%3D3%3B%24case%3Dtags%3Atrue',
    );
  });

  it('leaves out what is left to the portal', () => {
    expect(portalLink(session, { accountId, roleName: undefined, destination: undefined })).toBe(
      'https://hanbit.awsapps.com/start/#/console?account_id=334072819650',
    );
  });

  it.each([
    'https://d-9067000000.portal.eu-west-1.app.aws',
    'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-9867000000',
    'https://start.home.awsapps.cn/directory/hanbit',
  ])('is of the portal %s', (issuerUrl) => {
    const link = portalLink({ issuerUrl }, { accountId, roleName: 'A', destination: undefined });
    expect(link).toBe(`${issuerUrl}/#/console?account_id=334072819650&role_name=A`);
    expect(readPortalLink(link)?.portal).toBe(`${new URL(issuerUrl).href.replace(/\/$/, '')}/`);
  });

  const roleName = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  const destination = fc
    .tuple(fc.webPath(), fc.webQueryParameters(), fc.webFragments())
    .map(([path, query, hash]) => `https://us-east-1.console.aws.amazon.com${path}?${query}#${hash}`)
    .map((url) => readConsoleUrl(url)?.url);

  it('is read as what it was made of', () => {
    fc.assert(
      fc.property(fc.option(roleName, { nil: undefined }), destination, (role, to) => {
        const read = readPortalLink(portalLink(session, { accountId, roleName: role, destination: to }));
        expect([read?.accountId, read?.roleName, read?.page?.url]).toEqual([accountId, role, to]);
      }),
    );
  });

  it('stays at its portal, whatever it names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (role, to) => {
        const link = new URL(portalLink(session, { accountId, roleName: role, destination: to }));
        expect(link.origin + link.pathname).toBe('https://hanbit.awsapps.com/start/');
        expect(link.hash.split('&')).toHaveLength(3);
      }),
    );
  });

  it.each([
    'http://hanbit.awsapps.com/start/#/console?account_id=334072819650',
    'https://user@hanbit.awsapps.com/start/#/console?account_id=334072819650',
    'https://hanbit.awsapps.com/start/#/other?account_id=334072819650',
    'https://hanbit.awsapps.com/start/',
    'https://hanbit.awsapps.com/start/#/console?account_id=33407281965',
    'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&account_id=334072819651',
    'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&role_name=a%0Ab',
    'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&role_name=%E0%A4%A',
    'https://hanbit.awsapps.com/start/#/console?account_id=334072819650&destination=https%3A%2F%2Fevil.example',
    'nothing',
  ])('is not %s', (link) => {
    expect(readPortalLink(link)).toBeUndefined();
  });

  it('never takes its portal from its path', () => {
    const read = readPortalLink('https://a.awsapps.com//evil.example/#/console?account_id=334072819650');
    expect(new URL(read?.portal ?? '').host).toBe('a.awsapps.com');
  });
});
