import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../preload/contract.ts';
import type { Open } from './window.test.ts';

/** Of the role that Enter would act on. */
const highlighted = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return /[\w-]+\/\d{12}\/.*$/.exec(id)?.[0] ?? '';
  });

const withoutRole =
  (id: string) =>
  (state: AppState): AppState => ({
    ...state,
    favourites: state.favourites.filter((one) => one !== id),
    roleUses: state.roleUses.filter(({ roleId }) => roleId !== id),
    sessions: state.sessions.map((session) => ({
      ...session,
      accounts: session.accounts.map((account) => ({
        ...account,
        roles: account.roles.filter((role) => role.id !== id),
      })),
    })),
  });

const withFavourite =
  (id: string) =>
  (state: AppState): AppState => ({
    ...state,
    favourites: [id, ...state.favourites],
  });

const gaining = (state: AppState): AppState => {
  const gained = state.sessions.flatMap(({ accounts }) => accounts.at(-1)?.roles.map(({ id }) => id) ?? []);
  return {
    ...state,
    sessions: state.sessions.map((session) => ({
      ...session,
      changes: { atMs: Date.UTC(2026, 10, 23), gained, lost: [] },
    })),
  };
};

const calledAgain = ({ desktop, ...state }: AppState): AppState =>
  desktop === undefined
    ? state
    : { ...state, desktop: { ...desktop, shown: { view: 'access', times: desktop.shown.times + 1 } } };

/** Enter acts on what was highlighted when the key went down, whatever comes from elsewhere. */
export function highlightPromises(open: Open): void {
  describe('the highlight', () => {
    it('stays on its role when that becomes a favourite, and when others come above it', async () => {
      const { page, press, push, calls } = await open({ roles: 300 });
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      const role = await highlighted(page);
      await press('Control+d');
      expect(await calls('setFavourite')).toHaveLength(1);
      await push(withFavourite(role));
      await page.locator(`[id="role·favourites·${role}"]`).waitFor();
      expect(await highlighted(page)).toBe(role);
      await push(gaining);
      await page.getByText('New roles').first().waitFor();
      expect(await highlighted(page)).toBe(role);
      await press('Enter');
      expect(await calls('openConsole')).toEqual([[role, '']]);
    });

    it('stays on the first row that was seen, and opens nothing in place of a role that is gone', async () => {
      const { page, press, push, calls } = await open();
      const role = await highlighted(page);
      await push(gaining);
      await page.getByText('New roles').first().waitFor();
      expect(await highlighted(page)).toBe(role);
      await push(withoutRole(role));
      await expect.poll(() => highlighted(page)).toBe('');
      await press('Enter');
      expect(await calls('openConsole')).toEqual([]);
      await press('ArrowDown', 'Enter');
      expect(await calls('openConsole')).toHaveLength(1);
    });

    it('keeps narrow details on their role, whatever becomes of the list', async () => {
      const { page, press, push, calls } = await open({ roles: 300 });
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      const role = await highlighted(page);
      await press('ArrowRight');
      await page.getByRole('heading', { level: 1 }).last().waitFor();
      await push(withFavourite(role));
      await push(gaining);
      await press('Control+d');
      expect(await calls('setFavourite')).toEqual([[role, false]]);
      await page.getByRole('button', { name: 'Open the console', exact: true }).last().click();
      expect(await calls('openConsole')).toEqual([[role, '']]);
    });

    it('stays on its entry of the palette when one above it goes', async () => {
      const clipboard = { form: 'env-bash', clearsAtMs: Date.UTC(2027, 0) } as const;
      const { page, press, push } = await open({
        change: (state) => ({ ...state, clipboard: { ...clipboard, roleId: state.favourites[0] ?? '' } }),
      });
      await press('Control+k');
      await page.getByRole('combobox', { name: 'Search roles and commands' }).waitFor();
      const chosen = page.locator('.pick-row[aria-selected=true]');
      for (let step = 0; step < 20; step++) {
        if ((await chosen.textContent())?.includes('Refresh') === true) break;
        await press('ArrowDown');
      }
      expect(await chosen.textContent()).toContain('Refresh');
      const before = await page.locator('.pick-row').count();
      await push(({ clipboard: _cleared, ...state }) => state);
      await expect.poll(() => page.locator('.pick-row').count()).toBe(before - 1);
      expect(await chosen.textContent()).toContain('Refresh');
    });

    it('takes a held Enter once', async () => {
      const { page, calls } = await open();
      await page.keyboard.down('Enter');
      await page.keyboard.down('Enter');
      await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      expect(await calls('openConsole')).toHaveLength(1);
    });

    it('gives no console to Enter while a menu is on its way', async () => {
      const { page, press, calls } = await open();
      let read = () => {};
      const isRead = new Promise<void>((resolve) => (read = resolve));
      await page.route('**/menu-popup*.js', async (route) => {
        await isRead;
        await route.fallback();
      });
      await press('Control+c', 'ArrowDown', 'Enter');
      read();
      await page.getByRole('menu').waitFor();
      expect(await calls('openConsole')).toEqual([]);
      await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('menuitem');
      await press('Enter');
      expect(await calls('copy')).toHaveLength(1);
    });

    it('is not under a palette when the window is called for anew', async () => {
      const { page, press, push, calls } = await open();
      await press('Control+k');
      const field = page.getByRole('combobox', { name: 'Search roles and commands' });
      await field.waitFor();
      await page.keyboard.type('settings');
      await push(calledAgain);
      await field.waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate(() => document.activeElement?.matches('main input'))).toBe(true);
      await press('Control+c');
      await page.getByRole('menu').waitFor();
      await push(calledAgain);
      await page.getByRole('menu').waitFor({ state: 'detached' });
      expect(await calls('openConsole')).toEqual([]);
    });

    it('does not take a menu back with its row', async () => {
      const { page, press, push, state } = await open();
      const role = await highlighted(page);
      await press('Control+c');
      await page.getByRole('menu').waitFor();
      const before = state();
      await push(withoutRole(role));
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await push(() => before);
      await expect.poll(() => page.locator(`[id$="${role}"]`).count()).toBeGreaterThan(0);
      expect(await page.getByRole('menu').count()).toBe(0);
    });

    it('takes no key for its own that is pressed with another', async () => {
      const { page, press, calls } = await open();
      await page.keyboard.type('prod');
      await press('Shift+Enter', 'Alt+Enter', 'Control+ArrowRight', 'Shift+ArrowRight');
      expect(await calls('openConsole')).toEqual([]);
      expect(await page.locator('.role-details').count()).toBe(0);
    });

    it('goes to the details beside the list, and back to the search', async () => {
      const { page, press } = await open({ width: 1_100, height: 720 });
      await page.locator('.role-details').waitFor();
      await press('ArrowRight');
      const focused = () => page.evaluate(() => document.activeElement?.className);
      expect(await focused()).toBe('role-details-body');
      await press('Escape');
      expect(await focused()).toBe('search-field-input');
    });
  });
}
