import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState, Settings } from '../../preload/contract.ts';
import type { Open } from './window.test.ts';
import type { TestWindow } from './open-window.ts';

const set =
  (changes: Partial<Settings>) =>
  (state: AppState): AppState => ({
    ...state,
    settings: { ...state.settings, ...changes },
  });

async function openSettings({ page, press }: TestWindow): Promise<void> {
  await press('Control+,');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

export function settingsPromises(open: Open): void {
  describe('the settings', () => {
    it.each([
      ['Language', '한국어', { language: 'ko' }],
      ['Theme', 'Dark', { theme: 'dark' }],
      ['Group by', 'Environment', { grouping: 'environment' }],
      ['Clear copied secrets', 'After 15 seconds', { clipboardSeconds: 15 }],
      ['Keep sign-ins', 'Only until Daypass quits', { keychain: 'memory' }],
      ['A tool that needs a sign-in', 'Waits up to 30 seconds', { waitForSignIn: 30 }],
      ['Renew ahead', 'Used roles and favourites', { renewAhead: 'favourites' }],
    ])('save %s at once', async (name, option, saved) => {
      const window = await open();
      await openSettings(window);
      await choose(window.page, name, option);
      await expect.poll(() => window.calls('saveSettings')).toEqual([[saved]]);
    });

    it('say of what is renewed ahead what the choice means and costs, and that the sign-in is in any case', async () => {
      const window = await open();
      await openSettings(window);
      const { page } = window;
      const says = (text: string) => page.locator('.settings-note', { hasText: text }).waitFor();
      await says('Only the first command of a role waits');
      await window.push(set({ renewAhead: 'favourites' }));
      await says('credentials of the first 50 are held all day');
      const none = page.getByText('No role is a favourite yet');
      expect(await none.count()).toBe(0);
      await window.push((state) => ({ ...state, favourites: [] }));
      await none.waitFor();
      await window.push(set({ renewAhead: 'nothing' }));
      await says('AWS is asked only when a tool asks');
      expect(await none.count()).toBe(0);
      await says('The access token of your sign-in is renewed silently in any case.');
    });

    it('switch things on and off', async () => {
      const window = await open();
      await openSettings(window);
      await window.page.getByRole('switch', { name: 'Start at login' }).click();
      await window.page.getByRole('switch', { name: 'Show notifications' }).click();
      await expect
        .poll(() => window.calls('saveSettings'))
        .toEqual([[{ startAtLogin: false }], [{ notifications: false }]]);
    });

    it('take quiet hours from one time to another', async () => {
      const window = await open();
      await openSettings(window);
      await window.page.getByRole('switch', { name: 'Quiet hours' }).click();
      await expect.poll(() => window.calls('saveSettings')).toEqual([[{ quietHours: '22:00-08:00' }]]);
      await window.push(set({ quietHours: '22:00-08:00' }));
      await choose(window.page, 'until', '6:30 AM');
      await expect
        .poll(async () => (await window.calls('saveSettings')).at(-1))
        .toEqual([{ quietHours: '22:00-06:30' }]);
      // In the language of the window, whatever that of the system; a time set elsewhere is one to choose, too.
      await window.push((state) => ({ ...set({ quietHours: '21:45-06:30' })(state), language: 'ko' }));
      await window.page.getByRole('combobox', { name: '시작' }).getByText('오후 9:45').waitFor();
      // As the system counts the hours.
      await window.push((state) => ({ ...state, hourCycle: 'h23' }));
      await window.page.getByRole('combobox', { name: '시작' }).getByText('21:45').waitFor();
    });

    it('take a shortcut as it is pressed, and none that would be missed in typing', async () => {
      const window = await open({ change: set({ shortcut: '' }) });
      const { page, press, calls } = window;
      await openSettings(window);
      await page.getByRole('button', { name: 'Set…' }).click();
      await press('k', 'Shift+k', 'Control+c', 'Alt+k');
      expect(await calls('saveSettings')).toEqual([]);
      await press('Control+Shift+k');
      await expect.poll(() => calls('saveSettings')).toEqual([[{ shortcut: 'Control+Shift+K' }]]);
      await page.getByRole('button', { name: 'Set…' }).click();
      await press('Escape');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await page.getByRole('button', { name: 'Use Super Alt Y' }).click();
      await expect
        .poll(async () => (await calls('saveSettings')).at(-1))
        .toEqual([{ shortcut: 'Super+Alt+Y' }]);
    });

    it('say that another program has the shortcut', async () => {
      const window = await open({
        change: (state) => ({
          ...state,
          ...(state.desktop === undefined ? {} : { desktop: { ...state.desktop, shortcut: 'taken' } }),
        }),
      });
      await openSettings(window);
      await window.page.getByText('Another program has Super Alt Y').waitFor();
    });

    it('save a text when one leaves it, and keep one that will not do, with the reason', async () => {
      const window = await open({
        refuses: { saveSettings: { code: 'setting-invalid', recovery: 'fix-input', subject: 'proxy' } },
      });
      const { page, press, calls, refuse } = window;
      await openSettings(window);
      const proxy = page.getByRole('textbox', { name: 'Proxy', exact: true });
      await proxy.fill('nonsense');
      await press('Tab');
      await expect.poll(() => proxy.getAttribute('aria-invalid')).toBe('true');
      expect(await proxy.inputValue()).toBe('nonsense');
      // With what it must look like still there.
      const below = await proxy.evaluate((input) =>
        input
          .getAttribute('aria-describedby')
          ?.split(' ')
          .map((id) => document.getElementById(id)?.textContent),
      );
      expect(below).toEqual([
        'This value cannot be used here. Correct it and press Enter.',
        'As http://host:port, without a user name and password.',
      ]);
      await refuse('saveSettings', undefined);
      await proxy.fill('http://proxy.example:3128');
      await press('Enter');
      await expect
        .poll(async () => (await calls('saveSettings')).at(-1))
        .toEqual([{ proxy: 'http://proxy.example:3128' }]);
    });

    it('ask no second time for what was just declined, unless by Enter', async () => {
      const window = await open({ refuses: { saveSettings: { code: 'declined', recovery: 'none' } } });
      const { page, press, calls } = window;
      await openSettings(window);
      const config = page.getByRole('textbox', { name: 'AWS config file' });
      const times = async () => (await calls('saveSettings')).length;
      await config.fill('/srv/aws/config');
      await press('Enter');
      await expect.poll(() => config.getAttribute('aria-invalid')).toBe('true');
      await press('Tab', 'Shift+Tab', 'Tab');
      expect(await times()).toBe(1);
      // As it was is no other value.
      await config.press('End');
      await press('x', 'Backspace', 'Tab');
      expect(await config.getAttribute('aria-invalid')).toBe('true');
      expect(await times()).toBe(1);
      await config.press('Enter');
      await expect.poll(times).toBe(2);
      await config.fill('/srv/aws/other');
      expect(await config.getAttribute('aria-invalid')).toBe('false');
      await press('Tab');
      await expect.poll(times).toBe(3);
    });

    it.each(['Escape', 'Back'])('save a text that is typed when the view is left by %s', async (way) => {
      const window = await open();
      const { page, press, calls } = window;
      await openSettings(window);
      await page.getByRole('textbox', { name: 'Proxy', exact: true }).fill('http://proxy.example:3128');
      if (way === 'Escape') await press(way);
      else await page.getByRole('button', { name: way }).click();
      await page.getByRole('grid').waitFor();
      expect(await calls('saveSettings')).toEqual([[{ proxy: 'http://proxy.example:3128' }]]);
    });

    it('show the keychain and its way out', async () => {
      const window = await open({
        change: (state) => ({ ...state, keychain: { kind: 'locked', backend: 'Secret Service' } }),
      });
      await openSettings(window);
      await window.page.getByRole('button', { name: 'Unlock' }).click();
      await expect.poll(() => window.calls('unlockKeychain')).toEqual([[]]);
      await window.push((state) => ({ ...state, keychain: { kind: 'ready', backend: 'Secret Service' } }));
      await window.page
        .getByText('Your sign-ins are kept in the system’s keychain (Secret Service).')
        .waitFor();
    });

    it('have a choice for every one of them', async () => {
      const window = await open();
      await openSettings(window);
      const labels = await window.page.locator('.page-body').textContent();
      for (const label of Object.values(labelOf)) expect(labels).toContain(label);
    });

    it('change language and theme of the whole window as main says', async () => {
      const { page, push } = await open();
      await push((state) => ({ ...set({ theme: 'dark' })(state), language: 'ko' }));
      await page.getByPlaceholder('계정과 역할 검색').waitFor();
      const html = page.locator('html');
      expect(await html.getAttribute('lang')).toBe('ko');
      expect(await html.getAttribute('data-theme')).toBe('dark');
    });
  });
}

/** A setting without a place in the window does not compile. */
const labelOf: Readonly<Record<keyof Settings, string>> = {
  language: 'Language',
  theme: 'Theme',
  grouping: 'Group by',
  startAtLogin: 'Start at login',
  signInOnReturn: 'Open the sign-in page when I come back',
  shortcut: 'Shortcut for the window',
  notifications: 'Show notifications',
  quietHours: 'Quiet hours',
  clipboardSeconds: 'Clear copied secrets',
  keychain: 'Keep sign-ins',
  waitForSignIn: 'A tool that needs a sign-in',
  renewAhead: 'Renew ahead',
  caBundle: 'CA bundle',
  proxy: 'Proxy',
  noProxy: 'Hosts without the proxy',
  awsConfigFile: 'AWS config file',
  awsSharedCredentialsFile: 'AWS credentials file',
};
