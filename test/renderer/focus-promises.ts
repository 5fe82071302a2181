import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState, SessionView, View } from '../../preload/contract.ts';
import { previewOf } from './profile-previews.ts';
import { snapshot, snapshotAtMs } from './snapshots.ts';
import type { TestWindow } from './open-window.ts';
import { withoutOffer } from './open-window.ts';
import type { Open } from './window.test.ts';

type Change = (state: AppState) => AppState;

const withSession =
  (changes: Partial<SessionView>): Change =>
  (state) => ({ ...state, sessions: state.sessions.map((session) => ({ ...session, ...changes })) });

const shown =
  (view: View, times: number): Change =>
  ({ desktop, ...state }) =>
    desktop === undefined ? state : { ...state, desktop: { ...desktop, shown: { view, times } } };

const inBrowser: SessionView['status'] = {
  ...{ kind: 'signing-in', flow: 'pkce', expiresAtMs: snapshotAtMs + 600_000 },
  link: 'https://oidc.ap-northeast-2.amazonaws.com/authorize?client_id=x',
};
const signedIn: SessionView['status'] = {
  ...{ kind: 'signed-in', signedInAtMs: snapshotAtMs, tokenExpiresAtMs: snapshotAtMs + 3_600_000 },
  renewable: true,
};
const ended: SessionView['status'] = { kind: 'sign-in-needed', sinceMs: snapshotAtMs - 60_000 };
const unused: Change = (state) => ({ ...state, roleUses: [], held: [] });
const rules: AppState['accountRules'] = [
  { match: '*-prod*', environment: 'production' },
  { match: '*-dev*', environment: 'development' },
  { match: '*payments*', group: 'Team Payments' },
];

/** Name or text of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return one === null || one === document.body ? 'nothing' : (one.ariaLabel ?? one.textContent);
  });
const search = 'Search accounts and roles';
const query = (page: Page) => page.locator('main .search-field-input').inputValue();

/** Pressed by keys, as who has no mouse does. */
async function pressButton({ page, press }: TestWindow, name: string, within = '.window'): Promise<void> {
  await page.locator(within).getByRole('button', { name, exact: true }).first().focus();
  await press('Enter');
}

