import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { type BuiltDesktop, buildDesktop } from './built-desktop.ts';
import { type Desktop, isStandIn, startDesktop } from './desktop-rig.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Only the stand-in's clock can be moved. AWS ends this organization’s sign-ins after eight hours. */
describe.runIf(hasChromium && isStandIn)('24 hours with Daypass', () => {
  let built: BuiltDesktop;
  let desktop: Desktop;
  const role = 'hanbit/452907316084/PaymentsDeveloper';
  beforeAll(async () => {
    built = await buildDesktop();
    desktop = await startDesktop(built);
    await desktop.signIn();
    desktop.center.resetCalls();
  });
  afterAll(async () => {
    await desktop?.[Symbol.asyncDispose]();
    await built?.[Symbol.asyncDispose]();
  });

  /** So many programs at once; how long what they got is good for, the shortest, milliseconds. */
  async function goodFor(programs = 1): Promise<number> {
    const asked = Array.from({ length: programs }, () => desktop.daypass('credentials', role));
    const lives = (await Promise.all(asked)).map(({ code, stdout, stderr }) => {
      expect([code, stderr]).toEqual([0, '']);
      return Date.parse(JSON.parse(stdout).Expiration) - desktop.now();
    });
    return Math.min(...lives);
  }

  /** A program asks every half hour, the last time at the end. */
  async function work(ms: number): Promise<void> {
    for (let done = 0; done < ms; done += 30 * minute) {
      await desktop.pass(30 * minute);
      expect(await goodFor()).toBeGreaterThan(10 * minute);
    }
  }
  /** The person approves the page that was opened last; `count`: how many were, since the beginning. */
  async function approveOf(count: number): Promise<void> {
    const { center, control, until } = desktop;
    await until(({ sessions }) => sessions[0]?.status.kind === 'signing-in');
    const urls = await control.openedUrls();
    expect(urls).toHaveLength(count);
    await center.approve(urls.at(-1) ?? '');
    await until(({ sessions }) => sessions[0]?.status.kind === 'signed-in');
  }

  const shown = async () =>
    (await desktop.control.notifications())
      .filter(({ state }) => state === 'shown')
      .map(({ title }) => title);
  const statusKind = async () => (await desktop.state()).sessions[0]?.status.kind;

  it('works a morning through without a word', async () => {
    await work(3 * hour);
    expect(await shown()).toEqual([]);
    expect(await statusKind()).toBe('signed-in');
  });

  it('has good credentials at once after an hour’s sleep, however many programs wake up with it', async () => {
    await desktop.sleep(hour);
    expect(await goodFor(20)).toBeGreaterThan(10 * minute);
    expect(await shown()).toEqual([]);
  });

  it('gets over a network that is away while the access token runs out', async () => {
    const { center, control, until, pass } = desktop;
    await control.setOnline(false);
    center.faults.add({ operation: '*', times: 10_000, fault: { kind: 'drop' } });
    await pass(75 * minute);
    await until(({ sessions }) => sessions[0]?.status.kind === 'renewing');
    // It says so when it has lasted five minutes.
    await pass(6 * minute);
    await expect.poll(shown).toEqual(['AWS cannot be reached']);
    center.faults.clear();
    await control.setOnline(true);
    await pass(10_000);
    await until(({ sessions }) => sessions[0]?.status.kind === 'signed-in');
    await expect.poll(shown).toEqual([]);
    expect(await goodFor(10)).toBeGreaterThan(10 * minute);
  });

  it('says so when somebody sets the clock wrong, and serves on', async () => {
    const { jump, until, daypass } = desktop;
    await jump(20 * minute);
    const other = 'hanbit/452907316084/ReadOnlyAccess';
    expect((await daypass('credentials', other)).code).toBe(0);
    await until(({ clockSkewMs = 0 }) => clockSkewMs < -19 * minute);
    await jump(-20 * minute);
    expect((await daypass('credentials', 'hanbit/452907316084/Administrator')).code).toBe(4);
    await until(({ clockSkewMs }) => clockSkewMs === undefined);
    expect(await statusKind()).toBe('signed-in');
  });

  it('works on until the evening', async () => {
    await work(2 * hour);
    expect(await shown()).toEqual([]);
  });

  it('has asked AWS for little all day, and opened no browser since the morning', async () => {
    const { center, control } = desktop;
    // A renewal an hour, and a few more for sleep and the network.
    expect(center.count('CreateToken')).toBeLessThan(16);
    expect(center.count('GetRoleCredentials')).toBeLessThan(16);
    expect(await control.openedUrls()).toHaveLength(1);
  });

  it('does not say a word of the night', async () => {
    const { sleep, until, control } = desktop;
    await sleep(16 * hour + 45 * minute);
    await until(({ sessions }) => sessions[0]?.status.kind === 'sign-in-needed');
    expect(await shown()).toEqual([]);
    expect(await control.openedUrls()).toHaveLength(1);
  });

  it('asks once in the morning, and one sign-in is all it takes', async () => {
    const { control, daypass } = desktop;
    const codes = await Promise.all(
      Array.from({ length: 30 }, async () => (await daypass('credentials', role)).code),
    );
    expect(new Set(codes)).toEqual(new Set([3]));
    await expect.poll(shown).toEqual(['Sign-in needed']);
    const notice = (await control.notifications()).find(({ state }) => state === 'shown');
    await control.actOnNotification({ id: notice?.id ?? -1, act: { kind: 'click' } });
    await approveOf(2);
    expect(await goodFor(20)).toBeGreaterThan(10 * minute);
    await expect.poll(shown).toEqual([]);
  });

  it('for those who chose it opens the page itself in the morning, so that the approval is all they do', async () => {
    const { ask, control, sleep } = desktop;
    await ask('saveSettings', { signInOnReturn: true });
    await sleep(16 * hour);
    await approveOf(3);
    expect(await goodFor(20)).toBeGreaterThan(10 * minute);
    // Lunch, with the screen locked.
    await control.emitPower('lock-screen');
    await desktop.pass(hour);
    await control.emitPower('unlock-screen');
    expect(await goodFor()).toBeGreaterThan(10 * minute);
    expect(await control.openedUrls()).toHaveLength(3);
  });
});
