import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState, View } from '../../preload/contract.ts';
import { snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

const signedOut = (state: AppState): AppState => ({
  ...state,
  sessions: state.sessions.map((session) => ({ ...session, status: { kind: 'signed-out' } })),
});

/** As the shortcut from anywhere leads the window. */
function shownAt(view: View, times: number) {
  return ({ desktop, ...state }: AppState): AppState =>
    desktop === undefined ? state : { ...state, desktop: { ...desktop, shown: { view, times } } };
}

async function openSessions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign-ins' }).click();
  await page.getByRole('heading', { name: 'Sign-ins', level: 1 }).waitFor();
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for Nimbus' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export function sessionsPromises(open: Open): void {
  describe('the sign-ins', () => {
    it('tell three clocks apart, each with what it means', async () => {
      const { page } = await open();
      await openSessions(page);
      for (const text of ['5 held', 'renewed silently', 'An estimate: the last 3 lasted 7h 45m to 8h 30m'])
        await page.getByText(text).waitFor();
    });

    it('count the roles that are chained to theirs, and the credentials of these', async () => {
      const { page } = await open({
        change: (state) => ({
          ...state,
          held: [
            ...state.held,
            ...state.held.slice(0, 1).map((one) => ({ ...one, roleId: 'chain:break-glass' })),
          ],
        }),
      });
      await openSessions(page);
      for (const text of ['accounts, and 1 chained role', '6 held']) await page.getByText(text).waitFor();
    });

    it('sign out, and say if AWS could not be told', async () => {
      const { page, calls } = await open({ answers: { signOut: { atAws: false } } });
      await openSessions(page);
      await page.getByRole('button', { name: 'Sign out of Nimbus' }).click();
      await expect.poll(() => calls('signOut')).toEqual([['nimbus']]);
      await page.getByRole('status').getByText('AWS could not be told').waitFor();
    });

    it('sign in, in the browser or by a code', async () => {
      const { page, calls } = await open({ change: signedOut });
      await openSessions(page);
      await page.getByRole('button', { name: 'Sign in to Nimbus' }).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);
      await choose(page, 'Sign in with a device code');
      await expect.poll(async () => (await calls('signIn')).at(-1)).toEqual(['nimbus', 'device']);
    });

    it('refresh the roles', async () => {
      const { page, calls } = await open();
      await openSessions(page);
      await choose(page, 'Refresh roles');
      await expect.poll(() => calls('refreshRoles')).toEqual([['nimbus']]);
    });

    it('take another name, and say why one will not do', async () => {
      const { page, press, calls, refuse } = await open({
        refuses: { renameSession: { code: 'session-name-invalid', recovery: 'fix-input' } },
      });
      await openSessions(page);
      await choose(page, 'Rename…');
      const name = page.getByRole('textbox', { name: 'Name' });
      await name.fill('Acme / prod');
      await press('Enter');
      await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
      await refuse('renameSession', undefined);
      await name.fill('Acme');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect.poll(async () => (await calls('renameSession')).at(-1)).toEqual(['nimbus', 'Acme']);
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    });

    it('are removed only after saying what is lost, and Esc keeps them', async () => {
      const { page, press, calls } = await open();
      await openSessions(page);
      await choose(page, 'Remove…');
      const dialog = page.getByRole('dialog', { name: 'Remove Nimbus?' });
      await dialog.getByText('Profiles whose role ID begins with nimbus/ stop working.').waitFor();
      await press('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
      expect(await calls('removeSession')).toEqual([]);
      await page.getByRole('heading', { name: 'Sign-ins', level: 1 }).waitFor();
      await choose(page, 'Remove…');
      await dialog.getByRole('button', { name: 'Remove' }).click();
      await expect.poll(() => calls('removeSession')).toEqual([['nimbus']]);
    });

    it('say where they really lead when it is not AWS', async () => {
      const { page } = await open({
        change: (state) => ({
          ...state,
          sessions: state.sessions.map((session) => ({
            ...session,
            endpoints: { portal: 'https://elsewhere.example' },
          })),
        }),
      });
      await openSessions(page);
      await page.getByText('portal → https://elsewhere.example').waitFor();
    });

    it('say when one ended, and who asked in vain', async () => {
      const { page } = await open({
        change: (state) => ({
          ...state,
          sessions: state.sessions.map((session) => ({
            ...session,
            status: { kind: 'sign-in-needed', sinceMs: snapshotAtMs - 60_000 },
            signInWantedBy: 'terraform',
          })),
        }),
      });
      await openSessions(page);
      await page.getByText('terraform was refused; run it again once you are signed in.').waitFor();
      await page.getByText(/^Ended /).waitFor();
    });

    it('ask before a typed address or name is lost, by whatever way', async () => {
      const { page, press, push } = await open({ answers: { findSessions: [] } });
      const dialog = page.getByRole('dialog', { name: 'Discard the changes?' });
      await openSessions(page);
      await page.getByRole('button', { name: 'Add a sign-in' }).click();
      const address = page.getByRole('textbox', { name: 'Address of your access portal' });
      await address.fill('https://acme.awsapps.com/start');
      await press('Escape');
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      expect(await address.inputValue()).toBe('https://acme.awsapps.com/start');
      await press('Control+,');
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      await press('Escape');
      await dialog.getByRole('button', { name: 'Discard' }).click();
      await expect.poll(() => address.count()).toBe(0);
      await page.getByRole('heading', { name: 'Sign-ins', level: 1 }).waitFor();

      await choose(page, 'Rename…');
      const name = page.getByRole('textbox', { name: 'Name' });
      await name.fill('Acme');
      await press('Control+,', 'Control+k');
      expect(await page.getByRole('dialog').count()).toBe(1);
      await push(shownAt('access', 2));
      await dialog.getByText('The sign-in keeps its name.').waitFor();
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      expect(await name.inputValue()).toBe('Acme');
      await push(shownAt('access', 3));
      await dialog.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('grid').waitFor();
    });

    it('add another, and come back with Esc', async () => {
      const { page, press, calls } = await open({ answers: { addSession: 'acme', findSessions: [] } });
      await openSessions(page);
      await page.getByRole('button', { name: 'Add a sign-in' }).click();
      const address = page.getByRole('textbox', { name: 'Address of your access portal' });
      await press('Escape');
      await expect.poll(() => address.count()).toBe(0);
      await page.getByRole('button', { name: 'Add a sign-in' }).click();
      await address.fill('https://acme.awsapps.com/start');
      await press('Enter');
      await expect.poll(() => calls('signIn')).toEqual([['acme', 'usual']]);
    });
  });
}