export function focusPromises(open: Open): void {
  describe('the focus, when what had it is gone', () => {
    it('gives a second Enter to nothing else', async () => {
      const clipboard = { form: 'env-bash', clearsAtMs: Date.UTC(2027, 0) } as const;
      const window = await open({
        change: (state) => ({ ...state, clipboard: { ...clipboard, roleId: state.favourites[0] ?? '' } }),
      });
      const { page, press, push, calls } = window;
      await page.locator('.clipboard-strip button').focus();
      await press('Enter');
      await push(({ clipboard: _cleared, ...state }) => state);
      await expect.poll(() => focused(page)).toBe(search);
      await press('Enter');
      expect(await calls('openConsole')).toEqual([]);
      await press('ArrowDown', 'Enter');
      expect(await calls('openConsole')).toHaveLength(1);
    });

    it.each([
      ['the palette', 'Control+k'],
      ['a menu', 'Control+c'],
    ])('gives a second Enter in %s to nothing that lies below it', async (_popup, key) => {
      const { page, press, calls } = await open();
      const inPopup = page.locator('[role=dialog] :focus, [role=menu] :focus');
      await press(key);
      await inPopup.waitFor();
      if (key === 'Control+k') await page.keyboard.type('theme dark');
      await press('Enter', 'Enter');
      await expect
        .poll(async () => [...(await calls('saveSettings')), ...(await calls('copy'))])
        .toHaveLength(1);
      await expect.poll(() => focused(page)).toBe(search);
      expect(await calls('openConsole')).toEqual([]);
      await press('ArrowDown', 'Enter');
      expect(await calls('openConsole')).toHaveLength(1);
    });

    it('goes to the search of the list, whatever it was, and the keys with it', async () => {
      const window = await open({
        change: withSession({ status: ended }),
        refuses: { openConsole: { code: 'role-not-assigned', recovery: 'none' } },
      });
      const { page, press, push, calls } = window;
      const isBack = () => expect.poll(() => focused(page)).toBe(search);
      await page.keyboard.type('pay');
      await pressButton(window, 'Sign in', '.banner');
      await push(withSession({ status: inBrowser }));
      await isBack();
      await page.keyboard.type('m');
      expect(await query(page)).toBe('paym');
      await pressButton(window, 'Cancel', '.sign-in-card');
      await push(withSession({ status: ended }));
      await isBack();
      await push((state) => ({
        ...withSession({ status: signedIn })(state),
        keychain: { kind: 'locked', backend: 'Secret Service' },
      }));
      await pressButton(window, 'Unlock', '.banner');
      await push((state) => ({ ...state, keychain: { kind: 'ready', backend: 'Secret Service' } }));
      await isBack();
      await push((state) => ({
        ...state,
        clipboard: { roleId: state.favourites[0] ?? '', form: 'env-bash', clearsAtMs: snapshotAtMs + 43_000 },
      }));
      await page.locator('.clipboard-strip button').focus();
      await push(({ clipboard, ...state }) => (clipboard === undefined ? state : { ...state }));
      await isBack();
      await press('ArrowDown', 'Enter');
      await pressButton(window, 'Dismiss', '.toast');
      await isBack();
      expect(await calls('openConsole')).toHaveLength(1);
      await press('Escape');
      expect(await query(page)).toBe('');
      expect(await calls('hideWindow')).toEqual([]);
    });

    it('presses nothing else while the key that took it away is held', async () => {
      const window = await open({ change: withSession({ status: ended }) });
      const { page, press, push, calls } = window;
      await page.locator('.banner button').focus();
      await page.keyboard.down('Enter');
      await push(withSession({ status: inBrowser }));
      await expect.poll(() => focused(page)).toBe(search);
      await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
      expect(await calls('openConsole')).toEqual([]);
      await press('ArrowDown', 'Enter');
      expect(await calls('openConsole')).toHaveLength(1);
    });

    it('leaves no popup, and does not move while another window is in front', async () => {
      const { page, press, push } = await open({ change: unused });
      await page.getByRole('button', { name: 'Set up', exact: true }).focus();
      await press('Control+k');
      const palette = page.getByRole('dialog').getByRole('combobox');
      await palette.waitFor();
      await push(withoutOffer('next-step'));
      await expect.poll(() => page.locator('.next-step').count()).toBe(0);
      await page.keyboard.type('se');
      expect(await palette.inputValue()).toBe('se');
      await press('Escape');
      await expect.poll(() => focused(page)).toBe(search);

      await push((state) => ({ ...state, keychain: { kind: 'locked', backend: 'Secret Service' } }));
      await page.locator('.banner button').focus();
      await page.evaluate(() => (document.hasFocus = () => false));
      await push((state) => ({ ...state, keychain: { kind: 'ready', backend: 'Secret Service' } }));
      await expect.poll(() => page.locator('.banner').count()).toBe(0);
      expect(await focused(page)).toBe('nothing');
      await page.evaluate(() => {
        document.hasFocus = () => true;
        globalThis.dispatchEvent(new Event('focus'));
      });
      expect(await focused(page)).toBe(search);
    });

    it('leaves keys that nothing has to the view: after a click beside all, and from the strip above', async () => {
      const window = await open({ change: unused });
      const { page, press, push, calls } = window;
      await page.keyboard.type('pay');
      await page.locator('.next-step p').click();
      expect(await focused(page)).toBe('nothing');
      await press('Enter');
      expect(await calls('openConsole')).toEqual([]);
      await page.keyboard.type('m');
      expect(await query(page)).toBe('paym');
      await page.locator('.next-step p').click();
      await press('Escape');
      expect(await query(page)).toBe('');
      await page.keyboard.type('pay');
      await page.getByRole('button', { name: 'Set up', exact: true }).focus();
      await press('Escape');
      expect(await query(page)).toBe('');
      expect(await calls('hideWindow')).toEqual([]);
      await pressButton(window, 'Dismiss', '.next-step');
      await push(withoutOffer('next-step'));
      await expect.poll(() => focused(page)).toBe(search);
      await page.locator('.status-bar').getByText('Details').click();
      await press('Escape');
      await expect.poll(() => calls('hideWindow')).toEqual([[]]);
    });

    it('is no second press on what takes the place of “Set up”', async () => {
      const written = { kind: 'written', preview: previewOf(snapshot({ roles: 40 })) };
      const window = await open({ change: unused, answers: { applyProfiles: written } });
      const { page, press, calls } = window;
      await pressButton(window, 'Set up', '.next-step');
      await press('Enter');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      // What came of it is read there, and keys go on to the list.
      expect(await focused(page)).toMatch(/^Your AWS tools are set up/);
      expect(await calls('applyProfiles')).toHaveLength(1);
      expect(await calls('undoProfiles')).toEqual([]);
      await page.keyboard.type('pay');
      expect(await query(page)).toBe('pay');
    });

    it('goes to the heading of the first run’s step', async () => {
      const bare = { accounts: [], progress: { kind: 'idle' } } as const;
      const { page, push, press } = await open({
        roles: 3,
        change: (state) => ({
          ...withSession({ ...bare, status: { kind: 'signed-out' } })(unused(state)),
          favourites: [],
        }),
      });
      await page.getByRole('button', { name: 'Sign in with the browser' }).focus();
      await press('Enter');
      await push(withSession({ status: inBrowser }));
      await expect.poll(() => focused(page)).toBe('Approve in your browser');
      await page.getByRole('button', { name: 'Cancel' }).focus();
      await push(withSession({ status: { kind: 'signed-out' } }));
      await expect.poll(() => focused(page)).toBe('Sign in to Nimbus');
    });

    it('goes to the heading of the sign-in, and no press signs out of what has just been signed in', async () => {
      const window = await open({
        change: (state) => shown('sessions', 1)(withSession({ status: ended })(state)),
      });
      const { page, press, push, calls } = window;
      await pressButton(window, 'Sign in to Nimbus');
      await push(withSession({ status: inBrowser }));
      await expect.poll(() => focused(page)).toBe('Nimbus');
      await pressButton(window, 'Cancel', '.sign-in-card');
      await push(withSession({ status: ended }));
      await expect.poll(() => focused(page)).toBe('Nimbus');
      await page.getByRole('button', { name: 'Sign in to Nimbus' }).focus();
      await push(withSession({ status: signedIn }));
      await page.getByRole('button', { name: 'Sign out of Nimbus' }).waitFor();
      await press('Enter');
      expect(await calls('signOut')).toEqual([]);
      expect(await focused(page)).toBe('Nimbus');
      await push((state) => ({ ...shown('settings', 2)(state), keychain: { kind: 'locked', backend: 'x' } }));
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await pressButton(window, 'Unlock');
      await push((state) => ({ ...state, keychain: { kind: 'ready', backend: 'x' } }));
      await expect.poll(() => focused(page)).toBe('Keychain');
    });

    it('stays with a rule that is moved, goes to the next of one that is removed, else to the heading', async () => {
      const window = await open({
        change: (state) => ({ ...shown('rules', 1)(state), accountRules: rules }),
      });
      const { page, press } = window;
      await page.locator('.rule-line').nth(1).focus();
      await press('Enter');
      await pressButton(window, 'Move up');
      await press('Enter', 'Enter');
      expect(await focused(page)).toBe('Move up');
      expect(await page.getByRole('button', { name: 'Move up' }).getAttribute('aria-disabled')).toBe('true');
      await press('Escape');
      await expect.poll(() => focused(page)).toContain('*-dev*');
      await press('Enter');
      await pressButton(window, 'Remove the rule');
      await expect.poll(() => focused(page)).toContain('*-prod*');
      await pressButton(window, 'Discard', '.save-bar');
      await expect.poll(() => focused(page)).toBe('Account rules');
    });
  });
}
