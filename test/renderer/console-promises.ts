import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { BrowserRule, LinkReading } from '../../preload/consoles.ts';
import type { AppState } from '../../preload/contract.ts';
import { foundBrowsers, pastedPage } from './console-scenes.ts';
import type { TestWindow, WindowWish } from './open-window.ts';
import { snapshot } from './snapshots.ts';
import type { Open } from './window.test.ts';

const idsIn = (state: AppState) =>
  state.sessions.flatMap(({ accounts }) => accounts.flatMap(({ roles }) => roles.map(({ id }) => id)));
const admin = idsIn(snapshot({ roles: 40 })).find((id) => id.endsWith('AdministratorAccess')) ?? '';
const page = { service: 'S3', detail: 'nimbus-reports' };
const answering = (reading: LinkReading): WindowWish => ({ answers: { readConsoleLink: reading } });
const clear = answering({ kind: 'role', roleId: admin, page });

/** What the search field names as the active one. */
const active = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });

const isFocused = (page: Page) =>
  page.evaluate(() => document.activeElement?.matches('.access .search-field-input') ?? false);

export function consolePromises(open: Open): void {
  it('a console that takes a while is said to be on its way, and no more once it is open', async () => {
    const { page, press, calls } = await open();
    await page.evaluate(`{
      const answer = daypass.run.openConsole;
      daypass.run.openConsole = async (...given) => {
        await new Promise((resolve) => addEventListener('go-on', resolve, { once: true }));
        return answer(...given);
      };
    }`);
    await press('Enter');
    await page.getByText('Opening the console…').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('go-on')));
    await expect.poll(() => page.locator('.toast').count()).toBe(0);
    expect(await calls('openConsole')).toHaveLength(1);
  });

  describe('a pasted link', () => {
    it('opens with the role it belongs to, and the field is free again', async () => {
      const { page, press, calls } = await open(clear);
      await page.keyboard.insertText(pastedPage);
      await expect.poll(() => active(page)).toContain('Open S3 · nimbus-reports');
      expect(await active(page)).toContain('AdministratorAccess');
      await press('Enter');
      await expect.poll(() => calls('openConsoleLink')).toEqual([[pastedPage, admin]]);
      await page.getByRole('grid').waitFor();
      expect(await calls('openConsole')).toEqual([]);
    });

    it('opens also for who presses Enter before it is read', async () => {
      const { page, press, calls } = await open(clear);
      await page.evaluate(`{
        const answer = daypass.run.readConsoleLink;
        daypass.run.readConsoleLink = async (link) => {
          await new Promise((resolve) => addEventListener('go-on', resolve, { once: true }));
          return answer(link);
        };
      }`);
      await page.keyboard.insertText(pastedPage);
      await press('Enter');
      expect(await calls('openConsoleLink')).toEqual([]);
      await page.evaluate(() => dispatchEvent(new Event('go-on')));
      await expect.poll(() => calls('openConsoleLink')).toEqual([[pastedPage, admin]]);
    });

    it('opens with another role of the account on demand', async () => {
      const { page, press, calls } = await open(clear);
      await page.keyboard.insertText(pastedPage);
      await page.getByText('With another role of this account').waitFor();
      await press('ArrowDown', 'Enter');
      await expect.poll(() => calls('openConsoleLink')).toHaveLength(1);
      const [[, roleId] = []] = await calls('openConsoleLink');
      expect(roleId).not.toBe(admin);
    });

    it('asks where it is unclear, and words after the link choose', async () => {
      const roleIds = idsIn(snapshot({ roles: 40 }));
      const { page, press, calls } = await open(
        answering({ kind: 'choose', roleIds, page: { service: 'EC2' } }),
      );
      await page.keyboard.insertText(pastedPage);
      await page.getByText('Which role opens EC2?').waitFor();
      await page.getByText(/\d+ more\. Type part of a name after the link\./).waitFor();
      await page.keyboard.type(' catalog dev');
      await expect.poll(() => active(page)).toContain('nimbus-catalog-dev');
      await press('Enter');
      await expect.poll(() => calls('openConsoleLink')).toHaveLength(1);
      expect(await calls('readConsoleLink')).toEqual([[pastedPage]]);
    });

    it('is refused with its host, and opens nothing', async () => {
      const { page, press, calls } = await open({
        refuses: { readConsoleLink: { code: 'link-refused', recovery: 'none', subject: 'evil.example' } },
      });
      await page.keyboard.insertText('https://evil.example/console');
      await page.getByText('evil.example is not an AWS address').waitFor();
      await press('Enter');
      expect(await calls('openConsoleLink')).toEqual([]);
      await press('Escape');
      await page.getByRole('grid').waitFor();
    });

    it('to an account without a role leads to asking AWS again', async () => {
      const { page, calls } = await open({
        refuses: {
          readConsoleLink: { code: 'account-without-role', recovery: 'none', subject: '210987654321' },
        },
      });
      await page.keyboard.insertText(pastedPage);
      await page.getByText('No role in account 210987654321').waitFor();
      await page.getByRole('button', { name: 'Refresh the roles' }).click();
      await expect.poll(() => calls('refreshRoles')).toEqual([['nimbus']]);
    });
  });

  describe('a page of the console', () => {
    it('is picked for a role at the keyboard, those it opened last first', async () => {
      const { page, press, calls, state } = await open();
      const [role] = state().favourites;
      await press('Control+o');
      await expect.poll(() => active(page)).toContain('CloudWatch Logs');
      await press('Enter');
      await expect.poll(() => calls('openConsole')).toEqual([[role, 'recent:1']]);
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await expect.poll(() => isFocused(page)).toBe(true);
      await press('Control+o');
      await page.getByRole('option', { name: /^Console home/ }).waitFor();
      await page.keyboard.type('param');
      await expect.poll(() => active(page)).toContain('Parameter Store');
      await press('Enter');
      await expect.poll(() => calls('openConsole')).toHaveLength(2);
      expect((await calls('openConsole'))[1]).toEqual([role, 'parameters']);
    });

    it('is shared as a link without a secret, also from the menu', async () => {
      const { page, press, calls, state } = await open();
      const [role] = state().favourites;
      await press('Control+o');
      await page.keyboard.type('lambda');
      await expect.poll(() => active(page)).toContain('Lambda');
      await press('Control+c');
      await expect.poll(() => calls('shareConsole')).toEqual([[role, 'lambda']]);
      await page.getByText('Link copied: Lambda').waitFor();
      await page.getByRole('row', { selected: true }).getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Copy link to share' }).click();
      await expect.poll(() => calls('shareConsole')).toHaveLength(2);
      expect((await calls('shareConsole'))[1]).toEqual([role, '']);
    });

    it('takes a pasted link for the role that was chosen', async () => {
      const { page, press, calls, state } = await open();
      await press('Control+o');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.insertText(pastedPage);
      await expect.poll(() => active(page)).toContain('Open this page');
      await press('Enter');
      await expect.poll(() => calls('openConsole')).toEqual([[state().favourites[0], pastedPage]]);
    });

    it.each(['pay prod s3', 's3 pay prod', 'payments prod buckets'])(
      'is named in the palette: %s',
      async (text) => {
        const { page, press, calls } = await open({ roles: 300 });
        await press('Control+k');
        await page.getByRole('dialog').waitFor();
        await page.keyboard.type(text);
        await expect.poll(() => active(page)).toContain('Open S3');
        expect(await active(page)).toContain('payments-prod');
        await press('Enter');
        await expect.poll(() => calls('openConsole')).toHaveLength(1);
        expect((await calls('openConsole'))[0]?.[1]).toBe('s3');
      },
    );
  });

  browserPromises(open);
}

