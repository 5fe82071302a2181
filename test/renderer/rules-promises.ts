import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../preload/contract.ts';
import type { TestWindow, WindowWish } from './open-window.ts';
import { withoutOffer } from './open-window.ts';
import type { Open } from './window.test.ts';

const withRules =
  (accountRules: AppState['accountRules']) =>
  (state: AppState): AppState => ({ ...state, accountRules });

/** As accounts are before anyone has made a rule. */
const unmarked = (state: AppState): AppState => ({
  ...withRules([])(state),
  sessions: state.sessions.map((session) => ({
    ...session,
    accounts: session.accounts.map((account) => ({ ...account, mark: {} })),
  })),
});

async function openRules(open: Open, wish: WindowWish): Promise<TestWindow> {
  const window = await open(wish);
  await window.page.getByRole('button', { name: 'Menu' }).click();
  await window.page.getByRole('menuitem', { name: 'Account rules' }).click();
  await window.page.getByRole('heading', { name: 'Account rules', level: 1 }).waitFor();
  return window;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Account name or number' });
const two: AppState['accountRules'] = [
  { match: '*-prod*', environment: 'production' },
  { match: '*payments*', group: 'Team Payments' },
];

export function rulesPromises(open: Open): void {
  describe('the rules for accounts', () => {
    it('are guessed from the names, looked at, and count only once saved', async () => {
      const { page, calls } = await open({ roles: 40, change: unmarked });
      await page.getByText(/By their names, \d+ accounts are production/).waitFor();
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      await page.getByText('Your account names tell their environments').waitFor();
      await page.getByRole('button', { name: 'Review these rules' }).click();
      await page.locator('.rule-line').getByText('*-prod', { exact: true }).waitFor();
      expect(await calls('saveAccountRules')).toEqual([]);
      await page.getByText(/accounts will look different/).waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => calls('saveAccountRules')).toHaveLength(1);
      const [saved] = await calls('saveAccountRules');
      expect(JSON.stringify(saved)).toContain('"environment":"production"');
    });

    it('are offered for one account as for many', async () => {
      const { page } = await open({ roles: 3, change: unmarked });
      await page.getByText('By its name, 1 account is production. Mark it in red?').waitFor();
    });

    it('are not offered to who waved them away, or has some', async () => {
      const { page, calls, push } = await open({ change: unmarked });
      await page.getByText(/By their names/).waitFor();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await expect.poll(() => calls('dismissOffer')).toEqual([['rules-offer']]);
      await push(withoutOffer('rules-offer'));
      await expect.poll(() => page.getByText(/By their names/).count()).toBe(0);
    });

    it('are written without a mouse, and say whom they fit', async () => {
      const { page, press, calls } = await openRules(open, { change: withRules([]) });
      await page.getByRole('button', { name: 'Add a rule' }).focus();
      await press('Enter');
      await page.keyboard.type('*-dev*');
      await page
        .locator('.rule-fitting')
        .getByText(/nimbus-.*-dev/)
        .first()
        .waitFor();
      await page.getByRole('combobox', { name: 'Environment' }).focus();
      await press('Enter');
      await page.locator('[role=option]:focus').waitFor();
      await page.keyboard.type('Dev');
      await page.locator('[role=option]:focus').getByText('Development').waitFor();
      await press('Enter', 'Tab');
      await page.getByRole('textbox', { name: 'Label' }).fill('Playground');
      await page.getByRole('button', { name: 'Save' }).focus();
      await press('Enter');
      await expect
        .poll(() => calls('saveAccountRules'))
        .toEqual([[[{ match: '*-dev*', environment: 'development', label: 'Playground' }]]]);
    });

    it('change places, since the first decides', async () => {
      const { page, calls } = await openRules(open, { change: withRules(two) });
      await page.locator('.rule-line').nth(1).click();
      await page.getByRole('button', { name: 'Move up' }).click();
      expect(await field(page).inputValue()).toBe('*payments*');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => calls('saveAccountRules')).toEqual([[[two[1], two[0]]]]);
    });

    it('say when earlier ones decide all', async () => {
      const rules = [...two, { match: '*prod*', environment: 'staging' } as const];
      const { page } = await openRules(open, { change: withRules(rules) });
      await page.locator('.rule-line').nth(2).click();
      await page.getByText('Earlier rules decide everything').waitFor();
    });

    it('are removed one by one', async () => {
      const { page, calls } = await openRules(open, { change: withRules(two) });
      await page.locator('.rule-line').first().click();
      await page.getByRole('button', { name: 'Remove the rule' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => calls('saveAccountRules')).toEqual([[[two[1]]]]);
    });

    it('are not saved without a name to fit, and say so at the field', async () => {
      const { page, calls } = await openRules(open, { change: withRules(two) });
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Say which accounts; * means all.').waitFor();
      await expect.poll(() => field(page).evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await calls('saveAccountRules')).toEqual([]);
    });

    it('stay the ones that are open when others are saved elsewhere, and follow that', async () => {
      const { page, press, push, calls } = await openRules(open, { change: withRules(two) });
      await page.locator('.rule-line').nth(1).click();
      const other = { match: '*운영*', environment: 'production' } as const;
      await push(withRules([other, ...two]));
      await expect.poll(() => page.locator('.rule-line').count()).toBe(3);
      expect(await field(page).inputValue()).toBe('*payments*');
      await field(page).focus();
      await page.keyboard.type('x');
      await page.getByRole('button', { name: 'Save' }).click();
      const changed = { match: '*payments*x', group: 'Team Payments' };
      await expect.poll(() => calls('saveAccountRules')).toEqual([[[other, ...two.slice(0, 1), changed]]]);
      await push(withRules([other, ...two.slice(0, 1), changed]));
      await push(withRules([other, changed]));
      await expect.poll(() => page.locator('.rule-line').count()).toBe(2);
      expect(await field(page).inputValue()).toBe('*payments*x');
      // It is gone elsewhere: nothing is in its place below the fingers.
      await push(withRules([other]));
      await expect.poll(() => field(page).count()).toBe(0);
      await press('Escape');
      await page.getByRole('grid').waitFor();
    });

    it('ask before changes are lost', async () => {
      const { page, press } = await openRules(open, { change: withRules(two) });
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await press('Escape', 'Escape');
      const dialog = page.getByRole('dialog', { name: 'Discard the changes?' });
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      await expect.poll(() => dialog.count()).toBe(0);
      expect(await page.locator('.rule-line').count()).toBe(3);
      await page.getByRole('button', { name: 'Back' }).click();
      await dialog.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('grid').waitFor();
    });

    it('say why they cannot be saved', async () => {
      const { page } = await openRules(open, {
        change: withRules(two),
        refuses: {
          saveAccountRules: { code: 'file-unwritable', recovery: 'none', subject: 'account-rules.json' },
        },
      });
      await page.locator('.rule-line').first().click();
      await page.getByRole('button', { name: 'Remove the rule' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('.save-bar').getByText('account-rules.json').waitFor();
    });

    it.each([
      ['group', 'Team Payments'],
      ['environment', 'Production'],
      ['session', 'Nimbus'],
    ] as const)('group the list by %s', async (grouping, head) => {
      const { page } = await open({
        roles: 40,
        change: (state) => ({
          ...state,
          ...{ favourites: [], roleUses: [{ roleId: 'x', lastUsedAtMs: 0, weight: 0, by: 'aws' }] },
          settings: { ...state.settings, grouping },
        }),
      });
      await page.getByRole('button', { name: new RegExp(`^${head} \\d`) }).waitFor();
      expect(await page.locator('.section-head').first().textContent()).toContain(head);
    });
  });

  describe('about', () => {
    it('has the version and the licence of everything that is in the app', async () => {
      const { page, press } = await open();
      await press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('about');
      await press('Enter');
      await page.getByText('0.1.0').waitFor();
      const react = page.locator('details', { hasText: /^react 19/ });
      await react.locator('summary').click();
      await react.getByText('Meta Platforms').waitFor();
      const names = await page.locator('.licence-name').allTextContents();
      for (const name of ['@base-ui/react', '@leeoniya/ufuzzy', 'es-hangul', 'electron'])
        expect(names.some((one) => one.startsWith(`${name} `))).toBe(true);
      expect(names.some((one) => one.startsWith('vite'))).toBe(false);
    });
  });
}
