import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../main/errors.ts';
import { findPortal, tidyStartUrl } from '../../../main/sso/start-url.ts';
import { noPages } from './pages.ts';

const hanbit = 'https://hanbit.awsapps.com/start';

describe('a start URL as a person gives it', () => {
  it.each([
    hanbit,
    'https://hanbit.awsapps.com/start/',
    'https://hanbit.awsapps.com/start/#/',
    'https://hanbit.awsapps.com/start#/',
    'https://hanbit.awsapps.com/start/#/?tab=accounts',
    'https://hanbit.awsapps.com/start/?redirect=x#/console?account_id=452907316084&role_name=ReadOnly',
    'https://hanbit.awsapps.com',
    'https://hanbit.awsapps.com/#/',
    'https://hanbit.awsapps.com:443/start',
    '  https://hanbit.awsapps.com/start\n',
    'hanbit.awsapps.com',
    'hanbit.awsapps.com/start/',
    'HTTPS://Hanbit.AWSApps.com/start',
    '\uff28\uff21\uff2e\uff22\uff29\uff34.awsapps.com/start',
  ])('%j is the portal of Hanbit', (typed) => {
    expect(tidyStartUrl(typed)).toBe(hanbit);
  });

  it.each([
    [
      'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1234567890/',
      '/directory/d-1234567890',
    ],
    ['https://ssoins-7223.portal.eu-west-1.app.aws', ''],
    ['https://identitycenter.amazonaws.com/ssoins-72231234567890ab/', '/ssoins-72231234567890ab'],
    ['https://sso.hanbit.example', ''],
    ['sso.hanbit.example/aws/', '/aws'],
  ])('%s keeps its path', (typed, path) => {
    const tidy = tidyStartUrl(typed);
    expect(tidy.endsWith(`.${new URL(tidy).host.split('.').slice(1).join('.')}${path}`)).toBe(true);
    expect(new URL(tidy).pathname.replace(/^\/$/, '')).toBe(path);
  });

  it.each([
    ...[
      '',
      ' ',
      'hanbit',
      'https://',
      'https://hanbit',
      'hanbit .awsapps.com/start',
      'not a web address',
      'a@b.example',
    ],
    ...[
      'mailto:jane@hanbit.example',
      'javascript:alert(1)',
      'https://jane:hush@hanbit.awsapps.com/start',
      '\u0000',
    ],
    ...['https://hanbit.awsapps.com:99999/start', 'https://[::1', 'https:// hanbit.awsapps.com'],
    // A machine's number, in any notation.
    ...['10.0.0.5', 'https://169.254.169.254/latest', 'https://0x7f.1/', 'https://2130706433/start'],
    ...['https://[::1]/start', 'https://[::ffff:10.0.0.5]/', 'https://192.168.0.1./', 'localhost'],
  ])('%j is no web address', (typed) => {
    expect(() => tidyStartUrl(typed)).toThrow('start-url-invalid');
  });

  it.each([
    'http://hanbit.awsapps.com/start',
    'HTTP://hanbit.awsapps.com',
    'htps://hanbit.awsapps.com',
    'ftp://a.example/',
  ])('%s does not begin with https', (typed) => {
    expect(() => tidyStartUrl(typed)).toThrow('start-url-not-https');
  });

  it.each([
    ['hanbit.awsapps.com:443/start', hanbit],
    ['sso.hanbit.example:8443/aws', 'https://sso.hanbit.example:8443/aws'],
  ])('%s is understood without its scheme, port and all', (typed, expected) => {
    expect(tidyStartUrl(typed)).toBe(expected);
  });

  it('is tidy once and for all, or refused with a sentence', () => {
    const pieces = fc.constantFrom(
      ...[
        'https://',
        'http://',
        'hanbit',
        '.awsapps.com',
        '.example',
        '/',
        '//',
        '/start',
        '#/',
        '?a=b',
        ':443',
        ' ',
      ],
      ...['@', '\u202e', '%20', '..', '.', '\\', '\u0000', 'start'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (parts) => {
        const once = tidyOrCode(parts.join(''));
        if (once.startsWith('start-url-')) return;
        expect(tidyOrCode(once)).toBe(once);
        expect(once).toMatch(/^https:\/\/[^/?#@\s]+(?:\/[^?#\s]*[^/?#\s])?$/);
      }),
      { numRuns: 3000 },
    );
  });
});

function tidyOrCode(typed: string): string {
  try {
    return tidyStartUrl(typed);
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

describe('an AWS-owned start URL whose host names the region', () => {
  it.each([
    ['https://ssoins-7223.portal.eu-west-1.app.aws', 'eu-west-1'],
    ['https://ssoins-7223.eu-west-1.portal.amazonaws.com', 'eu-west-1'],
    ['https://ssoins-7223.cn-north-1.portal.amazonaws.com.cn', 'cn-north-1'],
    ['https://ssoins-7223.portal.cn-northwest-1.app.amazonwebservices.com.cn', 'cn-northwest-1'],
    ['https://ssoins-7223.eusc-de-east-1.portal.amazonaws.eu', 'eusc-de-east-1'],
    ['https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-1234567890', 'us-gov-west-1'],
  ])('%s is found without asking anyone', async (startUrl, region) => {
    const address = { startUrl, issuerUrl: startUrl, region };
    expect(await findPortal(startUrl, undefined, noPages)).toEqual({ address, regionKnown: true });
    expect(await findPortal(startUrl, region, noPages)).toEqual({ address, regionKnown: true });
  });

  it('is refused with another region than that', async () => {
    const found = findPortal('https://ssoins-7223.portal.eu-west-1.app.aws', 'eu-west-2', noPages);
    await expect(found).rejects.toMatchObject({ code: 'region-wrong', subject: 'eu-west-2' });
  });

  it.each(['us-est', 'US-EAST-1', '', 'us-east-1.evil.example'])(
    'is refused with %j for a region',
    async (region) => {
      await expect(findPortal(hanbit, region, noPages)).rejects.toMatchObject({ code: 'region-wrong' });
    },
  );
});

describe('a start URL whose region a person gives', () => {
  it.each([
    hanbit,
    'https://d-1234567890.awsapps.com/start',
    'https://start.us-gov-home.awsapps.com/directory/hanbit',
    'https://start.home.awsapps.cn/directory/hanbit',
    'https://identitycenter.amazonaws.com/ssoins-72231234567890ab',
    'https://identitycenter.us-gov.amazonaws.com/ssoins-72231234567890ab',
    'https://identitycenter.amazonaws.com.cn/ssoins-72231234567890ab',
    'https://identitycenter.amazonaws.eu/ssoins-72231234567890ab',
  ])('%s is taken at their word', async (startUrl) => {
    expect(await findPortal(startUrl, 'eu-west-1', noPages)).toEqual({
      address: { startUrl, issuerUrl: startUrl, region: 'eu-west-1' },
      regionKnown: false,
    });
  });
});
