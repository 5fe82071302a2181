import type { Page } from 'playwright-core';
import type { AppState } from '../../preload/contract.ts';
import { describe, expect, it } from 'vitest';
import { activeRow } from './keyboard-promises.ts';
import { stateOf } from './screenshot-scenes.ts';
import type { Open } from './window.test.ts';

const change = stateOf('role-lost');
const lostRow = (page: Page) => page.locator('.role-row').filter({ hasText: 'not assigned' }).first();
const menuItems = (page: Page) => page.getByRole('menuitem').allTextContents();

export function lostRolePromises(open: Open): void {
  describe('a role that was taken away', () => {
    it('is not what Enter takes first, not even as a favourite', async () => {
      const { page, press, calls, state } = await open({ change });
      const [lost = ''] = state().favourites;
      const first = page.locator('.role-row').first();
      expect(await first.textContent()).toContain('not assigned');
      expect(await activeRow(page)).not.toBe(await first.locator('.role-names').textContent());
      await press('Enter');
      await expect.poll(async () => (await calls('openConsole')).length).toBe(1);
      expect(await calls('openConsole')).not.toContainEqual([lost, '']);
    });

    it('opens no console but its details, which say so and offer no secret', async () => {
      const { page, press, calls } = await open({ change });
      await press('ArrowUp');
      await page.locator('.status-hints').getByText('Console').waitFor({ state: 'detached' });
      await press('Control+o', 'Enter');
      const details = page.getByRole('region', { name: 'Details', exact: true });
      await details.getByText('Not assigned to you any more.').waitFor();
      await details.getByText('They cannot be renewed any more.').waitFor();
      expect(await details.locator('.role-details-actions, .get-credentials').count()).toBe(0);
      await details.getByRole('button', { name: 'Copy: Role ARN' }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      expect(await calls('openConsole')).toEqual([]);
    });

    it('has one button in the list, for what can still be done with it', async () => {
      const { page, press } = await open({ change });
      await lostRow(page).hover();
      await expect.poll(() => lostRow(page).getByRole('button').count()).toBe(1);
      await press('ArrowUp', 'Control+c');
      await page.getByRole('menu').waitFor();
      expect((await menuItems(page)).map((item) => item.replace(/[→↵].*|Ctrl.*/, ''))).toEqual([
        ...['Details', 'Remove from favourites', 'Role ID', 'Role ARN', 'Account number'],
      ]);
    });

    it('is searched for, though nothing else is there', async () => {
      const noneLeft = (state: AppState) => {
        const sessions = state.sessions.map((session) => ({ ...session, accounts: [] }));
        return { ...state, sessions, chainedRoles: [] };
      };
      const { page } = await open({ change: (state) => noneLeft(change(state)) });
      await lostRow(page).waitFor();
      await page.keyboard.type('qqqq');
      await page.getByRole('heading', { name: 'Nothing matches “qqqq”' }).waitFor();
    });

    it('is not in the palette, which would open its console', async () => {
      const { page, press, state } = await open({ change });
      const [lost = ''] = state().favourites;
      const [, account = '', name = ''] = lost.split('/');
      await press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill(`${account} ${name}`);
      await page.locator('.pick-list-nothing').waitFor();
    });
  });
}
