import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import { portal, signIn } from './raw-client.ts';
import { publishedRate } from './throttle.ts';

let center: IdentityCenter;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await startIdentityCenter({ throttle: { perSecond: 2, burst: 3 } });
});
afterEach(async () => {
  vi.useRealTimers();
  await center.stop();
});

async function statuses(accessToken: string, calls: number): Promise<readonly number[]> {
  const all: number[] = [];
  while (all.length < calls) all.push((await portal(center, accessToken, '/assignment/accounts')).status);
  return all;
}

describe('the throttle', () => {
  it('lets the burst through, then answers 429 in the form of the portal', async () => {
    const { accessToken } = await signIn(center);
    expect(await statuses(accessToken, 4)).toEqual([200, 200, 200, 429]);
    const { errorType, body } = await portal(center, accessToken, '/assignment/accounts');
    expect(errorType).toBe('TooManyRequestsException');
    expect(body).toEqual({
      message: 'HTTP 429 Unknown Code',
      __type: 'com.amazonaws.switchboard.portal#TooManyRequestsException',
    });
  });

  it('fills up with time and never above the burst', async () => {
    const { accessToken } = await signIn(center);
    await statuses(accessToken, 3);
    vi.setSystemTime(Date.now() + 500);
    expect(await statuses(accessToken, 2)).toEqual([200, 429]);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await statuses(accessToken, 4)).toEqual([200, 200, 200, 429]);
  });

  it('counts all portal calls of a sign-in together', async () => {
    const { accessToken } = await signIn(center);
    await portal(center, accessToken, '/assignment/roles', { account_id: '334072819650' });
    await portal(center, accessToken, '/federation/credentials');
    expect(await statuses(accessToken, 2)).toEqual([200, 429]);
  });

  it('counts each sign-in apart', async () => {
    const [one, other] = [await signIn(center), await signIn(center)];
    await statuses(one.accessToken, 3);
    expect(await statuses(other.accessToken, 1)).toEqual([200]);
  });

  it('leaves sign-in calls alone', async () => {
    await Promise.all(Array.from({ length: 5 }, () => signIn(center)));
    expect(center.calls.filter((call) => call.status === 429)).toEqual([]);
  });

  it('can be changed and switched off', async () => {
    const { accessToken } = await signIn(center);
    center.setThrottle(publishedRate);
    expect(await statuses(accessToken, 21)).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    center.setThrottle('off');
    expect(new Set(await statuses(accessToken, 50))).toEqual(new Set([200]));
  });
});
