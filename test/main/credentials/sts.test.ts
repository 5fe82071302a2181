import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { type AssumeRoleCall, createAssumeRole } from '../../../main/credentials/sts.ts';
import { createNetwork, type Network } from '../../../main/network.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { roleKeys, teamPayments } from '../../identity-center/raw-role.ts';
import { eventually, fakeTime, passTime, passTimeUntil } from '../settle.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let center: IdentityCenter;
let network: Network;
let call: AssumeRoleCall;
const clock = createClock();

beforeEach(async () => {
  fakeTime();
  center = await startIdentityCenter();
  network = createNetwork({ clock });
  const keys = await roleKeys(center, '334072819650', 'PaymentsOperator');
  call = {
    credentials: { ...keys, expiresAtMs: Date.now() + 7_200_000 },
    ...{ subject: 'chain:payments', roleArn: teamPayments, externalId: undefined, sessionName: 'hana' },
    ...{ durationSeconds: 3600, region: 'ap-northeast-2', endpoint: center.url },
    signal: new AbortController().signal,
  };
  center.resetCalls();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  network.close();
  await center.stop();
});

async function assume(changes: Partial<AssumeRoleCall> = {}) {
  const given = await passTimeUntil(createAssumeRole(network, clock)({ ...call, ...changes }), 50);
  if (given === 'base-expired') throw new Error(given);
  return given;
}
const asked = () => center.count('AssumeRole');
const minutesLeft = (given: { expiresAtMs: number }) => Math.round((given.expiresAtMs - Date.now()) / 60_000);

