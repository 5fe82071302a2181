import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SessionView } from '../../preload/contract.ts';
import { scenes, sharedAccounts } from './screenshot-scenes.ts';
import { snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

declare global {
  interface Window {
    readonly axe: { run(context: object, options: object): ReturnType<AxeBuilder['analyze']> };
  }
}

/** Each language and each theme once: colours do not depend on the language, nor names on the theme. */
const looks = [
  { language: 'en', theme: 'light' },
  { language: 'ko', theme: 'dark' },
] as const;

/** The very elements of another scene: scrolled, wider, or with another sentence in them. */
const likeAnother = new Set([
  ...['details-end', 'credentials', 'settings-end', 'settings-renewal', 'search-misspelt', 'home-smallest'],
  ...['profiles-changes', 'profiles-end', 'profiles-in-step', 'profiles-wide', 'profiles-wide-changes'],
  ...['profiles-moved', 'profiles-error'],
  ...['sessions-wide', 'settings-wide', 'rules-wide', 'about-wide'],
  ...['link-wide', 'link-refused', 'link-no-role', 'picker-wide', 'picker-search'],
  ...['browsers', 'browsers-wide', 'browsers-fault'],
  ...[
    'throttled',
    'held-up',
    'keychain-unavailable',
    'memory-only',
    'file-damaged',
    'stale',
    'two-notices',
    'sign-in-unknown',
  ],
  ...['details-lost-wide', 'more-menu-lost', 'sign-in-awaited', 'two-lists-failed'],
  ...['palette-nothing', 'picker-nothing', 'picker-large-text', 'copy-menu-large-text'],
  ...['details-forced-colours', 'more-menu-forced-colours', 'settings-forced-colours'],
  ...['first-run-wide', 'first-run-large-text', 'settings-large-text', 'settings-keychain-locked'],
  ...['profiles-large-text'],
]);

/** Brings axe into the page. */
async function bringAxe(page: Page): Promise<void> {
  await new AxeBuilder({ page }).setLegacyMode(true).withRules(['document-title']).analyze();
}

/**
 * All rules, but: a menu lies over every landmark and in none; where the user's own colours are forced, ours do not count;
 * and what the primitives put around a popup to lead the focus back cannot keep it.
 */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(() =>
    window.axe.run(
      { include: [['html']], exclude: [['[data-base-ui-focus-guard]']] },
      {
        ...{ resultTypes: ['violations'], iframes: false },
        rules: {
          region: { enabled: document.querySelector('[role=menu]') === null },
          'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches },
        },
      },
    ),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}

export function accessibilityPromises(open: Open): void {
  describe('for everybody', () => {
    // Themes and languages change in the open page, as they do for a user: one page serves for all looks.
    it.each(scenes.filter(({ name }) => !likeAnother.has(name)))(
      'axe finds nothing in $name, in both languages and themes',
      async ({ change, window, act }) => {
        const { page, push } = await open({
          ...window,
          theme: 'light',
          ...(change === undefined ? {} : { change }),
        });
        await act?.(page);
        await bringAxe(page);
        for (const { language, theme } of looks) {
          await push((state) => ({ ...state, language, settings: { ...state.settings, theme } }));
          await page.locator(`html[lang=${language}][data-theme=${theme}]`).waitFor();
          await page.clock.runFor(300);
          expect(await findings(page), `${language} ${theme}`).toEqual([]);
        }
      },
    );

    it.each([
      'home',
      'details',
      'sessions',
      'settings',
      'rules-open',
      'profiles',
      'profiles-written',
      'link',
      'picker',
      'browsers-open',
      'no-sessions',
      'keychain-unavailable',
      'memory-only',
      'file-damaged',
      'sign-in-refused',
      'toast-sign-in',
    ])('nothing is cut off at 200 % text: %s', async (name) => {
      const scene = scenes.find((one) => one.name === name);
      const { page } = await open({
        ...scene?.window,
        ...{ zoom: 2, clock: 'still' },
        ...(scene?.change === undefined ? {} : { change: scene.change }),
      });
      await scene?.act?.(page);
      await page.clock.runFor(300);
      expect(await page.evaluate(cutOff)).toEqual([]);
    });

    it('a role is read whole at 200 % text, below its account, and each row has its place', async () => {
      const { page } = await open({ roles: 300, zoom: 2, change: sharedAccounts });
      const rows = await page.locator('.role-row').evaluateAll((all) =>
        all.map((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          const parts = [...row.querySelectorAll<HTMLElement>('.role-set, .role-session')];
          return { top, bottom, cut: parts.some((part) => part.scrollWidth > part.clientWidth) };
        }),
      );
      expect(rows.length).toBeGreaterThan(3);
      expect(rows.filter(({ cut }) => cut)).toEqual([]);
      const inOrder = rows.toSorted((a, b) => a.top - b.top);
      for (const [at, { bottom }] of inOrder.entries())
        expect(inOrder[at + 1]?.top ?? bottom).toBeGreaterThan(bottom - 1);
    });

    it('nothing moves for who asked for stillness', async () => {
      const { page } = await open({
        reducedMotion: true,
        change: scenes.find(({ name }) => name === 'loading')?.change ?? ((state) => state),
      });
      await page.locator('.skeleton').waitFor();
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });

    it('says what is chosen without colours of its own', async () => {
      const { page } = await open({ forcedColours: true });
      const outline = await page
        .locator('[role=row][aria-selected=true]')
        .evaluate((row) => getComputedStyle(row).outlineStyle);
      expect(outline).toBe('solid');
    });

    it('has live regions for what changes by itself', async () => {
      const { page } = await open();
      expect(await page.getByRole('status').count()).toBeGreaterThanOrEqual(3);
    });

    it('reads of the active row whose role it is and how long it lasts, not what can be done with it', async () => {
      const { page } = await open();
      const row = page.locator('[role=row][aria-selected=true]');
      const said = await row.ariaSnapshot();
      expect(said).toMatch(/row "[^"]*nimbus-[^"]*\d+m in use"/);
      expect(said).not.toMatch(/row "[^"]*Copy/);
      // Read, though there is no room to see it.
      expect(await row.locator('.role-clock-word').evaluate((one) => one.clientWidth)).toBeLessThan(2);
    });

    it('says how many the palette has found', async () => {
      const { page } = await open();
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog');
      const said = () => dialog.getByRole('status').textContent();
      await dialog.getByRole('combobox').fill('settings');
      await expect.poll(said).toMatch(/^\d+ results?$/);
      await dialog.getByRole('combobox').fill('zebra');
      await expect.poll(said).toBe('Nothing matches');
    });

    it('says by which page and code a sign-in is approved, and that it has come about', async () => {
      const { page, push } = await open();
      const become = (status: SessionView['status']) =>
        push((state) => ({ ...state, sessions: state.sessions.map((session) => ({ ...session, status })) }));
      const link = 'https://nimbus.awsapps.com/start/#/device?user_code=KQVT-MHBD';
      const expiresAtMs = snapshotAtMs + 600_000;
      const said = (text: string) =>
        page.locator('[role=status]', { hasText: text }).waitFor({ state: 'attached' });
      await become({ kind: 'signing-in', flow: 'device', userCode: 'KQVT-MHBD', expiresAtMs, link });
      await said('only if it shows this code: KQVT-MHBD Address of the page: nimbus.awsapps.com');
      await become({
        ...{ kind: 'signed-in', signedInAtMs: snapshotAtMs, tokenExpiresAtMs: expiresAtMs, renewable: true },
      });
      await said('Signed in to Nimbus');
      await become({ kind: 'signed-out' });
      await expect
        .poll(() => page.locator('[role=status]', { hasText: 'Signed in to Nimbus' }).count())
        .toBe(0);
    });
  });
}

/** In the page: what has text that runs out of the window, or scrolls sideways. */
function cutOff(): readonly string[] {
  const width = document.documentElement.clientWidth;
  const wide = [
    ...document.querySelectorAll('button, h1, h2, h3, p, dt, dd, label, input, .select, .switch'),
  ];
  return wide
    .filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      return own > 1 && (left < -1 || right > width + 1) && element.closest('.visually-hidden') === null;
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
