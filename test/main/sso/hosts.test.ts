import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeEndpoint, judgeSignInLink } from '../../../main/sso/hosts.ts';
import { aSession } from './a-session.ts';

const session = aSession();

describe('a sign-in link', () => {
  it.each([
    'https://oidc.us-east-1.amazonaws.com/authorize?client_id=x',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://hanbit.awsapps.com/start/#/device?user_code=ABCD-EFGH',
    'https://hanbit.awsapps.com:443/start',
    'HTTPS://OIDC.US-EAST-1.AMAZONAWS.COM/authorize',
  ])('%s is opened', (link) => {
    expect(judgeSignInLink(link, session)).toEqual({ kind: 'open', url: new URL(link).href });
  });

  it.each([
    'https://oidc.us-east-1.amazonaws.com.evil.example/authorize',
    'https://oidc-us-east-1.amazonaws.com/authorize',
    'https://oidc.us-east-1.amazonaws.com./authorize',
    'https://oidc.us-east-1.amazonaws.com:8443/authorize',
    'https://oidc.us-east-1.amazonaws.com%2eevil.example/authorize',
    'https://oidc.us-east-1.amazonaws.com\u3002evil.example/authorize',
    'https://oidc.us-east-2.amazonaws.com/authorize',
    'https://oidc.cn-north-1.amazonaws.com.cn/authorize',
    'https://evil.amazonaws.com/authorize',
    'https://s3.amazonaws.com/evil/page.html',
    'https://evil.s3.us-east-1.amazonaws.com/page.html',
    'https://amazonaws.com/',
    'https://\u043eidc.us-east-1.amazonaws.com/authorize',
    'https://hanbit.awsapps.com.evil.example/start',
    'https://hanb\u0131t.awsapps.com/start',
    'https://other.awsapps.com/start',
    'https://evil.example/https://oidc.us-east-1.amazonaws.com/',
    'https://evil.example\\.oidc.us-east-1.amazonaws.com/',
  ])('%s is asked about, by the host it really has', (link) => {
    const verdict = judgeSignInLink(link, session);
    expect(verdict).toEqual({ kind: 'ask', host: new URL(link).host, url: new URL(link).href });
  });

  it.each([
    'https://oidc.us-east-1.amazonaws.com@evil.example/authorize',
    'https://oidc.us-east-1.amazonaws.com:443@evil.example/',
    'https://jane@oidc.us-east-1.amazonaws.com/authorize',
    'https://:hush@oidc.us-east-1.amazonaws.com/authorize',
    'http://oidc.us-east-1.amazonaws.com/authorize',
    'http://127.0.0.1:8080/authorize',
    'javascript:alert(document.domain)',
    'javascript://oidc.us-east-1.amazonaws.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'file://oidc.us-east-1.amazonaws.com/share',
    'ms-msdt:/id',
    'ftp://oidc.us-east-1.amazonaws.com/',
    '//oidc.us-east-1.amazonaws.com/authorize',
    '',
    '-n',
  ])('%s is refused', (link) => {
    expect(judgeSignInLink(link, session)).toMatchObject({ kind: 'refuse' });
  });

  it('is opened in the one form that every program reads alike', () => {
    const link = ' https://oidc.us-east-1.amazonaws.com\\@evil.example\n/authorize';
    const verdict = judgeSignInLink(link, session);
    expect(verdict).toEqual({
      kind: 'open',
      url: 'https://oidc.us-east-1.amazonaws.com/@evil.example/authorize',
    });
  });

  it('of any shape is opened only at one of three hosts of the session, over https', () => {
    const pieces = fc.constantFrom(
      ...['https:', 'http:', '//', '/', '\\', '@', ':', '.', '#', '?', '%2e', '443', '8443', 'evil.example'],
      ...[
        'oidc.us-east-1.amazonaws.com',
        'device.sso.us-east-1.amazonaws.com',
        'hanbit.awsapps.com',
        ' ',
        '\t',
      ],
    );
    const hosts = [
      'oidc.us-east-1.amazonaws.com',
      'device.sso.us-east-1.amazonaws.com',
      'hanbit.awsapps.com',
    ];
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const verdict = judgeSignInLink(`https://${parts.join('')}`, session);
        if (verdict.kind !== 'open') return;
        const { protocol, host, username, password } = new URL(verdict.url);
        expect([protocol, hosts.includes(host), username, password]).toEqual(['https:', true, '', '']);
      }),
      { numRuns: 3000 },
    );
  });

  it('is judged by the session it is for', () => {
    const elsewhere = aSession({
      region: 'us-gov-west-1',
      issuerUrl: 'https://start.us-gov-home.awsapps.com/x',
    });
    const open = (link: string) => judgeSignInLink(link, elsewhere).kind === 'open';
    expect(open('https://oidc.us-gov-west-1.amazonaws.com/authorize')).toBe(true);
    expect(open('https://device.sso.us-gov-west-1.amazonaws.com/')).toBe(true);
    expect(open('https://oidc.us-east-1.amazonaws.com/authorize')).toBe(false);
    expect(open('https://hanbit.awsapps.com/start')).toBe(false);
  });
});

describe('a sign-in link of a session with an endpoint of its own', () => {
  const local = aSession({ endpoints: { 'sso-oidc': 'http://127.0.0.1:4566' } });

  it('is opened there and nowhere near', () => {
    const kinds = [
      'http://127.0.0.1:4566/authorize',
      'http://127.0.0.1:4567/authorize',
      'http://localhost:4566/authorize',
      'http://jane@127.0.0.1:4566/authorize',
    ].map((link) => judgeSignInLink(link, local).kind);
    expect(kinds).toEqual(['open', 'refuse', 'refuse', 'refuse']);
  });

  it('is not opened in the clear on another machine, whatever the session says', () => {
    const tampered = aSession({ endpoints: { 'sso-oidc': 'http://evil.example' } });
    expect(judgeSignInLink('http://evil.example/authorize', tampered).kind).toBe('refuse');
  });
});

describe('an endpoint', () => {
  it.each([
    ...[
      'https://oidc.example',
      'https://oidc.example:8443/base',
      'http://127.0.0.1:4566',
      'http://127.8.9.1',
    ],
    ...['http://localhost:4566', 'http://[::1]:4566', 'http://127.1:80/'],
  ])('%s is safe to send a token to', (endpoint) => {
    expect(isSafeEndpoint(endpoint)).toBe(true);
  });

  it.each([
    ...[
      'http://oidc.example',
      'http://127.0.0.1.evil.example',
      'http://127.evil.example',
      'http://localhost.evil.example',
    ],
    ...[
      'http://0.0.0.0',
      'http://169.254.170.2',
      'http://[::]',
      'http://1270.0.0.1',
      'ws://127.0.0.1',
      'file:///tmp',
    ],
    ...[
      'https://jane:hush@oidc.example',
      'http://127.0.0.1@evil.example',
      'https://oidc.example/?a=b',
      'https://x/#a',
    ],
    ...['', 'oidc.example', 'localhost:4566', 'javascript:alert(1)'],
  ])('%s is not', (endpoint) => {
    expect(isSafeEndpoint(endpoint)).toBe(false);
  });
});