describe('AssumeRole', () => {
  it('gives credentials with the end that STS told', async () => {
    const given = await assume();
    expect(given.accessKeyId).toMatch(/^ASIA/);
    expect(given.secretAccessKey).toHaveLength(40);
    expect(minutesLeft(given)).toBe(60);
  });

  it('falls back to an hour when STS allows no longer', async () => {
    expect(minutesLeft(await assume({ durationSeconds: 43_200 }))).toBe(60);
    expect(asked()).toBe(2);
  });

  it('does not try another duration for what is not about the duration', async () => {
    await expect(assume({ sessionName: 'x', durationSeconds: 900 })).rejects.toMatchObject({
      ...{ code: 'chained-role-invalid', recovery: 'fix-input' },
    });
    expect(asked()).toBe(1);
  });

  it.each(['Throttling', 'ThrottlingException', 'RequestLimitExceeded'])('waits out %s', async (error) => {
    const fault = { kind: 'status', status: 400, error } as const;
    center.faults.add({ operation: 'AssumeRole', times: 3, fault });
    const startedAtMs = Date.now();
    expect((await assume()).accessKeyId).toMatch(/^ASIA/);
    expect(asked()).toBe(4);
    expect(Date.now() - startedAtMs).toBeGreaterThan(2500);
  });

  it('waits as long as STS says', async () => {
    center.faults.add({ operation: 'AssumeRole', fault: { kind: 'retry-after', seconds: 20 } });
    const startedAtMs = Date.now();
    await passTimeUntil(assume(), 500);
    expect(Date.now() - startedAtMs).toBeGreaterThanOrEqual(15_000);
  });

  it('gives up on a throttle within the 50 seconds that a tool waits', async () => {
    const fault = { kind: 'status', status: 429 } as const;
    center.faults.add({ operation: 'AssumeRole', times: Infinity, fault });
    const startedAtMs = Date.now();
    const failing = createAssumeRole(network, clock)(call);
    const seen = expect(failing).rejects.toMatchObject({ code: 'throttled' });
    await passTimeUntil(
      failing.catch(() => undefined),
      1000,
    );
    await seen;
    expect(Date.now() - startedAtMs).toBeLessThan(48_000);
  });

  it('stops waiting when the caller leaves', async () => {
    const fault = { kind: 'status', status: 400, error: 'Throttling' } as const;
    center.faults.add({ operation: 'AssumeRole', times: Infinity, fault });
    const leaving = new AbortController();
    const left = createAssumeRole(network, clock)({ ...call, signal: leaving.signal });
    const seen = expect(left).rejects.toThrow('gone');
    await passTime(1000, 100);
    leaving.abort(new Error('gone'));
    await seen;
    const before = asked();
    await passTime(20_000, 1000);
    expect(asked()).toBe(before);
  });

  it('ends with the reason of a caller who leaves while STS is silent', async () => {
    center.faults.add({ operation: 'AssumeRole', fault: { kind: 'hang' } });
    const leaving = new AbortController();
    const left = createAssumeRole(network, clock)({ ...call, signal: leaving.signal });
    const seen = expect(left).rejects.toThrow('gone');
    await eventually(() => asked() === 1);
    leaving.abort(new Error('gone'));
    await seen;
  });

  it.each([
    ['a dropped connection', { kind: 'drop' }],
    ['half an answer', { kind: 'half' }],
    ['the page of a captive portal', { kind: 'garbage' }],
    ['a passing fault of the service', { kind: 'status', status: 503 }],
  ] as const)('tries again after %s', async (_name, fault) => {
    center.faults.add({ operation: 'AssumeRole', times: 2, fault });
    expect((await assume()).accessKeyId).toMatch(/^ASIA/);
    expect(asked()).toBe(3);
  });

  it.each([
    ['offline', { kind: 'drop' }],
    ['bad-answer', { kind: 'garbage' }],
    ['unavailable', { kind: 'status', status: 500 }],
  ] as const)('says %s when that lasts', async (code, fault) => {
    center.faults.add({ operation: 'AssumeRole', times: Infinity, fault });
    await expect(assume()).rejects.toMatchObject({ code, subject: new URL(center.url).host });
    expect(asked()).toBe(3);
  });

  it('carries nothing of AWS’s own text in its errors', async () => {
    const refused = assume({ roleArn: 'arn:aws:iam::369417052848:role/nothing' });
    const error: unknown = await refused.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'role-refused', code: 'role-refused', subject: 'chain:payments' });
    expect(error).not.toHaveProperty('cause');
  });

  it('heeds no AWS setting made for other tools', async () => {
    await using folder = await temporaryFolder();
    await writeFile(folder.file('config'), '[default]\nregion\n[[broken');
    vi.stubEnv('AWS_CONFIG_FILE', folder.file('config'));
    vi.stubEnv('AWS_ENDPOINT_URL_STS', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x'.repeat(40));
    vi.stubEnv('AWS_PROFILE', 'nobody');
    vi.stubEnv('AWS_REGION', 'nowhere-1');
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '9');
    expect((await assume()).accessKeyId).toMatch(/^ASIA/);
    center.faults.add({ operation: 'AssumeRole', times: Infinity, fault: { kind: 'drop' } });
    await expect(assume()).rejects.toMatchObject({ code: 'offline' });
    expect(asked()).toBe(4);
  });

  it.each([
    ['ap-northeast-2', 'https://sts.ap-northeast-2.amazonaws.com'],
    ['cn-north-1', 'https://sts.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'https://sts.us-gov-west-1.amazonaws.com'],
    ['eusc-de-east-1', 'https://sts.eusc-de-east-1.amazonaws.eu'],
  ])('asks the STS of the region %s itself', async (region, origin) => {
    network.close();
    const origins = new Set<string>();
    const proxyFor = (url: string) => {
      origins.add(url);
      return 'http://127.0.0.1:9';
    };
    network = createNetwork({ clock, proxyFor });
    await expect(assume({ region, endpoint: undefined })).rejects.toMatchObject({
      ...{ code: 'offline', subject: new URL(origin).host },
    });
    expect([...origins]).toEqual([origin]);
  });

  it('asks nobody for a region that there is not', async () => {
    const nowhere = assume({ region: 'us-east-1.evil.example', endpoint: undefined });
    await expect(nowhere).rejects.toMatchObject({ code: 'chained-role-invalid', subject: 'region' });
  });
});
