import { describe, expect, it } from 'vitest';
import { clearAtSignOut } from '../../../main/desktop/clear-at-sign-out.ts';
import { createStore } from '../../../main/store.ts';
import type { SessionStatus, SessionView } from '../../../preload/contract.ts';
import { aSession, aState, nine, signedIn } from './a-state.ts';

const signingIn: SessionStatus = { kind: 'signing-in', flow: 'pkce', link: '', expiresAtMs: nine };

/** How often it was cleared while the sessions became these, one after the other. */
async function cleared(...steps: readonly (readonly SessionView[])[]): Promise<number> {
  const store = createStore(aState({ sessions: steps[0] ?? [] }));
  let count = 0;
  const stop = clearAtSignOut(store, () => count++);
  for (const sessions of steps.slice(1)) {
    store.update((state) => ({ ...state, sessions }));
    // It tells its listeners once per turn.
    await new Promise(setImmediate);
  }
  stop();
  return count;
}

const withStatus = (status: SessionStatus) => [aSession({ status })];
const out = withStatus({ kind: 'signed-out' });

describe('what was copied', () => {
  it('goes once when its sign-in is ended, by whomever', async () => {
    expect(await cleared(withStatus(signedIn), out, out)).toBe(1);
  });

  it('goes when one of several sign-ins is ended', async () => {
    const other = aSession({ id: 'other' });
    const both = [...withStatus(signedIn), other];
    expect(await cleared(both, [...out, other])).toBe(1);
  });

  it('goes with a session that is removed, also after its sign-in ran out', async () => {
    expect(await cleared(withStatus(signedIn), [])).toBe(1);
    expect(await cleared(withStatus({ kind: 'sign-in-needed', sinceMs: nine }), [])).toBe(1);
  });

  it('stays when a sign-in runs out, is held up or begins anew', async () => {
    const renewing = withStatus({ kind: 'renewing', signedInAtMs: nine, sinceMs: nine });
    const needed = withStatus({ kind: 'sign-in-needed', sinceMs: nine });
    const path = [renewing, needed, withStatus(signingIn), withStatus(signedIn)];
    expect(await cleared(withStatus(signedIn), ...path)).toBe(0);
  });

  it('stays when a first sign-in is given up', async () => {
    expect(await cleared(out, withStatus(signingIn), out)).toBe(0);
  });

  it('goes when a sign-in is ended while another was under way', async () => {
    expect(await cleared(withStatus(signedIn), withStatus(signingIn), out)).toBe(1);
  });
});
