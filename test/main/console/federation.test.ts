import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { createFederate, type FederationCall } from '../../../main/console/federation.ts';
import { createNetwork, type Network } from '../../../main/network.ts';
import { exchange } from '../../identity-center/exchange.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { assumeTeamPayments, type RoleKeys, roleKeys } from '../../identity-center/raw-role.ts';
import { eventually, fakeTime, passTimeUntil } from '../settle.ts';

let center: IdentityCenter;
let network: Network;
let keys: RoleKeys;
let call: FederationCall;
// Looked up at each call, so that it follows the fake time.
const clock = createClock(() => Date.now());
const destination = 'https://ap-northeast-2.console.aws.amazon.com/s3/home?region=ap-northeast-2';

beforeEach(async () => {
  fakeTime();
  center = await startIdentityCenter();
  network = createNetwork({ clock });
  keys = await roleKeys(center, '334072819650', 'PaymentsOperator');
  call = {
    credentials: { ...keys, expiresAtMs: Date.now() + 7_200_000 },
    ...{ subject: 'hanbit/334072819650/PaymentsOperator', destination, region: 'ap-northeast-2' },
    ...{ issuer: 'https://hanbit.awsapps.com/start', durationSeconds: undefined, logoutFirst: false },
    ...{ endpoint: center.url, signal: new AbortController().signal },
  };
  center.resetCalls();
});
afterEach(async () => {
  vi.useRealTimers();
  network.close();
  await center.stop();
});

const federate = (changes: Partial<FederationCall> = {}) =>
  passTimeUntil(createFederate(network, clock)({ ...call, ...changes }), 50);
const asked = () => center.count('GetSigninToken');

describe('a link into the console', () => {
  it('opens the page with the role it was made for', async () => {
    const { body, status } = await exchange((await federate()).reveal());
    expect(status).toBe(200);
    for (const fact of ['payments-prod (334072819650)', 'PaymentsOperator', destination])
      expect(body).toContain(fact);
  });

  it('leads back to the portal when the console’s session has ended', async () => {
    const { searchParams } = new URL((await federate()).reveal());
    expect(searchParams.get('Issuer')).toBe('https://hanbit.awsapps.com/start');
  });

  it('is good for as long as it says', async () => {
    const link = await federate();
    expect(link.expiresAtMs - Date.now()).toBeLessThanOrEqual(900_000);
    center.setClockOffset(link.expiresAtMs - Date.now() - 1000);
    expect((await exchange(link.reveal())).status).toBe(200);
    center.setClockOffset(900_000);
    expect((await exchange(link.reveal())).status).toBe(400);
  });

  it('prints as nothing', async () => {
    const link = await federate();
    const token = new URL(link.reveal()).searchParams.get('SigninToken') ?? '';
    for (const text of [JSON.stringify(link), inspect(link, { showHidden: true, depth: 9 })])
      expect(text).not.toContain(token);
  });

  it('ends the console that was open before, where that is asked for', async () => {
    const logout = await exchange((await federate({ logoutFirst: true })).reveal());
    expect(logout.status).toBe(302);
    const { status, body } = await exchange(logout.headers.location ?? '');
    expect([status, body.includes('PaymentsOperator')]).toEqual([200, true]);
  });
});

describe('how long a console lasts', () => {
  it('is asked for as wished', async () => {
    await federate({ durationSeconds: 43_200 });
    expect(asked()).toBe(1);
  });

  it('is left to AWS where it refuses the wish, as with chained roles', async () => {
    const chained = await assumeTeamPayments(center, keys);
    const link = await federate({
      ...{ credentials: { ...chained, expiresAtMs: Date.now() + 3_600_000 }, durationSeconds: 3600 },
    });
    expect(asked()).toBe(2);
    expect((await exchange(link.reveal())).body).toContain('team-payments');
  });

  it.each([899, 43_201, 1000.5, Number.NaN])('cannot be %d seconds', async (durationSeconds) => {
    await expect(federate({ durationSeconds })).rejects.toMatchObject({ code: 'bad-request' });
    expect(asked()).toBe(0);
  });
});

