import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServedCredentials } from '../../../main/credentials/broker.ts';
import { eventually, passTime, passTimeUntil, settle } from '../settle.ts';
import { type BrokerRig, holdAnswers, minute, role, startBrokerRig } from './broker-rig.ts';

let rig: BrokerRig;
const operator = 'hanbit/334072819650/PaymentsOperator';

beforeEach(async () => {
  rig = await startBrokerRig();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

const get = (id: string): Promise<ServedCredentials> => passTimeUntil(rig.broker.get(role(id)), 50);
const fetches = () => rig.center.count('GetRoleCredentials');

describe('a caller of the broker who leaves', () => {
  it('hears their own reason, while the others get their credentials', async () => {
    const answer = holdAnswers(rig.center);
    const leaving = new AbortController();
    const left = rig.broker.get(role(operator), { signal: leaving.signal });
    const stayed = rig.broker.get(role(operator));
    const seen = expect(left).rejects.toThrow('gone');
    await eventually(() => fetches() === 1);
    leaving.abort(new Error('gone'));
    await seen;
    answer();
    expect((await passTimeUntil(stayed, 50)).accessKeyId).toMatch(/^ASIA/);
    expect(fetches()).toBe(1);
  });

  it('ends the fetch when nobody else waits for it', async () => {
    const fault = { kind: 'retry-after', seconds: 20 } as const;
    rig.center.faults.add({ operation: 'GetRoleCredentials', fault });
    const leaving = new AbortController();
    const left = rig.broker.get(role(operator), { signal: leaving.signal });
    const seen = expect(left).rejects.toThrow('gone');
    await eventually(() => fetches() === 1);
    await passTime(2000, 100);
    leaving.abort(new Error('gone'));
    await seen;
    await passTime(60_000, 5000);
    expect(fetches()).toBe(1);
    expect((await get(operator)).accessKeyId).toMatch(/^ASIA/);
  });

  it('is not given old credentials instead', async () => {
    const first = await get(operator);
    vi.setSystemTime(first.expiresAtMs - 10 * minute);
    rig.center.faults.add({ operation: 'GetRoleCredentials', fault: { kind: 'hang' } });
    const leaving = new AbortController();
    const left = rig.broker.get(role(operator), { signal: leaving.signal });
    const seen = expect(left).rejects.toThrow('gone');
    await eventually(() => fetches() === 2);
    leaving.abort(new Error('gone'));
    await seen;
    await settle();
    expect((await get(operator)).accessKeyId).not.toBe(first.accessKeyId);
  });

  it('costs no call when they had left before they asked', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(rig.broker.get(role(operator), { signal })).rejects.toThrow('gone');
    expect(fetches()).toBe(0);
  });
});
