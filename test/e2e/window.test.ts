import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { exchange } from '../identity-center/exchange.ts';
import { type BuiltDesktop, buildDesktop } from './built-desktop.ts';
import { type Desktop, isStandIn, startDesktop } from './desktop-rig.ts';

const minute = 60_000;

/** The window manager’s part is played by the stand-in, which a real Electron leaves to the machine. */
describe.runIf(hasChromium && isStandIn)('the window of Daypass', () => {
  let built: BuiltDesktop;
  let desktop: Desktop;
  beforeAll(async () => {
    built = await buildDesktop();
    desktop = await startDesktop(built);
    await desktop.signIn();
  });
  afterAll(async () => {
    await desktop?.[Symbol.asyncDispose]();
    await built?.[Symbol.asyncDispose]();
  });
  const only = async () => {
    const [window, ...others] = await desktop.control.windows();
    if (window === undefined || others.length > 0) throw new Error(`${others.length + 1} windows or none`);
    return window;
  };
  const close = async () => desktop.control.closeWindow((await only()).id);
  const openByTray = () => desktop.control.pressTray('click');
  const focused = async () => (await desktop.page()).evaluate("document.activeElement?.getAttribute('role')");

  it('stands by its tray icon and lets nobody look into its page', async () => {
    const { bounds, options } = await only();
    // The icon is at the top edge, 24 wide from 1000.
    expect([bounds.y, bounds.x + bounds.width / 2]).toEqual([32, 1012]);
    expect(options.webPreferences).toMatchObject({
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
      ...{ nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false, webviewTag: false },
    });
    expect(await desktop.control.applicationMenu()).toBeNull();
  });

  it('is drawn by main before its scripts have come', async () => {
    const page = await desktop.page();
    const times = `[
      performance.getEntriesByName('first-contentful-paint')[0].startTime,
      Math.min(...performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map((one) => one.startTime)),
      performance.getEntriesByName('acts')[0].startTime,
    ]`;
    const [painted = Number.NaN, asked = Number.NaN, acts = Number.NaN]: readonly number[] = JSON.parse(
      String(await page.evaluate(`JSON.stringify(${times})`)),
    );
    expect([painted < asked, asked < acts]).toEqual([true, true]);
    const log = await readFile(path.join(desktop.home, 'log', 'daypass.log'), 'utf8');
    expect(log).not.toContain('first-page-not-drawn');
  });

  it('opens a pasted page of the console with its role, and again from the tray', async () => {
    const page = await desktop.page();
    const { control, center } = desktop;
    const opened = () => control.openedUrls();
    const before = (await opened()).length;
    const link = 'https://452907316084-x7abc.eu-west-1.console.aws.amazon.com/s3/buckets/reports?prefix=q1';
    await page.getByRole('combobox').fill(`${link} developer`);
    await page.getByText('Which role opens S3 · reports?').waitFor();
    await page.getByRole('option', { name: /PaymentsDeveloper/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await opened()).length, { timeout: 20_000 }).toBe(before + 1);
    // What the browser is given has no secret in it; what stands behind it, once, signs in.
    const given = (await opened())[before] ?? '';
    expect([...center.secrets].filter((secret) => given.includes(secret))).toEqual([]);
    const shown = await exchange((await exchange(given)).headers.location ?? '');
    expect(shown.body).toContain('eu-west-1.console.aws.amazon.com/s3/buckets/reports');
    await page.getByRole('grid').waitFor();
    // Now it is clear whose page it is.
    await page.getByRole('combobox').fill(link);
    await page
      .getByRole('option', { name: /^Open S3 · reports.*PaymentsDeveloper/, selected: true })
      .waitFor();
    await page.keyboard.press('Escape');
    const role = 'payments-dev · PaymentsDeveloper';
    const label = async () =>
      (await control.trays())[0]?.menu.find((one) => one.label.startsWith(role))?.label;
    await expect.poll(label, { timeout: 20_000 }).toBeDefined();
    await control.clickTrayMenu([(await label()) ?? '', 'Last opened pages', 'S3 · reports (eu-west-1)']);
    await expect.poll(async () => (await opened()).length, { timeout: 20_000 }).toBe(before + 2);
  });

  it('hides when closed, and misses nothing while it is away', async () => {
    const page = await desktop.page();
    await page.evaluate(
      'globalThis.seen = []; daypass.onState((state) => seen.push(JSON.parse(state).revision))',
    );
    await close();
    expect(await only()).toMatchObject({ visible: false });
    await desktop.daypass('sessions', 'rename', 'hanbit', 'Hanbit Games');
    const before = Number(await page.evaluate('seen.length'));
    await openByTray();
    expect(await only()).toMatchObject({ visible: true, focused: true });
    await page.getByText('Hanbit Games').first().waitFor();
    const { revision } = await desktop.state();
    await expect.poll(() => page.evaluate('seen.at(-1)')).toBe(revision);
    // Each whole snapshot once.
    const seen = JSON.parse(String(await page.evaluate('JSON.stringify(seen)')));
    expect([seen.length > before, new Set(seen).size]).toEqual([true, seen.length]);
  });

  it('is where the user left it, also after the next start', async () => {
    const { id, bounds } = await only();
    // A window manager's own shift is over by then.
    await desktop.pass(1_000);
    const left = { ...bounds, x: 100, y: 90, width: 500, height: 600 };
    await desktop.control.setWindowBounds({ id, bounds: left });
    await close();
    await openByTray();
    expect((await only()).bounds).toEqual(left);
    const file = path.join(desktop.home, 'window.json');
    const kept = async () =>
      Object.values(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')).layouts ?? {});
    await expect.poll(kept).toEqual([left]);
  });

  it('comes to a global shortcut with its search focused', async () => {
    const { control, ask, until } = desktop;
    await ask('saveSettings', { shortcut: 'super+alt+y' });
    expect(await control.shortcuts()).toEqual(['Super+Alt+Y']);
    await close();
    await control.pressShortcut('Super+Alt+Y');
    expect(await only()).toMatchObject({ visible: true, focused: true });
    await expect.poll(focused).toBe('combobox');
    await control.takeShortcut('Control+Alt+K');
    await ask('saveSettings', { shortcut: 'Control+Alt+K' });
    await until(({ desktop: view }) => view?.shortcut === 'taken');
    expect(await control.shortcuts()).toEqual([]);
  });

  it('comes back to a click on the tray icon with the old words of its search chosen', async () => {
    const field = (await desktop.page()).getByRole('combobox');
    await field.fill('zebra');
    await close();
    await openByTray();
    const chosen = () => field.evaluate(() => String(document.getSelection()));
    await expect.poll(chosen).toBe('zebra');
    await field.fill('');
  });

  it('is made anew when its page crashes', async () => {
    const { id } = await only();
    await desktop.control.crashRenderer(id);
    await expect.poll(async () => (await only()).id).not.toBe(id);
    expect(await only()).toMatchObject({ visible: true });
    const page = await desktop.page();
    await page.getByText('Hanbit Games').first().waitFor();
    expect(await readFile(path.join(desktop.home, 'log', 'daypass.log'), 'utf8')).toContain('window-failed');
  });

  it('is gone five minutes after it was closed, and back when somebody asks', async () => {
    await close();
    await desktop.pass(4 * minute);
    expect(await only()).toMatchObject({ visible: false });
    await desktop.pass(2 * minute);
    expect(await desktop.control.windows()).toEqual([]);
    expect((await desktop.daypass('open')).code).toBe(0);
    expect(await only()).toMatchObject({ visible: true });
    await (await desktop.page()).getByText('Hanbit Games').first().waitFor();
  });

  it('follows the theme that the user chose', async () => {
    await desktop.ask('saveSettings', { theme: 'dark' });
    const dark = async () =>
      (await desktop.page()).evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
    await expect.poll(dark).toBe(true);
    await desktop.ask('saveSettings', { theme: 'light' });
    await expect.poll(dark).toBe(false);
  });

  it('says why it does not start at login from a source folder, and does not', async () => {
    const { ask, control, environment, until } = desktop;
    await ask('saveSettings', { startAtLogin: true });
    const said = async () => (await control.notifications()).map(({ body }) => body);
    await expect.poll(said).toContainEqual(expect.stringContaining('install it and try again'));
    await until(({ settings }) => !settings.startAtLogin);
    expect(existsSync(path.join(environment['XDG_CONFIG_HOME'] ?? '', 'autostart'))).toBe(false);
  });

  it('is not opened by a start in the background, and a desktop without a tray is told of once', async () => {
    const programs = path.join(built.folder, 'programs');
    await mkdir(programs);
    const tell = async (script: string) => {
      await writeFile(path.join(programs, 'gdbus'), `#!/bin/sh\n${script}\n`);
      await chmod(path.join(programs, 'gdbus'), 0o755);
    };
    await tell('echo "GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown" >&2; exit 1');
    const PATH = `${programs}:${desktop.environment['PATH']}`;
    const environment = { PATH, WAYLAND_DISPLAY: 'wayland-9' };
    await using bare = await startDesktop(built, { args: ['--background'], environment });
    await expect.poll(bare.host, { timeout: 60_000 }).toBeDefined();
    expect(await bare.control.windows()).toEqual([]);
    const told = async () => (await bare.control.notifications()).map(({ title }) => title);
    await bare.pass(minute / 6);
    expect([await told(), await bare.control.trays()]).toEqual([[], []]);
    // Its minute begins once all is set up, which on a busy machine is a while after it answers.
    const toldIn = async (ms: number) => {
      await bare.pass(ms);
      return told();
    };
    await expect
      .poll(() => toldIn(minute / 3), { timeout: 60_000 })
      .toEqual(['Daypass is running without a tray icon']);
    await expect.poll(() => existsSync(path.join(bare.home, 'told-notices.json'))).toBe(true);
    await bare.app.stop();
    bare.use(await bare.launch('--background'));
    await expect.poll(bare.host, { timeout: 60_000 }).toBeDefined();
    await bare.pass(2 * minute);
    expect(await told()).toEqual([]);
    // As after installing an extension.
    await tell('echo "(<true>,)"');
    await bare.control.emitPower('unlock-screen');
    await bare.pass(5_000);
    await expect.poll(async () => (await bare.control.trays()).length).toBe(1);
    expect((await bare.control.trays())[0]?.toolTip).toBe('Daypass\nNo sign-in is set up yet');
  });
});
