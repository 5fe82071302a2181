import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventually, fakeTime, passTime, settle } from '../settle.ts';
import { developer, startVerbRig, type VerbRig } from './verb-rig.ts';

afterEach(() => vi.useRealTimers());

const ask = ['credentials', `hanbit/${developer}`];

/** Asks, and tells whether an answer is there. */
function asking(rig: VerbRig, signal?: AbortSignal) {
  const state = { answered: false };
  const answer = rig.run(ask, signal === undefined ? {} : { signal }).then((answered) => {
    state.answered = true;
    return answered;
  });
  return { state, answer };
}

describe('waiting for a sign-in', () => {
  it('is not done unless the settings say so', async () => {
    await using rig = await startVerbRig();
    expect(await rig.run(ask)).toMatchObject({ code: 3, out: '' });
    expect(rig.rig.core.store.get().sessions[0]).not.toHaveProperty('signInAwaitedUntilMs');
  });

  it('holds the answer until somebody signs in', async () => {
    fakeTime();
    await using rig = await startVerbRig();
    await rig.settings.set('waitForSignIn', '45');
    const { state, answer } = asking(rig);
    await passTime(5000, 1000);
    expect(state.answered).toBe(false);
    await rig.rig.signIn();
    expect(await answer).toMatchObject({ code: 0, err: '' });
  });

  it('ends after the time set, with what it would have said at once', async () => {
    fakeTime();
    await using rig = await startVerbRig();
    await rig.settings.set('waitForSignIn', '20');
    const { state, answer } = asking(rig);
    const askedAtMs = rig.rig.core.now();
    await passTime(19_000, 1000);
    expect(state.answered).toBe(false);
    const { signInAwaitedUntilMs = 0 } = rig.rig.core.store.get().sessions[0] ?? {};
    expect(Math.abs(signInAwaitedUntilMs - askedAtMs - 20_000)).toBeLessThan(1000);
    await passTime(2000, 500);
    expect(await answer).toMatchObject({ code: 3, out: '' });
  });

  it('holds too where the sign-in that stood has just been ended by AWS', async () => {
    fakeTime();
    await using rig = await startVerbRig();
    await rig.rig.signIn();
    await rig.settings.set('waitForSignIn', '45');
    rig.rig.center.endPortalSession();
    const { state, answer } = asking(rig);
    await eventually(() => rig.rig.core.store.get().sessions[0]?.status.kind === 'sign-in-needed');
    await passTime(3000, 1000);
    expect(state.answered).toBe(false);
    await rig.rig.signIn();
    expect(await answer).toMatchObject({ code: 0 });
  });

  it('ends at once when the asker leaves', async () => {
    fakeTime();
    await using rig = await startVerbRig();
    await rig.settings.set('waitForSignIn', '45');
    const leaving = new AbortController();
    const { state, answer } = asking(rig, leaving.signal);
    await passTime(2000, 1000);
    expect(state.answered).toBe(false);
    leaving.abort();
    expect(await answer).toMatchObject({ out: '' });
  });

  it('leaves no timer behind once it is over', async () => {
    fakeTime();
    await using rig = await startVerbRig();
    await rig.settings.set('waitForSignIn', '45');
    await settle(50);
    const leaving = new AbortController();
    const before = vi.getTimerCount();
    const asked = Array.from({ length: 50 }, () => asking(rig, leaving.signal));
    await passTime(1000, 500);
    await rig.rig.signIn();
    for (const { answer } of asked) expect(await answer).toMatchObject({ code: 0 });
    await settle(50);
    expect(vi.getTimerCount() - before).toBeLessThan(25);
  });
});