const standing = { portal: 'mine', consoles: 'several' } as const;
const production: BrowserRule = {
  when: { kind: 'environment', environment: 'production' },
  choice: { kind: 'profile', browser: 'chrome', profile: 'Work' },
  standing,
};

async function openBrowsers(
  open: Open,
  rules: readonly BrowserRule[],
  wish: WindowWish = {},
): Promise<TestWindow> {
  const window = await open({
    ...wish,
    answers: { findBrowsers: foundBrowsers, ...wish.answers },
    change: (state) => ({ ...state, browserRules: rules }),
  });
  await window.press('Control+,');
  const line = window.page.locator('.settings-line', { hasText: 'Browser for consoles' });
  await line.getByRole('button').click();
  await window.page.getByRole('heading', { name: 'Browsers for consoles', level: 1 }).waitFor();
  return window;
}

async function choose(page: Page, select: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: select }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

function browserPromises(open: Open): void {
  describe('the browsers for consoles', () => {
    it('are set for all in one choice, which counts once saved', async () => {
      const { page, calls } = await openBrowsers(open, []);
      await page.getByRole('button', { name: /^Everything else/ }).click();
      await choose(page, 'Open in', 'Google Chrome · Work');
      expect(await calls('saveBrowserRules')).toEqual([]);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect
        .poll(() => calls('saveBrowserRules'))
        .toEqual([[[{ when: { kind: 'any' }, choice: production.choice, standing }]]]);
    });

    it('are set for an account found by a part of its name, a group, an environment or a sign-in', async () => {
      const { page, press, calls, state } = await openBrowsers(open, []);
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await page.keyboard.type('nimbus-orders');
      await page.locator('.account-several').getByRole('button', { name: 'nimbus-orders-prod' }).focus();
      await press('Enter');
      await page.getByText(/^nimbus-orders-prod · \d{12}$/).waitFor();
      await choose(page, 'Open in', 'Firefox · container Payments');
      for (const [kind, field, value] of [
        ['Group', 'Group', 'Team Payments'],
        ['Environment', 'Environment', 'Staging'],
        ['Sign-in', 'Sign-in', 'Nimbus'],
      ] as const) {
        await page.getByRole('button', { name: 'Add a rule' }).click();
        await choose(page, 'For', kind);
        await choose(page, field, value);
      }
      await page.getByRole('switch', { name: 'Signed in to my access portal' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => calls('saveBrowserRules')).toHaveLength(1);
      const [[saved] = []] = await calls('saveBrowserRules');
      const orders = state().sessions[0]?.accounts.find(({ name }) => name === 'nimbus-orders-prod')?.id;
      const system = { choice: { kind: 'system' } };
      expect(saved).toMatchObject([
        { when: { kind: 'session', sessionId: 'nimbus' }, standing: { portal: 'not-mine' }, ...system },
        { when: { kind: 'environment', environment: 'staging' }, standing, ...system },
        { when: { kind: 'group', group: 'Team Payments' }, standing, ...system },
        {
          when: { kind: 'account', accountId: orders },
          choice: { kind: 'container', container: 'Payments' },
        },
      ]);
    });

    it('are not saved half made, or twice for the same, and it is said where', async () => {
      const { page, calls } = await openBrowsers(open, [production]);
      const save = page.getByRole('button', { name: 'Save' });
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await save.click();
      await page.getByText('Enter the account’s number').waitFor();
      const faulty = page.getByRole('textbox', { name: 'Account name or number' });
      await expect.poll(() => faulty.evaluate((field) => field === document.activeElement)).toBe(true);
      await choose(page, 'For', 'Environment');
      await page.getByText('Another rule is for the same accounts').waitFor();
      await choose(page, 'Environment', 'Sandbox');
      await choose(page, 'Open in', 'Firefox · container by name…');
      await save.click();
      await page.getByText('Enter the container’s name.').waitFor();
      expect(await calls('saveBrowserRules')).toEqual([]);
      await page.getByRole('textbox', { name: 'Container' }).fill('Sandbox');
      await save.click();
      await expect.poll(() => calls('saveBrowserRules')).toHaveLength(1);
    });

    it('are any other program too, by its whole path', async () => {
      const { page, calls } = await openBrowsers(open, []);
      await page.getByRole('button', { name: /^Everything else/ }).click();
      await choose(page, 'Open in', 'Another program…');
      const field = page.getByRole('textbox', { name: 'Program' });
      await field.fill('safari');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Enter the full path').waitFor();
      expect(await calls('saveBrowserRules')).toEqual([]);
      await field.fill('/Applications/Safari.app');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => calls('saveBrowserRules')).toHaveLength(1);
      expect(await page.getByRole('combobox', { name: 'Open in' }).textContent()).toContain(
        'Another program…',
      );
    });

    it('keep the key of the container extension where it cannot be seen again', async () => {
      const container = { kind: 'container', container: 'Payments', profile: undefined } as const;
      const { page, calls, refuse } = await openBrowsers(open, [{ ...production, choice: container }]);
      await page.locator('.rule-line').first().click();
      const field = page.getByLabel('Key of the extension');
      await refuse('keepContainerKey', { code: 'setting-invalid', recovery: 'fix-input' });
      await field.fill('short');
      await page.getByRole('button', { name: 'Keep the key' }).click();
      await page.getByText('This is not the extension’s key').waitFor();
      await refuse('keepContainerKey', undefined);
      const key = 'ab'.repeat(32);
      expect(await field.getAttribute('type')).toBe('password');
      await field.fill(key);
      await page.getByRole('button', { name: 'Keep the key' }).click();
      await page.getByText('is kept in the keychain').waitFor();
      expect((await calls('keepContainerKey')).at(-1)).toEqual(['', key]);
      expect(await page.content()).not.toContain(key);
      await page.getByRole('button', { name: 'Forget the key' }).click();
      await field.waitFor();
      expect((await calls('keepContainerKey')).at(-1)).toEqual(['', '']);
    });

    it('that are gone are marked, and kept as long as nobody chooses another', async () => {
      const { page } = await openBrowsers(open, [production], {
        answers: { findBrowsers: foundBrowsers.slice(3) },
      });
      await page.getByRole('button', { name: /Google Chrome · Work \(not found\)/ }).click();
      expect(await page.getByRole('combobox', { name: 'Open in' }).textContent()).toContain('Work');
      expect(await page.locator('.save-bar').count()).toBe(0);
    });

    it('are tried with the access portal before they are saved', async () => {
      const { page, calls } = await openBrowsers(open, [production]);
      await page.locator('.rule-line').first().click();
      await page.getByRole('button', { name: 'Try it' }).click();
      await expect.poll(() => calls('tryBrowser')).toEqual([[production.choice]]);
      await page.getByText('Your access portal opens in it.').waitFor();
      await page.getByRole('button', { name: 'Remove the rule' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(() => calls('saveBrowserRules')).toEqual([[[]]]);
    });

    it('are asked about before changes are lost, and the way back is the settings', async () => {
      const { page, press } = await openBrowsers(open, [production]);
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await press('Escape', 'Escape');
      const dialog = page.getByRole('dialog', { name: 'Discard the changes?' });
      await dialog.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    });

    it('are asked about by whatever way the view is left, with no focus anywhere too', async () => {
      const { page, press } = await openBrowsers(open, [production]);
      const dialog = page.getByRole('dialog', { name: 'Discard the changes?' });
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      await press('Escape', 'Escape');
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      await expect.poll(() => dialog.count()).toBe(0);
      await press('Control+,');
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      await expect.poll(() => dialog.count()).toBe(0);
      await press('Control+k');
      await page.getByRole('dialog').getByText('Sign-ins', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('heading', { name: 'Sign-ins', level: 1 }).waitFor();
    });

    it('are looked for again where none was found', async () => {
      const { page, calls } = await openBrowsers(open, [], { answers: { findBrowsers: [] } });
      await page.getByText(/^None of Chrome, Edge/).waitFor();
      await page.getByRole('button', { name: 'Look again' }).click();
      await expect.poll(() => calls('findBrowsers')).toHaveLength(2);
    });
  });
}
