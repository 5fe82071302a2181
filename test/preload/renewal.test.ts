import { describe, expect, it } from 'vitest';
import type { AppState, ErrorView, InventoryProgress, SessionStatus } from '../../preload/contract.ts';
import { overdueAtMs, renewalHold, renewalWindowMs, sessionIdOf } from '../../preload/renewal.ts';
import { aSession, aState, signedIn } from '../main/desktop/a-state.ts';

const minute = 60_000;
const roleId = 'hanbit/000000000001/Admin';
const life = (minutes: number) => ({ issuedAtMs: 0, expiresAtMs: minutes * minute });
const chained = (id: string, base: string): AppState['chainedRoles'][number] => ({
  ...{ id, base, roleArn: 'arn:aws:iam::000000000002:role/deploy', region: 'eu-west-1' },
});

describe('the renewal of credentials', () => {
  it.each([
    [480, 15, 10],
    [60, 15, 10],
    [15, 5, 10 / 3],
  ])('of %d minutes begins before %d and is overdue below %d', (lasts, window, overdue) => {
    expect(renewalWindowMs(life(lasts))).toBe(window * minute);
    expect(lasts * minute - overdueAtMs(life(lasts))).toBeCloseTo(overdue * minute);
  });

  const failed = (code: ErrorView['code']): InventoryProgress => ({
    ...{ kind: 'failed', error: { code, recovery: 'retry' } },
  });
  const unknown = (recovery: ErrorView['recovery']): SessionStatus => ({
    ...{ kind: 'unknown', error: { code: 'keychain-damaged', recovery } },
  });
  const pending = { kind: 'signing-in', flow: 'pkce', link: 'https://x', expiresAtMs: 0 } as const;
  it.each([
    ['nothing while one is signed in', undefined, signedIn, { kind: 'idle' }],
    ['nothing while AWS slows the list down', undefined, signedIn, failed('throttled')],
    ['perhaps the network', 'unsure', signedIn, failed('offline')],
    ['a sign-in that ended', 'sign-in', { kind: 'sign-in-needed', sinceMs: 0 }, { kind: 'idle' }],
    ['a sign-out', 'sign-in', { kind: 'signed-out' }, { kind: 'idle' }],
    ['a sign-in under way', 'sign-in', pending, { kind: 'idle' }],
    ['an access token', 'held-up', { kind: 'renewing', signedInAtMs: 0, sinceMs: 0 }, { kind: 'idle' }],
    ['a locked keychain', 'held-up', unknown('unlock-keychain'), { kind: 'idle' }],
    ['a damaged sign-in', 'sign-in', unknown('sign-in'), { kind: 'idle' }],
  ] as const)('is held up by %s', (_name, hold, status, progress) => {
    const state = aState({ sessions: [aSession({ id: 'other' }), aSession({ status, progress })] });
    expect(renewalHold(state, roleId)).toBe(hold);
  });

  it('of a chained role hangs on the sign-in at its root', () => {
    const chainedRoles = [
      chained('chain:a', 'chain:b'),
      chained('chain:b', roleId),
      chained('chain:c', 'chain:c'),
    ];
    expect(sessionIdOf(chainedRoles, 'chain:a')).toBe('hanbit');
    expect(sessionIdOf(chainedRoles, 'chain:gone')).toBeUndefined();
    expect(sessionIdOf(chainedRoles, 'chain:c')).toBeUndefined();
    const state = aState({ sessions: [aSession({ status: { kind: 'signed-out' } })], chainedRoles });
    expect(renewalHold(state, 'chain:a')).toBe('sign-in');
    expect(renewalHold(state, 'chain:gone')).toBe('held-up');
  });
});
