import { describe, expect, it } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { createRenewal, type RenewedRole } from '../../../main/credentials/renewal.ts';
import { AppError } from '../../../main/errors.ts';
import type { ErrorCode } from '../../../preload/contract.ts';

const minute = 60_000;
const assigned = { kind: 'assigned', sessionId: 'hanbit', accountId: '334072819650', roleName: 'A' } as const;

/** One role that is due whatever was fetched, as a clock gone wrong would have it. */
function everDue({ inUse = false, code }: { readonly inUse?: boolean; readonly code?: ErrorCode } = {}) {
  let [nowMs, fetches] = [0, 0];
  const wanted: RenewedRole = { role: assigned, roleId: 'a', life: undefined, inUse, share: 0 };
  const renewal = createRenewal({
    wanted: () => [wanted],
    isWanted: () => true,
    sourceOf: () => ({
      ...{ roleId: 'a', sessionId: 'hanbit', accountId: '334072819650', root: assigned, origin: '' },
      fetch: () => Promise.reject(new Error('not needed here')),
    }),
    supply: {
      current: () => Promise.reject(new Error('not needed here')),
      renewUnasked: () => {
        fetches += 1;
        return Promise.reject(new AppError(code ?? 'unavailable'));
      },
      ...{ isResting: () => false, isRefused: () => false, forgetFailures: () => undefined },
    },
    ...{ isSignedIn: async () => true, isListed: () => true, tell: () => undefined },
    ...{ clock: createClock(() => nowMs), signal: new AbortController().signal },
  });
  return {
    fetches: () => fetches,
    startOver: renewal.startOver,
    async rounds(count: number) {
      for (let round = 0; round < count; round++) {
        nowMs += minute;
        await renewal.round();
      }
    },
  };
}

describe('renewal ahead of a role that never comes to be fresh', () => {
  it('is tried every five minutes at most where nobody uses it', async () => {
    const role = everDue({ code: 'role-refused' });
    await role.rounds(60);
    expect(role.fetches()).toBe(12);
  });

  it('is tried in each round where it is in use', async () => {
    const role = everDue({ inUse: true });
    await role.rounds(10);
    expect(role.fetches()).toBe(10);
  });

  it('is tried at once by whoever signs in anew', async () => {
    const role = everDue();
    await role.rounds(2);
    role.startOver();
    await role.rounds(1);
    expect(role.fetches()).toBe(2);
  });
});
