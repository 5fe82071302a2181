import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState, View } from '../../preload/contract.ts';
import { snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

/** The row that the search field names as the active one. */
export async function activeRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    const row = document.getElementById(id);
    return row?.querySelector('.role-names, .section-head-cell')?.textContent ?? '';
  });
}

const searchField = (page: Page) => page.getByRole('combobox', { name: 'Search accounts and roles' });
const isFocused = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

const calledFor =
  (place: { readonly view?: View }) =>
  ({ desktop, ...state }: AppState): AppState =>
    desktop === undefined
      ? state
      : { ...state, desktop: { ...desktop, shown: { ...place, times: desktop.shown.times + 1 } } };

export function keyboardPromises(open: Open): void {
  describe('at the keyboard', () => {
    it('begins in the search field, and again each time somebody is led here', async () => {
      const { page, push } = await open();
      await expect.poll(() => isFocused(page, '.search-field-input')).toBe(true);
      await page.locator('.status-sessions').focus();
      await push(calledFor({ view: 'access' }));
      await expect.poll(() => isFocused(page, '.search-field-input')).toBe(true);
    });

    it.each([
      ['with a view', { view: 'access' }],
      ['as it stands', {}],
    ] as const)(
      'closes details that cover the list when the window is called for %s, and chooses the old words',
      async (_how, place) => {
        const { page, press, push } = await open();
        await page.keyboard.type('payments');
        await press('ArrowRight');
        await page.locator('.role-details').waitFor();
        await push(calledFor(place));
        await expect.poll(() => page.locator('.role-details').count()).toBe(0);
        await expect.poll(() => isFocused(page, '.search-field-input')).toBe(true);
        await page.keyboard.type('risk');
        expect(await searchField(page).inputValue()).toBe('risk');
      },
    );

    it('stays in another view that the window is called for in, with what has the focus', async () => {
      const { page, press, push } = await open();
      await press('Control+,');
      const field = page.getByRole('textbox').first();
      await field.fill('half a wor');
      await push(calledFor({}));
      await page.keyboard.type('d');
      expect(await field.inputValue()).toBe('half a word');
    });

    it('moves through the roles, past the heads, and stays at both ends', async () => {
      const { page, press } = await open();
      const first = await activeRow(page);
      expect(first).toContain('nimbus-');
      await press('ArrowUp');
      expect(await activeRow(page)).toBe(first);
      const seen = new Set<string>([first]);
      for (let step = 0; step < 6; step++) {
        await press('ArrowDown');
        seen.add(await activeRow(page));
      }
      expect(seen.size).toBe(7);
      for (let page = 0; page < 12; page++) await press('PageDown');
      const last = await activeRow(page);
      await press('ArrowDown');
      expect(await activeRow(page)).toBe(last);
      const row = page.locator('[role=row][aria-selected=true]');
      await expect.poll(() => isWithin(page)).toBe(true);
      expect(await row.count()).toBe(1);
    });

    it('keeps for a dialog what is typed before its file is read, and Enter from the row below', async () => {
      const { page, calls } = await open();
      let read = () => {};
      const isRead = new Promise<void>((resolve) => (read = resolve));
      await page.route('**/dialog-popup*.js', async (route) => {
        await isRead;
        await route.fallback();
      });
      await page.reload();
      await searchField(page).waitFor();
      // What is typed for one that is closed before it came goes nowhere.
      await page.keyboard.press('Control+k');
      await page.keyboard.type('lost');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('settiings');
      for (const key of ['Backspace', 'Backspace', 'Backspace', 'Backspace']) await page.keyboard.press(key);
      await page.keyboard.press('Enter');
      read();
      const field = page.getByRole('dialog').getByRole('combobox');
      await expect.poll(() => field.inputValue()).toBe('setti');
      await page.getByRole('option', { name: 'Settings' }).waitFor();
      expect(await page.locator('main .search-field-input').inputValue()).toBe('');
      expect(await calls('openConsole')).toEqual([]);
    });

    it('folds a section with ← and unfolds it with →', async () => {
      const { page, press } = await open();
      const rows = () => page.getByRole('grid').getAttribute('aria-rowcount').then(Number);
      const before = await rows();
      await press('ArrowLeft');
      expect(await activeRow(page)).toContain('Favourites');
      expect(await rows()).toBe(before - 3);
      await press('ArrowRight');
      expect(await rows()).toBe(before);
    });

    it('opens the console of the active role with Enter', async () => {
      const { press, calls, state } = await open();
      await press('ArrowDown', 'Enter');
      expect(await calls('openConsole')).toEqual([[state().favourites[1], '']]);
    });

    it('begins among few roles with the favourite, or else with the one used most and latest', async () => {
      const used = (roleId: string, weight: number) => ({
        ...{ roleId, weight, lastUsedAtMs: snapshotAtMs, by: 'aws' },
      });
      const begun = (favourite: number | undefined, weights: readonly number[]) =>
        open({
          roles: 3,
          change: (state) => {
            const ids = state.sessions.flatMap(({ accounts }) =>
              accounts.flatMap(({ roles }) => roles.map(({ id }) => id)),
            );
            const favourites = favourite === undefined ? [] : [ids[favourite] ?? ''];
            return { ...state, favourites, roleUses: ids.map((id, at) => used(id, weights[at] ?? 1)) };
          },
        });
      const favourite = await begun(1, [9, 1, 9]);
      expect(await activeRow(favourite.page)).toContain('payments-stage');
      await favourite.press('Enter');
      expect(await favourite.calls('openConsole')).toEqual([[favourite.state().favourites[0], '']]);
      await favourite.press('ArrowUp');
      await expect.poll(() => activeRow(favourite.page)).toContain('payments-prod');
      const most = await begun(undefined, [1, 9, 2]);
      expect(await activeRow(most.page)).toContain('payments-stage');
      await most.page.keyboard.type('nimbus');
      await expect
        .poll(() => most.page.locator('.role-row:visible').first().getAttribute('aria-selected'))
        .toBe('true');
    });

    it('copies with Ctrl-C: Enter takes what is wanted most, arrows the rest, and the focus comes back', async () => {
      const { page, press, calls, state } = await open();
      await press('Control+c');
      await expect.poll(() => isFocused(page, '[role=menuitem]')).toBe(true);
      await press('Enter');
      await expect.poll(() => calls('copy')).toEqual([[state().favourites[0], 'env-bash']]);
      await expect.poll(() => isFocused(page, '.search-field-input')).toBe(true);
      await press('Control+c');
      await expect.poll(() => isFocused(page, '[role=menuitem]')).toBe(true);
      await press('ArrowDown', 'Enter');
      await expect.poll(() => calls('copy')).toHaveLength(2);
      expect((await calls('copy'))[1]).toEqual([state().favourites[0], 'env-fish']);
    });

    it.each(['Menu', 'More actions'])('closes “%s” by the button that opened it', async (name) => {
      const { page } = await open();
      const button = page.getByRole('button', { name, exact: true }).first();
      for (let times = 0; times < 2; times++) {
        await button.click();
        await page.getByRole('menu').waitFor();
        await button.click();
        await expect.poll(() => page.getByRole('menu').count()).toBe(0);
      }
    });

    it('leaves a selection in the search field to Ctrl-C', async () => {
      const { page, press } = await open();
      await page.keyboard.type('pay');
      await press('Control+a', 'Control+c');
      expect(await page.getByRole('menu').count()).toBe(0);
    });

    it('goes one step back with Esc: menu, details, search, and at last the window', async () => {
      const { page, press, calls } = await open();
      await page.keyboard.type('pay');
      await press('ArrowRight');
      await page.getByRole('region', { name: 'Details', exact: true }).waitFor();
      await press('Tab');
      await press('Escape');
      await expect.poll(() => page.locator('.role-details').count()).toBe(0);
      await expect.poll(() => isFocused(page, '.search-field-input')).toBe(true);
      await press('Control+c');
      await page.getByRole('menu').waitFor();
      await press('Escape');
      await expect.poll(() => page.getByRole('menu').count()).toBe(0);
      expect(await searchField(page).inputValue()).toBe('pay');
      await press('Escape');
      expect(await page.locator('main .search-field-input').inputValue()).toBe('');
      expect(await calls('hideWindow')).toEqual([]);
      await press('Escape');
      expect(await calls('hideWindow')).toEqual([[]]);
    });

    it('comes home from every view with Esc', async () => {
      const { page, press, calls } = await open();
      for (const view of ['AWS profiles', 'Sign-ins', 'Settings', 'Account rules', 'About Daypass']) {
        await press('Control+k');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.type(view);
        await press('Enter');
        const heading = page.getByRole('heading', { name: view, level: 1 });
        await heading.waitFor();
        await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
        await press('Escape');
        await searchField(page).waitFor();
      }
      expect(await calls('hideWindow')).toEqual([]);
    });

    it('marks favourites with Ctrl-D', async () => {
      const { press, calls, state } = await open();
      await press('Control+d');
      expect(await calls('setFavourite')).toEqual([[state().favourites[0], false]]);
    });

    it('copies with Ctrl-C from the details too, and leaves alone what was chosen with the mouse', async () => {
      const { page, press, calls, state } = await open({ width: 460 });
      await press('ArrowRight', 'Control+c');
      await page.getByRole('menuitem', { name: 'Variables · bash, zsh' }).waitFor();
      await press('Escape');
      await expect.poll(() => page.getByRole('menu').count()).toBe(0);
      await page.locator('.get-credentials pre').first().selectText();
      await press('Control+c');
      await page.evaluate(() => document.getSelection()?.removeAllRanges());
      expect(await page.getByRole('menu').count()).toBe(0);
      await press('Control+c');
      await page.getByRole('menuitem', { name: 'Role ARN' }).click();
      await expect.poll(() => calls('copy')).toEqual([[state().favourites[0], 'role-arn']]);
    });

    it('closes with Esc only the menu, though it has not the focus yet', async () => {
      const { page, press } = await open({ width: 460 });
      let read = () => {};
      const isRead = new Promise<void>((resolve) => (read = resolve));
      await page.route('**/menu-popup*.js', async (route) => {
        await isRead;
        await route.fallback();
      });
      await press('ArrowRight', 'Control+c', 'Escape', 'Control+c');
      read();
      await page.getByRole('menu').waitFor();
      expect(await page.locator('.role-details').count()).toBe(1);
      await press('Escape');
      await expect.poll(() => page.getByRole('menu').count()).toBe(0);
      expect(await page.locator('.role-details').count()).toBe(1);
    });

    it('runs commands and roles from the palette', async () => {
      const { page, press, calls } = await open();
      await press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('theme dark');
      await page.getByRole('option', { selected: true }).filter({ hasText: /dark/i }).waitFor();
      await press('Enter');
      await expect.poll(() => calls('saveSettings'), { timeout: 10_000 }).toEqual([[{ theme: 'dark' }]]);
      await press('Control+k');
      await page.keyboard.type('orders stage');
      await page
        .getByRole('option', { selected: true })
        .filter({ hasText: /orders/i })
        .waitFor();
      await press('Enter');
      await expect.poll(() => calls('openConsole'), { timeout: 10_000 }).toHaveLength(1);
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it.each([
      ['setings', 'Settings'],
      ['ㅋㅂㄷ', 'Keyboard shortcuts'],
      ['다크', 'Theme: dark'],
    ])('finds the command of the palette that %s means', async (typed, label) => {
      const { page, press } = await open({ roles: 40 });
      await press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.insertText(typed);
      await page.getByRole('option', { selected: true, name: label, exact: true }).waitFor();
    });

    it('offers no command by guess where roles have what was typed', async () => {
      const { page, press } = await open({ roles: 40 });
      await press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('prod');
      await page.getByRole('option').filter({ hasText: 'payments-prod' }).first().waitFor();
      expect(await page.getByRole('option').filter({ hasText: 'AWS profiles' }).count()).toBe(0);
    });

    it.each(['Control+k', 'Escape', 'Enter'])(
      'has the keys at once where %s closed the palette',
      async (key) => {
        const { page, press } = await open();
        const palette = page.getByRole('dialog').getByRole('combobox');
        await press('Control+k');
        await palette.waitFor();
        for (let times = 0; times < 5; times++) {
          await press(key, 'Control+k');
          await page.keyboard.type('se');
          expect(await palette.inputValue()).toBe('se');
          await press('Control+k');
          await page.keyboard.type('pay');
          expect(await searchField(page).inputValue()).toBe('pay');
          await press('Escape', 'Control+k', 'Control+k', 'Control+k');
        }
        expect(await page.getByRole('dialog').count()).toBe(1);
      },
    );

    it('says its shortcuts', async () => {
      const { page, press } = await open();
      await press('?');
      const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      for (const keys of ['Ctrl K', 'Ctrl C', 'Ctrl D', 'Ctrl ,', 'Esc'])
        await dialog.getByText(keys, { exact: true }).waitFor();
      await press('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
    });

    it('writes shortcuts as a Mac does', async () => {
      const { page } = await open({
        change: (state) => ({
          ...state,
          ...(state.desktop === undefined ? {} : { desktop: { ...state.desktop, platform: 'macos' } }),
        }),
      });
      await page.getByText('⌘C', { exact: true }).waitFor();
    });

    it('reaches every control by Tab, each with a visible focus', async () => {
      const { page, press } = await open();
      const seen: string[] = [];
      for (let step = 0; step < 8; step++) {
        await press('Tab');
        const { name, outline } = await page.evaluate(focusedLook);
        // The search field shows it by its caret and its glass.
        if (name === '' || name === 'Search accounts and roles') continue;
        expect(outline, name).not.toBe('none');
        seen.push(name);
      }
      for (const wanted of ['Command palette: Ctrl K', 'Menu', 'Open the console', 'Copy…', 'More actions'])
        expect(seen).toContain(wanted);
      expect(seen.some((name) => name.includes('Nimbus'))).toBe(true);
    });

    it('changes a setting without a mouse', async () => {
      const { page, press, calls } = await open();
      await press('Control+,');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await page.getByRole('combobox', { name: 'Theme' }).focus();
      await press('Enter');
      await page.getByRole('listbox').waitFor();
      await expect.poll(() => isFocused(page, '[role=option]')).toBe(true);
      await press('End');
      await expect.poll(() => isFocused(page, '[role=option]:last-child')).toBe(true);
      await press('Enter');
      await expect.poll(() => calls('saveSettings')).toEqual([[{ theme: 'dark' }]]);
    });
  });
}

/** In the page: what has the focus, and whether one sees it. */
function focusedLook(): { readonly name: string; readonly outline: string } {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return { name: '', outline: '' };
  const { outlineStyle } = getComputedStyle(focused);
  return { name: focused.getAttribute('aria-label') ?? focused.textContent, outline: outlineStyle };
}

/** Whether the active row stands wholly inside the list. */
function isWithin(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const row = document.querySelector('[role=row][aria-selected=true]')?.getBoundingClientRect();
    const list = document.querySelector('.role-list')?.getBoundingClientRect();
    return row !== undefined && list !== undefined && row.top >= list.top && row.bottom <= list.bottom + 1;
  });
}
