import { describe, expect, it } from 'vitest';
import { credentialProcessLine, processCommand } from '../../main/aws-config/credential-process-line.ts';
import { textToCopy } from '../../main/desktop/copy-text.ts';
import type { AppState, ClipboardView, DesktopView } from '../../preload/contract.ts';
import { credentialsSection } from '../../preload/credentials-section.ts';
import { sharedAccounts } from './screenshot-scenes.ts';
import { snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

const onClipboard =
  (clipboard: Omit<ClipboardView, 'roleId'>) =>
  (state: AppState): AppState => ({
    ...state,
    clipboard: { ...clipboard, roleId: state.favourites[0] ?? '' },
  });
const withoutClipboard = ({ clipboard: _gone, ...state }: AppState): AppState => state;

const desktopWith =
  (facts: Partial<DesktopView>) =>
  (state: AppState): AppState => ({
    ...state,
    ...(state.desktop === undefined ? {} : { desktop: { ...state.desktop, ...facts } }),
  });

/** Words that stand nowhere else in what is copied. */
const given = {
  accountId: '111122223333',
  accessKeyId: 'value-of-id',
  secretAccessKey: 'value-of-secret',
  sessionToken: 'value-of-token',
  expiresAtMs: snapshotAtMs,
};

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export function copyPromises(open: Open): void {
  describe('copying', () => {
    it('offers all that the access portal offers, and asks main for it by name', async () => {
      const { page, press, calls, state } = await open({ width: 460, height: 900 });
      await press('ArrowRight');
      const [roleId] = state().favourites;
      for (const form of [
        'credential_process line',
        'Variables · bash, zsh',
        'Profile for the credentials file',
        'Access key ID',
        'Secret access key',
        'Session token',
      ])
        await page.getByRole('button', { name: `Copy: ${form}` }).click();
      expect((await calls('copy')).map(([, form]) => form)).toEqual([
        ...['credential-process', 'env-bash', 'credentials-profile'],
        ...['access-key-id', 'secret-access-key', 'session-token'],
      ]);
      expect((await calls('copy')).every(([id]) => id === roleId)).toBe(true);
    });

    it('shows the section that is copied under the name that main gives it, a chained role’s own', async () => {
      const { page, press } = await open({ roles: 40, width: 460, height: 900 });
      const shown = page.locator('.get-credentials pre', { hasText: /aws_access_key_id/ });
      await page.keyboard.type('break-glass');
      await press('ArrowRight');
      expect(await shown.textContent()).toMatch(/^\[break-glass\]\n/);
    });

    it('shows to the letter what main will copy, but for the values', async () => {
      const client = { client: '/opt/My Tools/daypass', home: '/srv/한빛' };
      const begin = processCommand(client, 'linux');
      if (begin.kind !== 'command') throw new Error('no command');
      const { page, press, state } = await open({ change: desktopWith({ processCommand: begin.command }) });
      await press('ArrowRight');
      const [role = ''] = state().favourites;
      const shown = (index: number) => page.locator('.get-credentials pre').nth(index).textContent();
      const copied = (form: Parameters<typeof textToCopy>[0]) =>
        textToCopy(form, credentialsSection(role), given).replaceAll(/\bvalue-of-\w+/g, '•••');
      const line = credentialProcessLine({ ...client, role }, 'linux');
      expect(line.kind === 'line' && `credential_process = ${line.line}`).toBe(await shown(0));
      for (const [shell, form] of [
        ['bash, zsh', 'env-bash'],
        ['fish', 'env-fish'],
        ['PowerShell', 'env-powershell'],
        ['Command Prompt', 'env-cmd'],
      ] as const) {
        await page.getByRole('combobox', { name: 'Shell' }).click();
        await page.getByRole('option', { name: shell }).click();
        await expect.poll(() => shown(1)).toBe(copied(form));
      }
      expect(await shown(2)).toBe(copied('credentials-profile'));
    });

    it('shows no line for tools where none can be made', async () => {
      const { page, press, push } = await open();
      await press('ArrowRight');
      await page.getByText('credential_process = ').waitFor();
      await push(({ desktop, ...state }) => {
        if (desktop === undefined) return state;
        const { processCommand: _none, ...rest } = desktop;
        return { ...state, desktop: rest };
      });
      await expect.poll(() => page.getByText('credential_process = ').count()).toBe(0);
      await page.getByRole('button', { name: 'Copy: credential_process line' }).waitFor();
    });

    it('has every shell, the platform’s own first', async () => {
      const { page, press, calls } = await open({ change: desktopWith({ platform: 'windows' }) });
      await press('ArrowRight');
      await page.getByText('$Env:AWS_ACCESS_KEY_ID="•••"').waitFor();
      await page.getByRole('combobox', { name: 'Shell' }).click();
      await page.getByRole('option', { name: 'fish' }).click();
      await page.getByText('set -gx AWS_SESSION_TOKEN "•••"').waitFor();
      await page.getByRole('button', { name: 'Copy: Variables · fish' }).click();
      await expect.poll(() => calls('copy')).toHaveLength(1);
      expect((await calls('copy'))[0]?.[1]).toBe('env-fish');
    });

    it('says whose it was, with the sign-in where two have that role', async () => {
      const { page, press, push } = await open({ width: 460, height: 900 });
      await press('ArrowRight');
      const copy = page.getByRole('button', { name: 'Copy: Secret access key' });
      await copy.click();
      await page.getByText('Copied: Secret access key (nimbus-payments-prod · ReadOnlyAccess)').waitFor();
      await push(sharedAccounts);
      await copy.click();
      await page.getByText('(nimbus-payments-prod · ReadOnlyAccess · Nimbus)').waitFor();
    });

    it('says that it is under way when it takes a while, until it is copied or not', async () => {
      const { page, press } = await open();
      const answerLater = (answer: object) =>
        page.evaluate(`{
          daypass.run.copy = () =>
            new Promise((resolve) => setTimeout(resolve, 1_500, ${JSON.stringify(answer)}));
        }`);
      await press('ArrowRight');
      const copy = page.getByRole('button', { name: 'Copy: Secret access key' });
      const [toast, fetching] = [page.locator('.toast'), page.getByText('Fetching the credentials…')];
      await answerLater({ ok: true });
      await copy.click();
      expect(await toast.count()).toBe(0);
      await fetching.waitFor();
      await toast.getByText('Copied: ').waitFor();
      expect(await fetching.count()).toBe(0);
      await answerLater({ ok: false, error: { code: 'clipboard-changed', recovery: 'retry' } });
      await copy.click();
      await fetching.waitFor();
      await toast.getByText('something else may have been copied since').waitFor();
    });

    it('renders no secret, even if main answered with one', async () => {
      const { page, press } = await open({ answers: { copy: secret, prepareRole: secret } });
      await press('ArrowRight');
      for (const button of await page.getByRole('button', { name: /^Copy: / }).all()) await button.click();
      await page.getByText('Copied: ').waitFor();
      expect(await page.content()).not.toContain(secret);
    });

    it('says what was copied, when it will be cleared, and that a history may keep it', async () => {
      const { page, push, calls } = await open({ clock: 'still' });
      await push(onClipboard({ form: 'env-bash', clearsAtMs: snapshotAtMs + 44_000 }));
      const strip = page.locator('.clipboard-strip');
      await strip.getByText('On the clipboard: Variables · bash, zsh').waitFor();
      await strip.getByText('nimbus-payments-prod · ReadOnlyAccess', { exact: true }).waitFor();
      await strip.getByText('PROD', { exact: true }).waitFor();
      await strip.getByText('Clears in 0:43').waitFor();
      await strip.getByText('A clipboard history may keep it.').waitFor();
      await page.clock.runFor(2_000);
      await strip.getByText('Clears in 0:41').waitFor();
      await strip.getByRole('button', { name: 'Clear now' }).click();
      expect(await calls('clearClipboard')).toEqual([[]]);
      await push(withoutClipboard);
      await expect.poll(() => strip.count()).toBe(0);
    });

    it('leaves the button that clears it uncovered while it says that it was copied', async () => {
      const { page, press, push, calls } = await open();
      const toast = page.locator('.toast');
      const bottomOfToast = () => toast.evaluate((element) => element.getBoundingClientRect().bottom);
      await press('Control+c');
      await page.getByRole('menuitem', { name: 'Secret access key' }).click();
      await toast.getByText('Copied: Secret access key').waitFor();
      expect(await bottomOfToast()).toBeGreaterThan(580);
      await push(onClipboard({ form: 'secret-access-key', clearsAtMs: snapshotAtMs + 44_000 }));
      const strip = page.locator('.clipboard-strip');
      const top = await strip.evaluate((element) => element.getBoundingClientRect().top);
      expect(await bottomOfToast()).toBeLessThan(top);
      await strip.getByRole('button', { name: 'Clear now' }).click();
      expect(await calls('clearClipboard')).toEqual([[]]);
    });

    it('says it when nothing clears it by itself', async () => {
      const { page } = await open({ change: onClipboard({ form: 'session-token' }) });
      await page.getByText('Cleared when you sign out or quit').waitFor();
    });

    it('makes no fuss over what is not secret', async () => {
      const { page } = await open({ change: onClipboard({ form: 'role-arn' }) });
      await page.getByRole('grid').waitFor();
      expect(await page.locator('.clipboard-strip').count()).toBe(0);
    });
  });
}
