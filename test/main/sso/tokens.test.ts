import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { createNetwork } from '../../../main/network.ts';
import { homeOf } from '../../../main/sso/endpoints.ts';
import { createOidc } from '../../../main/sso/oidc.ts';
import { createTokens, type Tokens } from '../../../main/sso/tokens.ts';
import { createVault } from '../../../main/sso/vault.ts';
import { type Rig, startRig } from '../rig.ts';
import { fakeTime } from '../settle.ts';
import { sessionsOf } from './sessions-of.ts';

const minute = 60_000;
let rig: Rig & AsyncDisposable;

beforeEach(async () => {
  fakeTime();
  rig = await startRig();
  await rig.signIn();
  // Its own keeper would renew beside the tokens under test.
  await rig.core.close();
  rig.center.resetCalls();
});
afterEach(async () => {
  vi.useRealTimers();
  await rig[Symbol.asyncDispose]();
});

/** Tokens as another start of Daypass over the same keychain sees them. */
function anotherStart(items = rig.items): Tokens {
  const clock = createClock();
  const sessions = sessionsOf({ all: rig.core.sessions, get: rig.core.session });
  const vault = createVault(openKeychain(createMemoryStore(items)), home);
  const network = createNetwork({ clock });
  return createTokens(sessions, vault, createOidc(network, clock), clock);
}

function fail(): never {
  throw new Error('not needed here');
}

const id = () => rig.session.id;
const home = () => homeOf(rig.session);
const refreshes = () => rig.center.count('CreateToken');

