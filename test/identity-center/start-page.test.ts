import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import { deviceMetadata, postJson, register } from './raw-client.ts';

let center: IdentityCenter;
beforeEach(async () => {
  center = await startIdentityCenter();
});
afterEach(() => center.stop());

const asHost = (host: string, path: string, method = 'GET') =>
  exchange(`${center.url}${path}`, { method, headers: { host } });

describe('the start page', () => {
  it.each(['/start', '/start/'])('tells its region in the head at %s', async (path) => {
    const { status, body } = await exchange(`${center.url}${path}`);
    expect(status).toBe(200);
    expect(body).toContain('<meta name="region" content="ap-northeast-2">');
  });

  it('answers to the host of the start URL', async () => {
    const { body } = await asHost('hanbit.awsapps.com', '/start');
    expect(body).toContain('<meta name="region" content="ap-northeast-2">');
  });

  it('answers HEAD without a body', async () => {
    const { status, body } = await asHost('hanbit.awsapps.com', '/start', 'HEAD');
    expect([status, body]).toEqual([200, '']);
  });
});

describe('a host mapped to the server', () => {
  it('may be a vanity host that redirects once', async () => {
    center.setHost('sso.example-corp.kr', { kind: 'redirect', to: center.startUrl, head: 'answered' });
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await asHost('SSO.example-corp.kr:443', '/', method);
      expect([status, headers.location]).toEqual([302, center.startUrl]);
    }
  });

  it.each([405, 501] as const)('may refuse HEAD with %d', async (head) => {
    center.setHost('sso.example-corp.kr', { kind: 'redirect', to: center.startUrl, head });
    expect((await asHost('sso.example-corp.kr', '/', 'HEAD')).status).toBe(head);
    expect((await asHost('sso.example-corp.kr', '/')).status).toBe(302);
  });

  it('may be a page of somebody else', async () => {
    center.setHost('evil.example', { kind: 'page', status: 200, html: '<p>Sign in here</p>' });
    expect((await asHost('evil.example', '/start')).body).toBe('<p>Sign in here</p>');
  });

  it('may be another name of the portal', async () => {
    center.setHost('d-9067000000.awsapps.com', { kind: 'portal' });
    expect((await asHost('d-9067000000.awsapps.com', '/start')).body).toContain('name="region"');
  });

  it('gets nothing while it is unknown, nor do the interfaces answer to a portal host', async () => {
    expect((await asHost('evil.example', '/start')).status).toBe(421);
    expect((await asHost('hanbit.awsapps.com', '/assignment/accounts')).body).toContain('<!doctype html>');
  });

  it('is the endpoint of the region in its name', async () => {
    const client = await register(center, deviceMetadata);
    const starting = (host: string) =>
      exchange(`${center.url}/device_authorization`, {
        method: 'POST',
        headers: { host },
        body: JSON.stringify({ ...client, startUrl: center.startUrl }),
      });
    expect((await starting('oidc.ap-northeast-2.amazonaws.com')).status).toBe(200);
    expect((await starting('oidc.us-east-1.amazonaws.com')).status).toBe(400);
  });
});

describe('anything else', () => {
  it('is nothing', async () => {
    expect((await exchange(`${center.url}/nothing`)).status).toBe(404);
    expect((await postJson(`${center.url}/token`, {})).status).toBe(400);
    expect((await exchange(`${center.url}/token`)).status).toBe(404);
    expect((await exchange(`${center.url}/constructor`)).status).toBe(404);
  });
});
