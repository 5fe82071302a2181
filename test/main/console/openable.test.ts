import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenable } from '../../../main/console/openable.ts';

const session = { issuerUrl: 'https://hanbit.awsapps.com/start' };

describe('what may be opened', () => {
  it.each([
    'https://hanbit.awsapps.com/start/#/console?account_id=1',
    'https://eu-west-1.console.aws.amazon.com/',
    'https://signin.aws.amazon.com/federation?Action=login',
    'https://eu-west-1.signin.aws.amazon.com/oauth?Action=logout',
    'https://signin.amazonaws.cn/federation',
    'https://signin.amazonaws-us-gov.com/federation',
    'https://eusc-de-east-1.signin.amazonaws-eusc.eu/federation',
  ])('is %s', (link) => {
    expect(isOpenable(link, session, undefined)).toBe(true);
  });

  it.each([
    'http://hanbit.awsapps.com/start',
    'https://other.awsapps.com/start',
    'https://hanbit.awsapps.com:444/start',
    'https://hanbit.awsapps.com@evil.example/',
    'https://user@hanbit.awsapps.com/',
    'https://evil.signin.aws.amazon.com/',
    'https://cn-north-1.signin.aws.amazon.com/',
    'https://signin.amazonaws-eusc.eu/',
    'https://bucket.s3.amazonaws.com/',
    'http://127.0.0.1:4000/federation',
    'file:///etc/passwd',
    'ext+container:name=a',
    '',
  ])('is not %s', (link) => {
    expect(isOpenable(link, session, undefined)).toBe(false);
  });

  it('is never on a host of anyone else, whatever the link is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        'signin.aws.amazon.com',
        'console.amazonaws.cn',
        'hanbit.awsapps.com',
      ),
      fc.constantFrom('evil.example', '@', '.', '/', '\\', ':', '#', '?', 'eu-west-1', '%2e', '\t'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const link = pieces.join('');
        if (!isOpenable(link, session, undefined)) return;
        expect(new URL(link).origin).toMatch(
          /^https:\/\/(?:hanbit\.awsapps\.com|(?:eu-west-1\.)?signin\.aws\.amazon\.com|console\.amazonaws\.cn)$/,
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('is an endpoint that was given in place of AWS’s', () => {
    const endpoint = 'http://127.0.0.1:4000';
    expect(isOpenable('http://127.0.0.1:4000/federation?Action=login', session, endpoint)).toBe(true);
    expect(isOpenable('http://127.0.0.1:4001/federation', session, endpoint)).toBe(false);
    expect(isOpenable('http://evil.example/federation', session, 'http://evil.example')).toBe(false);
  });
});