describe('what is in the way', () => {
  it('is AWS, when it does not take the credentials', async () => {
    center.setClockOffset(8 * 3_600_000);
    await expect(federate()).rejects.toMatchObject({ code: 'console-refused', subject: call.subject });
    expect(asked()).toBe(1);
  });

  it.each([400, 401, 403])('is a refusal with %d', async (status) => {
    center.faults.add({ operation: 'GetSigninToken', fault: { kind: 'status', status } });
    await expect(federate()).rejects.toMatchObject({ code: 'console-refused', subject: call.subject });
  });

  it.each([
    ['a dropped connection', { kind: 'drop' }],
    ['half an answer', { kind: 'half' }],
    ['the page of a captive portal', { kind: 'garbage' }],
    ['a throttle', { kind: 'status', status: 429 }],
    ['a passing fault of the service', { kind: 'status', status: 503 }],
  ] as const)('passes by itself after %s', async (_name, fault) => {
    center.faults.add({ operation: 'GetSigninToken', times: 2, fault });
    expect((await exchange((await federate()).reveal())).status).toBe(200);
    expect(asked()).toBe(3);
  });

  it.each([
    ['offline', { kind: 'drop' }],
    ['bad-answer', { kind: 'garbage' }],
    ['throttled', { kind: 'status', status: 429 }],
    ['unavailable', { kind: 'status', status: 500 }],
    ['bad-answer', { kind: 'status', status: 404 }],
  ] as const)('is %s when that lasts', async (code, fault) => {
    center.faults.add({ operation: 'GetSigninToken', times: Infinity, fault });
    const error: unknown = await federate().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, message: code });
    expect(error).not.toHaveProperty('cause');
    expect(inspect(error)).not.toContain(keys.secretAccessKey);
    expect(asked()).toBe(3);
  });

  it('is over when the caller leaves', async () => {
    center.faults.add({ operation: 'GetSigninToken', fault: { kind: 'hang' } });
    const leaving = new AbortController();
    const left = createFederate(network, clock)({ ...call, signal: leaving.signal });
    const seen = expect(left).rejects.toThrow('gone');
    await eventually(() => asked() === 1);
    leaving.abort(new Error('gone'));
    await seen;
  });
});

describe('the sign-in host', () => {
  it.each([
    ['us-east-1', 'usual', 'signin.aws.amazon.com', 'console.aws.amazon.com'],
    ['ap-northeast-2', 'usual', 'ap-northeast-2.signin.aws.amazon.com', 'console.aws.amazon.com'],
    ['us-east-1', 'logout', 'us-east-1.signin.aws.amazon.com', 'console.aws.amazon.com'],
    ['cn-north-1', 'usual', 'signin.amazonaws.cn', 'console.amazonaws.cn'],
    ['cn-northwest-1', 'usual', 'cn-northwest-1.signin.amazonaws.cn', 'console.amazonaws.cn'],
    ['us-gov-west-1', 'usual', 'signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
    ['us-gov-east-1', 'usual', 'us-gov-east-1.signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
    [
      'eusc-de-east-1',
      'usual',
      'eusc-de-east-1.signin.amazonaws-eusc.eu',
      'eusc-de-east-1.console.amazonaws-eusc.eu',
    ],
  ])('of %s (%s) is %s', async (region, how, host, page) => {
    network.close();
    const origins = new Set<string>();
    const proxyFor = (url: string) => {
      origins.add(url);
      return 'http://127.0.0.1:9';
    };
    network = createNetwork({ clock, proxyFor });
    const there = { region, endpoint: undefined, destination: `https://${page}/console/home` };
    await expect(federate({ ...there, logoutFirst: how === 'logout' })).rejects.toMatchObject({
      ...{ code: 'offline', subject: host },
    });
    expect([...origins]).toEqual([`https://${host}`]);
  });

  it.each([
    ['https://evil.example/', 'link-refused'],
    ['https://console.amazonaws.cn/console/home', 'link-refused'],
    ['https://334072819650-x.ap-northeast-2.console.aws.amazon.com/', 'link-refused'],
    ['nothing', 'link-refused'],
  ])('is not asked for %s', async (to, code) => {
    await expect(federate({ destination: to })).rejects.toMatchObject({ code });
    expect(asked()).toBe(0);
  });

  it.each(['us-iso-east-1', 'us-east-1.evil.example', ''])(
    'is not known of the region %j',
    async (region) => {
      await expect(federate({ region, endpoint: undefined })).rejects.toMatchObject({ code: 'bad-request' });
    },
  );
});
