import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createContainerEndpoints } from '../../../main/credential-process/container-endpoint.ts';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { parseRoleId, type RoleId } from '../../../main/credentials/role-id.ts';
import { AppError } from '../../../main/errors.ts';
import { createLog } from '../../../main/log.ts';
import { errorSentence } from '../../../preload/error-messages.ts';
import { eventually } from '../settle.ts';
import { get } from './http-get.ts';
import { developer, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
  await rig.signIn();
});
afterAll(() => rig[Symbol.asyncDispose]());
afterEach(() => vi.useRealTimers());

function role(): RoleId {
  const parsed = parseRoleId(`hanbit/${developer}`);
  if (parsed === undefined) throw new Error('no role');
  return parsed;
}

const alive = () => true;
const grant = () => rig.endpoints.grant({ role: role(), program: 'terraform', alive });

function endpointsOf(credentials: () => Promise<ServedCredentials>) {
  const { view: toView } = createLog(() => undefined);
  return createContainerEndpoints({
    ...{ credentials, toView, sentence: (error) => errorSentence(error, 'en') },
  });
}

describe('a container endpoint', () => {
  it('gives role credentials as SDKs take them to whoever has the token', async () => {
    const { url, token } = await grant();
    const { status, body } = await get(url, { authorization: token });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      Token: expect.any(String),
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AccountId: '452907316084',
    });
    expect(new URL(url).hostname).toBe('127.0.0.1');
  });

  it.each([
    ['no token', {}],
    ['another token', { authorization: 'x'.repeat(43) }],
    ['a shorter one', { authorization: 'x' }],
  ])('gives nothing to whoever has %s', async (_name, headers) => {
    const { url } = await grant();
    const { status, body } = await get(url, headers);
    expect([status, body]).toEqual([403, expect.not.stringContaining('ASIA')]);
  });

  it('gives nothing for the token of another grant', async () => {
    const [one, other] = [await grant(), await grant()];
    expect(await get(one.url, { authorization: other.token })).toMatchObject({ status: 403 });
  });

  it.each([
    ['a Host that was pointed here', { host: 'evil.example' }],
    ['localhost as Host', { host: 'localhost' }],
    ['the Host without its port', { host: '127.0.0.1' }],
    ['an Origin', { origin: 'https://evil.example' }],
    ['a Referer', { referer: 'https://evil.example/' }],
    ['Sec-Fetch-Mode', { 'sec-fetch-mode': 'no-cors' }],
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'none' }],
    ['a Cookie', { cookie: 'a=b' }],
  ])('gives nothing to a request with %s', async (_name, headers) => {
    const { url, token } = await grant();
    const { status, body } = await get(url, { authorization: token, ...headers });
    expect([status, body]).toEqual([400, expect.not.stringContaining('ASIA')]);
  });

  it.each(['POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE'])('gives nothing to %s', async (method) => {
    const { url, token } = await grant();
    expect(await get(url, { authorization: token }, method)).toMatchObject({ status: 400 });
  });

  it.each(['/', '', '/x', '?x', '/..'])('gives nothing at its path with %j after it', async (more) => {
    const { url, token } = await grant();
    const { status } = await get(`${more === '' ? new URL(url).origin : url}${more}`, {
      authorization: token,
    });
    expect(status).toBe(403);
  });

  it('gives nothing once it is revoked, while others go on', async () => {
    const [one, other] = [await grant(), await grant()];
    one.revoke();
    expect(await get(one.url, { authorization: one.token })).toMatchObject({ status: 403 });
    expect(await get(other.url, { authorization: other.token })).toMatchObject({ status: 200 });
  });

  it('is swept within a minute of the end of the process it was made for', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let lives = true;
    const endpoints = endpointsOf(() => rig.rig.core.broker.get(role()));
    const [mine, other] = [
      await endpoints.grant({ role: role(), program: 'mine', alive: () => lives }),
      await endpoints.grant({ role: role(), program: 'other', alive }),
    ];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await get(mine.url, { authorization: mine.token })).toMatchObject({ status: 200 });
    lives = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await get(mine.url, { authorization: mine.token })).toMatchObject({ status: 403 });
    expect(await get(other.url, { authorization: other.token })).toMatchObject({ status: 200 });
    endpoints.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('names the fault and no secret when the credentials cannot be had', async () => {
    const endpoints = endpointsOf(async () => Promise.reject(new AppError('sign-in-needed', 'corp')));
    const { url, token } = await endpoints.grant({ role: role(), program: 'terraform', alive });
    const { status, body } = await get(url, { authorization: token });
    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      code: 'sign-in-needed',
      message: 'Daypass: You are not signed in (any more); run `daypass login corp` to sign in.',
    });
    endpoints.close();
  });

  it('tells the person once that a long task needs a sign-in', async () => {
    await using signedOut = await startVerbRig();
    const { url, token } = await signedOut.endpoints.grant({ role: role(), program: 'terraform', alive });
    for (let time = 0; time < 3; time++)
      expect(await get(url, { authorization: token })).toMatchObject({ status: 400 });
    expect(signedOut.rig.core.store.get().sessions).toMatchObject([{ signInWantedBy: 'terraform' }]);
  });

  it('answers, and harms nothing, when credentials come with an end that is no date', async () => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown) => void unhandled.push(error);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', listen);
    const given = {
      accessKeyId: 'a',
      secretAccessKey: 'b',
      sessionToken: 'c',
      expiresAtMs: 9e15,
      accountId: '1',
    };
    const endpoints = endpointsOf(async () => given);
    const { url, token } = await endpoints.grant({ role: role(), program: 'terraform', alive });
    const answered = get(url, { authorization: token }).catch(() => undefined);
    try {
      await eventually(() => unhandled.length > 0 || isSettled(answered));
    } finally {
      endpoints.close();
      process.removeAllListeners('unhandledRejection');
      for (const other of others) process.on('unhandledRejection', other);
    }
    expect(unhandled).toEqual([]);
  });

  it('is closed with all that was granted', async () => {
    const endpoints = endpointsOf(() => rig.rig.core.broker.get(role()));
    const { url, token } = await endpoints.grant({ role: role(), program: 'terraform', alive });
    endpoints.close();
    await expect(get(url, { authorization: token })).rejects.toMatchObject({
      code: /ECONNREFUSED|ECONNRESET/,
    });
  });
});

const settled = new WeakSet<object>();
function isSettled(promise: Promise<unknown>): boolean {
  void promise.then(() => settled.add(promise));
  return settled.has(promise);
}
