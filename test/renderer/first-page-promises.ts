import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../preload/contract.ts';
import { drawFirstPage } from '../../renderer/first-page.ts';
import { scenes } from './screenshot-scenes.ts';
import { snapshot, snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

const narrow = { width: 420, height: 640 };
const wide = { width: 1_100, height: 720 };
const never = new Promise<never>(() => undefined);

const drawings = [
  ...[3, 300, 5_000].flatMap((roles) => [
    { scene: 'home', roles, language: 'ko', theme: 'light', size: narrow } as const,
    // Node's Korean for the time of day, seen in the details, is another than Chromium's; Electron has one for both.
    { scene: 'home', roles, language: 'en', theme: 'dark', size: wide } as const,
  ]),
  ...[
    'sign-in-needed',
    'offline',
    'keychain-locked',
    'no-roles',
    'loading',
    'clipboard',
    'home-shared-accounts',
  ].map((scene) => ({ scene, roles: 300, language: 'ko', theme: 'light', size: narrow }) as const),
];

/** What main draws, before the window's own scripts have come. */
export function firstPagePromises(open: Open): void {
  describe('the first page', () => {
    beforeAll(() => {
      vi.stubEnv('TZ', 'Asia/Seoul');
      vi.useFakeTimers({ now: snapshotAtMs + 1_000, toFake: ['Date'] });
    });
    afterAll(() => {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    });

    it.each(drawings)(
      'is to the pixel what the scripts then draw: $scene, $roles roles, $language',
      async ({ scene, size, ...look }) => {
        const wish = {
          ...{ ...look, ...size, change: stateOf(scene), dark: look.theme === 'dark' },
          ...{ clock: 'still' as const, reducedMotion: true, fill: filledFor(size) },
        };
        const first = await open({ ...wish, scriptsAfter: never });
        const refused = first.page.waitForEvent('console', { timeout: 1_000 }).catch(() => undefined);
        await first.page.locator('#root[aria-busy] .window').waitFor();
        expect((await refused)?.text()).toBe(undefined);
        const second = await open(wish);
        const [drawn, then] = [await first.page.screenshot(), await second.page.screenshot()];
        expect(drawn.equals(then)).toBe(true);
      },
    );

    it('keeps what was typed before anything could hear it', async () => {
      let letScriptsCome = () => {};
      const scriptsAfter = new Promise<void>((resolve) => (letScriptsCome = resolve));
      const { page } = await open({ roles: 300, scriptsAfter, fill: filledFor(narrow) });
      await page.locator('#root[aria-busy] input:focus').waitFor();
      await page.keyboard.type('payments prod');
      letScriptsCome();
      await page.locator('#root:not([aria-busy]) .window').waitFor();
      const field = page.getByRole('combobox', { name: 'Search accounts and roles' });
      expect(await field.inputValue()).toBe('payments prod');
      await page.keyboard.type(' admin');
      expect(await field.inputValue()).toBe('payments prod admin');
      await expect
        .poll(() => page.locator('.role-row:visible').first().textContent())
        .toMatch(/payments-prod/);
    });

    it.each(['access', 'profiles', 'sessions', 'rules', 'browsers', 'settings', 'about'] as const)(
      'gives way to the scripts whatever view is shown: %s',
      async (view) => {
        const change = ({ desktop, ...state }: AppState): AppState =>
          desktop === undefined ? state : { ...state, desktop: { ...desktop, shown: { view, times: 1 } } };
        const { page } = await open({ roles: 3, change, fill: filledFor(narrow) });
        await page.locator('#root:not([aria-busy]) main h1').waitFor({ state: 'attached' });
      },
    );

    it('takes nobody’s name for markup, and its language and theme are the window’s', () => {
      const state = snapshot({ roles: 3, language: 'ko', theme: 'dark' });
      const name = '"><script>alert(1)</script><b style="color:red">&';
      const named = state.sessions.map((session) => ({
        ...session,
        accounts: session.accounts.map((account) => ({ ...account, name })),
      }));
      const html = drawFirstPage(plain, { ...state, sessions: named }, narrow);
      expect(html).toContain('<html lang="ko" data-theme="dark">');
      expect(html).not.toMatch(/<script>alert|<b /);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(() => drawFirstPage('<p>', state, narrow)).toThrow('not the page of the window');
    });
  });
}

const plain =
  '<html lang="en"><head><style data-later></style><script src="a.js"></script></head><body><div id="root"></div></body></html>';

const filledFor = (size: typeof narrow) => (html: string, state: AppState) =>
  drawFirstPage(html, state, size);

function stateOf(scene: string): (state: AppState) => AppState {
  const found = scenes.find(({ name }) => name === scene);
  if (found === undefined) throw new Error(`no such scene: ${scene}`);
  return found.change ?? ((state) => state);
}
