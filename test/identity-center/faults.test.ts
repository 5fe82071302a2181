import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { Tokens } from './raw-client.ts';
import { deviceMetadata, portal, postJson, refresh, signIn } from './raw-client.ts';

let center: IdentityCenter;
let tokens: Tokens;
beforeEach(async () => {
  center = await startIdentityCenter();
  tokens = await signIn(center);
  center.resetCalls();
});
afterEach(() => center.stop());

const listing = () => portal(center, tokens.accessToken, '/assignment/accounts');
const roles = (accountId: string) =>
  portal(center, tokens.accessToken, '/assignment/roles', { account_id: accountId });
const rawListing = () =>
  exchange(`${center.url}/assignment/accounts`, {
    headers: { 'x-amz-sso_bearer_token': tokens.accessToken },
  });

describe('a fault', () => {
  it('strikes once, and only the operation it is for', async () => {
    center.faults.add({ operation: 'ListAccountRoles', fault: { kind: 'status', status: 500 } });
    expect((await listing()).status).toBe(200);
    expect((await roles('334072819650')).status).toBe(500);
    expect((await roles('334072819650')).status).toBe(200);
  });

  it('strikes as often as it is told, or anything, or one account', async () => {
    center.faults.add({ operation: '*', times: 2, fault: { kind: 'status', status: 503 } });
    expect([(await listing()).status, (await listing()).status, (await listing()).status]).toEqual([
      503, 503, 200,
    ]);
    const fault = { kind: 'status', status: 500 } as const;
    center.faults.add({ operation: '*', times: Infinity, accountId: '334072819650', fault });
    expect((await roles('347915820634')).status).toBe(200);
    expect([(await roles('334072819650')).status, (await roles('334072819650')).status]).toEqual([500, 500]);
  });

  it('goes away when removed, or with all others', async () => {
    const rule = { operation: '*', times: Infinity, fault: { kind: 'status', status: 500 } } as const;
    const remove = center.faults.add(rule);
    expect((await listing()).status).toBe(500);
    remove();
    expect((await listing()).status).toBe(200);
    center.faults.add(rule);
    center.faults.clear();
    expect((await listing()).status).toBe(200);
  });

  it('takes the error form of the interface', async () => {
    const fault = { kind: 'status', status: 400, error: 'invalid_grant' } as const;
    center.faults.add({ operation: 'CreateToken', fault });
    const { errorType, body } = await refresh(center, tokens);
    expect([errorType, body['error']]).toEqual(['InvalidGrantException', 'invalid_grant']);
    expect((await refresh(center, tokens)).status).toBe(200);
    center.faults.add({ operation: 'ListAccounts', fault: { kind: 'status', status: 403 } });
    expect((await listing()).body['__type']).toBe('com.amazonaws.switchboard.portal#ForbiddenException');
  });

  it('may say when to come back', async () => {
    center.faults.add({ operation: 'ListAccounts', fault: { kind: 'retry-after', seconds: 7 } });
    const { status, headers } = await rawListing();
    expect([status, headers['retry-after']]).toEqual([429, '7']);
  });

  it('may delay the answer', async () => {
    center.faults.add({ operation: 'ListAccounts', fault: { kind: 'delay', ms: 20 } });
    expect((await listing()).status).toBe(200);
  });

  it('may drop the connection before the request has any effect', async () => {
    center.faults.add({ operation: 'CreateToken', fault: { kind: 'drop' } });
    await expect(refresh(center, tokens)).rejects.toThrow('socket hang up');
    expect((await refresh(center, tokens)).status).toBe(200);
  });

  it('may lose the answer of a request that took effect', async () => {
    center.faults.add({ operation: 'CreateToken', fault: { kind: 'lost-answer' } });
    await expect(refresh(center, tokens)).rejects.toThrow('socket hang up');
    expect((await refresh(center, tokens)).errorType).toBe('InvalidGrantException');
  });

  it('may cut the body in half', async () => {
    center.faults.add({ operation: 'ListAccounts', fault: { kind: 'half' } });
    await expect(rawListing()).rejects.toThrow('aborted');
    center.faults.add({ operation: 'CreateToken', fault: { kind: 'half' } });
    await expect(refresh(center, tokens)).rejects.toThrow('aborted');
    expect((await refresh(center, tokens)).errorType).toBe('InvalidGrantException');
  });

  it('may put a captive portal in between', async () => {
    center.faults.add({ operation: 'ListAccounts', fault: { kind: 'garbage' } });
    const { status, headers } = await rawListing();
    expect([status, headers['content-type']]).toEqual([200, 'text/html']);
  });

  it('may hang for good, and stop() still ends', async () => {
    center.faults.add({ operation: 'ListAccounts', fault: { kind: 'hang' } });
    const arrived = new Promise<void>((resolve) => {
      center.onRequest(({ phase }) => (phase === 'answering' ? resolve() : undefined));
    });
    const hanging = rawListing().catch((error: unknown) => String(error));
    await arrived;
    await center.stop();
    expect(await hanging).toContain('socket hang up');
  });
});

describe('the clock of the server', () => {
  it('moves the Date header and the issued times', async () => {
    center.setClockOffset(3 * 86_400_000);
    const before = Date.now();
    const { headers } = await exchange(`${center.url}/start`);
    const ahead = Date.parse(String(headers.date)) - before;
    expect(Math.round(ahead / 60_000)).toBe(3 * 24 * 60);
    const { body } = await postJson(`${center.url}/client/register`, deviceMetadata);
    expect(Number(body['clientIdIssuedAt']) * 1000 - before).toBeGreaterThan(2 * 86_400_000);
  });
});

describe('calls', () => {
  it('tells each operation with its outcome, account and role', async () => {
    await roles('334072819650');
    await portal(center, 'bad', '/federation/credentials', { account_id: '1', role_name: 'r' });
    expect(center.calls).toMatchObject([
      { operation: 'ListAccountRoles', status: 200, accountId: '334072819650' },
      { operation: 'GetRoleCredentials', status: 401, accountId: '1', roleName: 'r' },
    ]);
    expect(center.count('ListAccountRoles')).toBe(1);
    center.resetCalls();
    expect([center.calls.length, center.count('ListAccountRoles')]).toEqual([0, 0]);
  });

  it('counts a request while it is held, with status 0', async () => {
    const gate = new EventEmitter();
    const arrived = once(gate, 'arrived');
    center.onRequest(async ({ phase }) => {
      if (phase === 'answering') return;
      gate.emit('arrived');
      await once(gate, 'released');
    });
    const held = listing();
    await arrived;
    expect(center.calls).toMatchObject([{ operation: 'ListAccounts', status: 0 }]);
    gate.emit('released');
    expect((await held).status).toBe(200);
    expect(center.calls).toMatchObject([{ status: 200 }]);
  });
});

describe('onRequest', () => {
  it('tells arrival before the effect and answering after it, until removed', async () => {
    const seen: string[] = [];
    const remove = center.onRequest(({ phase, operation }) => void seen.push(`${operation} ${phase}`));
    await listing();
    remove();
    await listing();
    expect(seen).toEqual(['ListAccounts arrived', 'ListAccounts answering']);
  });
});

describe('stop', () => {
  it('may be called twice', async () => {
    await center.stop();
    await center.stop();
    await expect(exchange(center.url)).rejects.toThrow('ECONNREFUSED');
  });
});