describe('access tokens', () => {
  it('are handed out as they are while more than 15 minutes remain', async () => {
    const tokens = anotherStart();
    vi.advanceTimersByTime(44 * minute);
    expect(await tokens.access(id())).toBe(await tokens.access(id()));
    expect(refreshes()).toBe(0);
  });

  it('are renewed once for 40 callers that find the token expired', async () => {
    const tokens = anotherStart();
    vi.advanceTimersByTime(61 * minute);
    const given = await Promise.all(Array.from({ length: 40 }, () => tokens.access(id())));
    expect(new Set(given).size).toBe(1);
    expect(refreshes()).toBe(1);
  });

  it('last as long as they do where the clock was days wrong until they came, and are then renewed again', async () => {
    const tokens = anotherStart();
    vi.setSystemTime(Date.now() + 48 * 60 * minute);
    rig.center.setClockOffset(-48 * 60 * minute);
    const first = await tokens.access(id());
    vi.advanceTimersByTime(61 * minute);
    expect(await tokens.access(id())).not.toBe(first);
    expect(refreshes()).toBe(2);
  });

  it('survive 100 rounds of 40 callers with rotating refresh tokens', async () => {
    const tokens = anotherStart();
    for (let round = 1; round <= 100; round++) {
      rig.center.revokeAccessTokens();
      const current = await tokens.access(id());
      vi.advanceTimersByTime(2 * minute);
      const given = await Promise.all(Array.from({ length: 40 }, () => tokens.replace(id(), current)));
      expect(new Set(given).size).toBe(1);
      expect(given[0]).not.toBe(current);
      expect(refreshes()).toBe(round);
    }
    expect((await tokens.status(id())).kind).toBe('signed-in');
  });

  it('are in the keychain before anyone gets them', async () => {
    const tokens = anotherStart();
    vi.advanceTimersByTime(61 * minute);
    const given = await tokens.access(id());
    expect([...rig.items.values()].join('')).toContain(given.slice(0, 100));
  });

  it('stay good when a renewal fails and they are still valid', async () => {
    const tokens = anotherStart();
    const before = await tokens.access(id());
    vi.advanceTimersByTime(59 * minute + 30_000);
    rig.center.faults.add({ operation: 'CreateToken', times: 9, fault: { kind: 'status', status: 503 } });
    expect(await tokens.access(id())).toBe(before);
  });

  it.each([
    ['a broken connection', { kind: 'drop' }, 'offline'],
    ['a fault of the service', { kind: 'status', status: 500 }, 'unavailable'],
    ['a throttled call', { kind: 'status', status: 429 }, 'throttled'],
  ] as const)('do not end the sign-in by %s', async (_name, fault, code) => {
    const tokens = anotherStart();
    vi.advanceTimersByTime(61 * minute);
    rig.center.faults.add({ operation: 'CreateToken', fault });
    await expect(tokens.access(id())).rejects.toMatchObject({ code });
    expect((await tokens.status(id())).kind).toBe('renewing');
    await tokens.access(id());
    expect((await tokens.status(id())).kind).toBe('signed-in');
  });

  it('do not end the sign-in by the page of a captive portal', async () => {
    const tokens = anotherStart();
    vi.advanceTimersByTime(61 * minute);
    rig.center.faults.add({ operation: 'CreateToken', fault: { kind: 'garbage' } });
    await expect(tokens.access(id())).rejects.toMatchObject({ code: 'bad-answer' });
    expect((await tokens.status(id())).kind).toBe('renewing');
  });

  it('are taken from the keychain when another process renewed first', async () => {
    const [one, other] = [anotherStart(), anotherStart()];
    await other.access(id());
    vi.advanceTimersByTime(61 * minute);
    const renewed = await one.access(id());
    expect(await other.access(id())).toBe(renewed);
    expect(refreshes()).toBe(1);
  });

  it('ask for a sign-in once the portal session is over, and only then', async () => {
    const tokens = anotherStart();
    await tokens.access(id());
    rig.center.endPortalSession();
    vi.advanceTimersByTime(50 * minute);
    await tokens.keepFresh(id());
    expect(await tokens.status(id())).toMatchObject({ kind: 'signed-in', renewable: false });
    vi.advanceTimersByTime(11 * minute);
    await expect(tokens.access(id())).rejects.toMatchObject({ code: 'sign-in-needed', subject: id() });
    expect((await tokens.status(id())).kind).toBe('sign-in-needed');
    await expect(tokens.access(id())).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(refreshes()).toBe(1);
  });

  it('ask for a sign-in when the registration ran out', async () => {
    const tokens = anotherStart();
    await tokens.access(id());
    vi.advanceTimersByTime(91 * 24 * 60 * minute);
    await expect(tokens.access(id())).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(refreshes()).toBe(0);
  });

  it('are not brought back by a renewal that was under way at sign-out', async () => {
    const tokens = anotherStart();
    vi.advanceTimersByTime(61 * minute);
    let release: () => void = fail;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    rig.center.onRequest(({ phase }) => (phase === 'answering' ? held : undefined));
    const renewal = tokens.access(id());
    const seen = expect(renewal).rejects.toMatchObject({ code: 'sign-in-needed' });
    await vi.waitFor(() => expect(refreshes()).toBe(1), { timeout: 5000 });
    await tokens.forget(id());
    release();
    await seen;
    expect((await tokens.status(id())).kind).toBe('signed-out');
    expect([...rig.items.keys()].filter((name) => name.includes(id()))).toEqual([]);
  });

  it('are kept in memory when the keychain fails at the worst moment, and written when it is back', async () => {
    const store = createMemoryStore(rig.items);
    let failing = false;
    const clock = createClock();
    const keychain = openKeychain({
      ...store,
      set: (account, value) => (failing ? Promise.reject(new Error('disk full')) : store.set(account, value)),
    });
    const sessions = sessionsOf({ all: rig.core.sessions, get: rig.core.session });
    const tokens = createTokens(
      sessions,
      createVault(keychain, home),
      createOidc(createNetwork({ clock }), clock),
      clock,
    );
    vi.advanceTimersByTime(61 * minute);
    failing = true;
    const renewed = await tokens.access(id());
    expect(await tokens.access(id())).toBe(renewed);
    failing = false;
    vi.advanceTimersByTime(50 * minute);
    await tokens.keepFresh(id());
    expect(await anotherStart().access(id())).toBe(await tokens.access(id()));
  });
});
