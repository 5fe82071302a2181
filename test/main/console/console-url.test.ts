import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConsoleUrl } from '../../../main/console/console-url.ts';

describe('a page of the console', () => {
  it.each([
    ['https://console.aws.amazon.com/s3/home', 'aws', undefined],
    ['https://eu-west-1.console.aws.amazon.com/ec2/home#Instances:', 'aws', 'eu-west-1'],
    ['https://console.aws.amazon.com/ec2/home?region=eu-west-1', 'aws', 'eu-west-1'],
    ['https://s3.console.aws.amazon.com/s3/buckets/b?region=eu-west-1', 'aws', 'eu-west-1'],
    ['https://us-gov-east-1.console.amazonaws-us-gov.com/ec2/home', 'aws-us-gov', 'us-gov-east-1'],
    ['https://cn-north-1.console.amazonaws.cn/ec2/home', 'aws-cn', 'cn-north-1'],
    ['https://eusc-de-east-1.console.amazonaws-eusc.eu/ec2/home', 'aws-eusc', 'eusc-de-east-1'],
  ])('is %s, of %s in %s', (url, partition, region) => {
    expect(readConsoleUrl(url)).toEqual({ url, partition, region, accountId: undefined });
  });

  it('tells its account by a multi-session host, and is then free of it', () => {
    expect(
      readConsoleUrl('https://334072819650-x7abcdef.eu-west-1.console.aws.amazon.com/ec2/home#a'),
    ).toEqual({
      url: 'https://eu-west-1.console.aws.amazon.com/ec2/home#a',
      ...{ partition: 'aws', region: 'eu-west-1', accountId: '334072819650' },
    });
  });

  it.each([
    'http://console.aws.amazon.com/',
    'https://console.aws.amazon.com.evil.example/',
    'https://evil.example/console.aws.amazon.com/',
    'https://evil.example#.console.aws.amazon.com/',
    'https://evil.example\\.console.aws.amazon.com/',
    'https://evilconsole.aws.amazon.com/',
    'https://evil.console.aws.amazon.com/',
    'https://us-east-9x.console.aws.amazon.com/',
    'https://cn-north-1.console.aws.amazon.com/',
    'https://us-east-1.console.amazonaws.cn/',
    'https://s3.console.amazonaws.cn/',
    'https://console.amazonaws-eusc.eu/',
    'https://.console.aws.amazon.com/',
    'https://console.aws.amazon.com./',
    'https://console.aws.amazon.com:8443/',
    'https://user@console.aws.amazon.com/',
    'https://user:password@console.aws.amazon.com/',
    'https://x.us-east-1.console.aws.amazon.com/',
    'https://33407281965-x.us-east-1.console.aws.amazon.com/',
    'https://a.334072819650-x.us-east-1.console.aws.amazon.com/',
    'https://signin.aws.amazon.com/federation?Action=login&SigninToken=t',
    'https://s3.amazonaws.com/bucket/page.html',
    'https://cօnsole.aws.amazon.com/',
    'javascript:alert(1)//console.aws.amazon.com/',
    'file:///console.aws.amazon.com',
    'console',
    '',
    `https://console.aws.amazon.com/${'x'.repeat(9000)}`,
  ])('is not %s', (url) => {
    expect(readConsoleUrl(url)).toBeUndefined();
  });

  it('loses what a sign-in left in it, and nothing else', () => {
    const url =
      'https://console.aws.amazon.com/ec2/home?region=eu-west-1&isauthcode=true&code=secret&state=s#x';
    expect(readConsoleUrl(url)?.url).toBe('https://console.aws.amazon.com/ec2/home?region=eu-west-1#x');
    const token = 'https://console.aws.amazon.com/ec2/home?SigninToken=t&X-Amz-Security-Token=t&state=open';
    expect(readConsoleUrl(token)?.url).toBe('https://console.aws.amazon.com/ec2/home?state=open');
    const plain = 'https://console.aws.amazon.com/ec2/home?code=a%20b&state=c+d&q=(x)';
    expect(readConsoleUrl(plain)?.url).toBe(plain);
  });

  const host = fc.constantFrom(
    ...['console.aws.amazon.com', 'eu-west-1.console.aws.amazon.com', 'cn-north-1.console.amazonaws.cn'],
    '334072819650-abc123.us-east-1.console.aws.amazon.com',
  );

  it('stays the same when read again', () => {
    fc.assert(
      fc.property(host, fc.webPath(), fc.webQueryParameters(), fc.webFragments(), (at, path, query, hash) => {
        const first = readConsoleUrl(`https://${at}${path}?${query}#${hash}`);
        const again = readConsoleUrl(first?.url ?? '');
        expect(again?.url).toBe(first?.url);
        expect(again?.accountId).toBeUndefined();
        expect([again?.partition, again?.region]).toEqual([first?.partition, first?.region]);
      }),
    );
  });

  it('is on a host of AWS, whatever the address is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom('https://', 'console.aws.amazon.com', '@', '.', '/', '\\', ':', '#', '?', 'eu-west-1'),
      fc.constantFrom(
        'evil.example',
        '%2e',
        '%2f',
        '\t',
        ' ',
        '334072819650-abc',
        '\u3002',
        'console.amazonaws.cn',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const page = readConsoleUrl(pieces.join(''));
        if (page === undefined) return;
        const { protocol, host: opened, username } = new URL(page.url);
        expect([protocol, username]).toEqual(['https:', '']);
        expect(opened).toMatch(
          /^(?:(?:[a-z]{2}-[a-z]+-\d|s3|support|phd)\.)?(?:console\.aws\.amazon\.com|console\.amazonaws\.cn)$/,
        );
      }),
      { numRuns: 5000 },
    );
  });
});
