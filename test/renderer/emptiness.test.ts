import { describe, expect, it } from 'vitest';
import type { InventoryProgress, SessionStatus, SessionView } from '../../preload/contract.ts';
import { emptinessOf } from '../../renderer/views/access/emptiness.ts';
import { aSession, aState, anAccount, signedIn } from '../main/desktop/a-state.ts';

const idle: InventoryProgress = { kind: 'idle' };
const listed: InventoryProgress = { kind: 'idle', listedAtMs: 1 };
const listing: InventoryProgress = { kind: 'listing', done: 0, total: 2 };
const failed: InventoryProgress = { kind: 'failed', error: { code: 'offline', recovery: 'retry' } };
const ended: SessionStatus = { kind: 'sign-in-needed', sinceMs: 1 };
const signedOut: SessionStatus = { kind: 'signed-out' };
const pending: SessionStatus = { kind: 'signing-in', flow: 'pkce', link: 'https://x', expiresAtMs: 9 };
const one = (status: SessionStatus, progress: InventoryProgress): SessionView =>
  aSession({ status, progress });
const roleless = [anAccount('payments', []), anAccount('orders', [])];

describe('where no role is seen', () => {
  it.each([
    ['there is no sign-in yet', [], 'no-sessions'],
    ['a list is under way', [one(signedIn, listing)], 'listing'],
    ['accounts came, and no role yet', [{ ...one(signedIn, listing), accounts: roleless }], 'listing'],
    ['one signed in a moment ago', [one(signedIn, idle)], 'listing'],
    ['two lists failed', [one(signedIn, failed), one(signedIn, failed)], 'failed'],
    [
      'accounts came, and then the network went',
      [{ ...one(signedIn, failed), accounts: roleless }],
      'failed',
    ],
    ['the access token is late', [one({ kind: 'renewing', signedInAtMs: 0, sinceMs: 1 }, idle)], 'failed'],
    ['one signs in', [one(signedOut, idle), one(pending, idle)], 'signing-in'],
    ['a sign-in ended before a role came', [{ ...one(ended, failed), accounts: roleless }], 'signed-out'],
    [
      'one list was read, and one needs a sign-in',
      [one(signedIn, listed), one(signedOut, idle)],
      'partly-signed-out',
    ],
    [
      'one list failed, and one needs a sign-in',
      [one(signedIn, failed), one(ended, idle)],
      'partly-signed-out',
    ],
    ['all lists were read', [one(signedIn, listed), one(ended, listed)], 'no-roles'],
    ['all roles are elsewhere', [{ ...one(signedIn, listed), accounts: [anAccount('pay')] }], 'no-match'],
  ] as const)('because %s', (_name, sessions, emptiness) => {
    expect(emptinessOf(aState({ sessions }))).toBe(emptiness);
  });
});
