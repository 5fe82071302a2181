import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openedPagesSchema,
  type OpenedPages,
  pageDue,
  signInOnReturn,
} from '../../../main/desktop/sign-in-on-return.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { createStore } from '../../../main/store.ts';
import type { AppState, SessionView } from '../../../preload/contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { aSession, aState, hours, minutes, nine } from './a-state.ts';

const over: Partial<SessionView> = { status: { kind: 'sign-in-needed', sinceMs: nine - hours(12) } };
const { settings } = aState();
const wished = (...sessions: readonly SessionView[]): AppState =>
  aState({ sessions, settings: { ...settings, signInOnReturn: true } });

describe('the page that is due', () => {
  const none: OpenedPages = { opened: {} };

  it('is that of a sign-in that has run out, for those who chose it', () => {
    expect(pageDue(wished(aSession(over)), none, nine)).toBe('hanbit');
    expect(pageDue(aState({ sessions: [aSession(over)] }), none, nine)).toBeUndefined();
  });

  it.each<SessionView['status']>([
    { kind: 'signed-out' },
    { kind: 'signed-in', signedInAtMs: nine, tokenExpiresAtMs: nine + hours(1), renewable: true },
    { kind: 'renewing', signedInAtMs: nine, sinceMs: nine },
    { kind: 'unknown', error: { code: 'keychain-locked', recovery: 'unlock-keychain' } },
  ])('is none of a session that is $kind', (status) => {
    expect(pageDue(wished(aSession({ status })), none, nine)).toBeUndefined();
  });

  it('is that of the session a program asked for, and one only, while none is open', () => {
    const asked = aSession({ ...over, id: 'nimbus', signInWantedBy: 'terraform' });
    expect(pageDue(wished(aSession(over), asked), none, nine)).toBe('nimbus');
    const open = aSession({
      id: 'other',
      status: { kind: 'signing-in', flow: 'pkce', link: 'https://a.example', expiresAtMs: nine },
    });
    expect(pageDue(wished(aSession(over), open), none, nine)).toBeUndefined();
  });

  it('is never the same twice within eight hours, wherever the clock is set', () => {
    fc.assert(
      fc.property(fc.integer({ min: -hours(48), max: hours(48) }), (later) => {
        const due = pageDue(wished(aSession(over)), { opened: { hanbit: nine } }, nine + later);
        expect(due).toBe(Math.abs(later) < hours(8) ? undefined : 'hanbit');
      }),
    );
  });
});

describe('coming back to the machine', () => {
  async function aMorning(state: AppState) {
    const folder = await temporaryFolder();
    const file = folder.file('opened-pages.json');
    const power = Object.assign(new EventEmitter(), { idle: 0, getSystemIdleTime: () => power.idle });
    const store = createStore(state);
    const clock = { nowMs: nine };
    const asked: string[] = [];
    const start = () =>
      signInOnReturn({
        ...{ power, store, now: () => clock.nowMs, signIn: (id) => asked.push(id) },
        ...{ file: storedFile(file, openedPagesSchema), tell: () => undefined },
      });
    return { power, store, clock, asked, start, file, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
  }

  it('opens the page at the start, and not again at each unlocking, nor after another start', async () => {
    await using morning = await aMorning(wished(aSession(over)));
    const { power, clock, asked, start } = morning;
    const stop = await start();
    expect(asked).toEqual(['hanbit']);
    clock.nowMs += hours(1);
    power.emit('unlock-screen');
    power.emit('resume');
    stop();
    await expect.poll(() => existsSync(morning.file)).toBe(true);
    (await start())();
    expect(asked).toEqual(['hanbit']);
    clock.nowMs += hours(23);
    await start();
    expect(asked).toEqual(['hanbit', 'hanbit']);
  });

  it('waits for the answer whether the sign-in still stands, but not for long', async () => {
    await using morning = await aMorning(wished(aSession()));
    const { store, clock, asked, start } = morning;
    await start();
    clock.nowMs += minutes(2);
    store.update((state) => ({ ...state, sessions: [aSession(over)] }));
    await expect.poll(() => asked).toEqual(['hanbit']);
    store.update((state) => ({ ...state, sessions: [aSession()] }));
    clock.nowMs += hours(9);
    store.update((state) => ({ ...state, sessions: [aSession(over)] }));
    await new Promise(setImmediate);
    expect(asked).toEqual(['hanbit']);
  });

  it('opens nothing behind a lock screen, nor while nobody is there', async () => {
    await using morning = await aMorning(wished(aSession()));
    const { power, store, asked, start } = morning;
    await start();
    power.emit('lock-screen');
    store.update((state) => ({ ...state, sessions: [aSession(over)] }));
    await new Promise(setImmediate);
    power.emit('resume');
    expect(asked).toEqual([]);
    power.idle = 3_600;
    power.emit('unlock-screen');
    expect(asked).toEqual([]);
    power.idle = 0;
    power.emit('resume');
    expect(asked).toEqual(['hanbit']);
  });

  it('hears of nothing once it is stopped', async () => {
    await using morning = await aMorning(wished(aSession()));
    const { power, store, asked, start } = morning;
    (await start())();
    store.update((state) => ({ ...state, sessions: [aSession(over)] }));
    await new Promise(setImmediate);
    power.emit('unlock-screen');
    expect(asked).toEqual([]);
    expect(power.eventNames()).toEqual([]);
  });
});
