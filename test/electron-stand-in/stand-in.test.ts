import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { startFixture, type Fixture } from './rig.ts';

describe.skipIf(!hasChromium)('the Electron stand-in', () => {
  let fixture: Fixture;
  let page: Page;
  let second: Page;
  beforeAll(async () => {
    fixture = await startFixture();
    await fixture.said('loaded');
    page = await fixture.app.page('?first');
    second = await fixture.app.page('?second');
  });
  afterAll(async () => {
    await fixture[Symbol.asyncDispose]();
  });

  it('carries calls from the page through the preload to the main process and back', async () => {
    expect(await page.evaluate('fixture.echo(1, "x", { deep: [true, null] })')).toEqual([
      1,
      'x',
      { deep: [true, null] },
    ]);
  });

  it('rejects in the page with the message of the handler, in the words of Electron', async () => {
    const message = await page.evaluate('fixture.fail().catch((fault) => fault.message)');
    expect(message).toBe("Error invoking remote method 'fail': Error: on purpose");
  });

  it('calls a listener of the page with what the main process sends, until it is taken off', async () => {
    const heard = await page.evaluate(`new Promise((resolve) => {
      const heard = [];
      const off = fixture.onPushed((text, time) => {
        heard.push([text, time instanceof Date]);
        off();
        fixture.push('unheard');
        fixture.echo().then(() => fixture.echo()).then(() => resolve(heard));
      });
      fixture.push('heard');
    })`);
    expect(heard).toEqual([['heard', true]]);
  });

  it('shows the page what the preload exposed, frozen, and neither Node nor the channel', async () => {
    const seen = await page.evaluate(`({
      frozen: Object.isFrozen(fixture) && Object.isFrozen(fixture.nested.list),
      node: typeof require + typeof process,
      channel: Object.getOwnPropertyNames(globalThis).filter((name) => /standin/i.test(name)),
    })`);
    expect(seen).toEqual({ frozen: true, node: 'undefinedundefined', channel: [] });
  });

  it('enforces the content security policy of the app', async () => {
    expect(await page.evaluate('[globalThis.ran, globalThis.evaluated]')).toEqual([true, false]);
    const fetched = await page.evaluate(
      'fetch("https://example.com").then(() => "fetched", () => "refused")',
    );
    expect(fetched).toBe('refused');
  });

  it('keeps the bridge over a reload, and the windows apart', async () => {
    await page.reload();
    expect(await page.evaluate('fixture.whoAmI().then(({ url }) => url)')).toBe('app://fixture/?first');
    expect(await second.evaluate('fixture.whoAmI().then(({ url }) => url)')).toBe(
      'app://fixture/?second#part',
    );
  });

  it('tells a request of an inner frame from one of the page', async () => {
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '/frame' }))`,
    );
    const answer = page.frameLocator('iframe').locator('p', { hasText: 'app://' });
    expect(JSON.parse(await answer.innerText())).toEqual({
      url: 'app://fixture/frame',
      origin: 'app://fixture',
      top: false,
    });
  });

  it('asks the app before a page opens a window or goes elsewhere, and obeys', async () => {
    const targets = await followTargets(page);
    expect(await page.evaluate('window.open("https://example.com/new")')).toBeNull();
    await fixture.said('open https://example.com/new');
    await page.evaluate('void (location.href = "https://example.com/away")');
    await fixture.said('navigate https://example.com/away');
    expect(await page.evaluate('fixture.whoAmI().then(({ url }) => url)')).toBe('app://fixture/?first');
    await expect.poll(() => targets()).toEqual(['open', 'open', 'closed']);
  });

  it('fails a request whose handler throws, and lives on', async () => {
    const failed = await page.evaluate(
      'new Promise((resolve) => Object.assign(new Image(), { src: "/broken", onerror: () => resolve(true) }))',
    );
    expect(failed).toBe(true);
  });

  it('asks the app before a page follows a redirect away', async () => {
    await page.evaluate('void (location.href = "/redirect")');
    await fixture.said('redirect https://example.com/redirected');
    expect(await page.evaluate('location.search')).toBe('?first');
  });

  it('asks the app before a page downloads', async () => {
    await page.evaluate(
      `Object.assign(document.createElement('a'), { href: 'data:text/plain,x', download: 'x.txt' }).click()`,
    );
    await fixture.said('download x.txt');
  });

  it('lets the listener of the session see and cancel a request', async () => {
    await page.evaluate('void document.body.append(Object.assign(new Image(), { src: "/counted" }))');
    await fixture.said('asked for app://fixture/counted');
  });

  it('asks the permission handlers of the session, and denies what they deny', async () => {
    const code = await page.evaluate(
      'new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve(0), ({ code }) => resolve(code)))',
    );
    expect(code).toBe(1);
    expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
    const state = 'navigator.permissions.query({ name: "geolocation" }).then(({ state }) => state)';
    expect(await page.evaluate(state)).toBe('denied');
    await fixture.said('permission notifications');
  });

  it('shows the tray as data and clicks what is in its menu', async () => {
    const { control } = fixture.app;
    expect(await control.trays()).toMatchObject([
      { toolTip: 'Fixture', menu: [{ label: 'More' }, { label: 'Quit' }] },
    ]);
    await control.clickTrayMenu(['More', 'Notify']);
    const shown = await control.notifications();
    expect(shown).toMatchObject([{ title: 'Hello', body: 'World', actions: ['Do'], state: 'shown' }]);
    await control.actOnNotification({ id: 0, act: { kind: 'action', index: 0 } });
    await fixture.said('notification action 0');
    await control.clickTrayMenu(['More', 'Notify']);
    await control.actOnNotification({ id: 1, act: { kind: 'click' } });
    await fixture.said('notification clicked');
    await expect(control.clickTrayMenu(['Nothing'])).rejects.toThrow('no "Nothing" among: More, Quit');
  });

  it('keeps the options and bounds of each window', async () => {
    const windows = await fixture.app.control.windows();
    expect(windows).toHaveLength(2);
    expect(windows[0]).toMatchObject({
      url: 'app://fixture/?first',
      bounds: { width: 400, height: 300 },
      options: { webPreferences: { sandbox: true } },
    });
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([400, 300]);
  });

  it('lets the dark mode of the system through to the page', async () => {
    await fixture.app.control.setDark(true);
    await expect.poll(() => page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);
  });

  it('lets one process per user data folder run, which hears of the second', async () => {
    const other = await fixture.again('--hello');
    expect(await other.ended).toBe(0);
    await other.stop();
    await fixture.said('second true {"asked":"to show"}');
  });

  it('reports a renderer that has crashed, and loads the page again when the app wants that', async () => {
    const [, { id } = { id: 0 }] = await fixture.app.control.windows();
    await fixture.app.control.crashRenderer(id);
    await fixture.said('gone crashed');
    await fixture.said('loaded again');
  });
});

describe.skipIf(!hasChromium)('the end of the Electron stand-in', () => {
  it('quits in the order of Electron, without window-all-closed', async () => {
    await using fixture = await startFixture();
    await fixture.said('loaded');
    await fixture.app.control.clickTrayMenu(['Quit']).catch(() => undefined);
    expect(await fixture.app.ended).toBe(0);
    expect(fixture.app.output().trim().split('\n')).toEqual(['loaded', 'before-quit', 'will-quit', 'quit']);
  });

  it('does not quit while the app prevents it', async () => {
    await using fixture = await startFixture('--refuse-quit=1');
    await fixture.said('loaded');
    await fixture.app.control.clickTrayMenu(['Quit']);
    expect(await fixture.app.control.windows()).toHaveLength(2);
    await fixture.app.control.clickTrayMenu(['Quit']).catch(() => undefined);
    expect(await fixture.app.ended).toBe(0);
  });

  it('says window-all-closed after the last window, and lives on when that is listened for', async () => {
    await using fixture = await startFixture();
    await fixture.said('loaded');
    for (const { id } of await fixture.app.control.windows()) await fixture.app.control.closeWindow(id);
    await fixture.said('window-all-closed');
    expect(await fixture.app.control.windows()).toEqual([]);
  });

  it('takes Chromium and its profile along when it is killed', async () => {
    await using fixture = await startFixture();
    await fixture.said('loaded');
    const { pid, profile } = await fixture.app.chromium();
    process.kill(fixture.app.pid, 'SIGKILL');
    expect(await fixture.app.ended).toBe('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => existsSync(profile), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Every page that Chromium has had since, whoever opened it. */
async function followTargets(page: Page): Promise<() => readonly string[]> {
  const devtools = await page.context().browser()?.newBrowserCDPSession();
  const states = new Map<string, 'open' | 'closed'>();
  devtools?.on('Target.targetCreated', ({ targetInfo: { targetId, type } }) => {
    if (type === 'page') states.set(targetId, 'open');
  });
  devtools?.on('Target.targetDestroyed', ({ targetId }) => {
    if (states.has(targetId)) states.set(targetId, 'closed');
  });
  await devtools?.send('Target.setDiscoverTargets', { discover: true });
  return () => [...states.values()];
}
