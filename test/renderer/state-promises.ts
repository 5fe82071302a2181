import { describe, expect, it } from 'vitest';
import type { AppState, CommandName } from '../../preload/contract.ts';
import { stateOf } from './screenshot-scenes.ts';
import { partner, snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

interface WayOut {
  readonly scene: string;
  /** What it says. */
  readonly text: string;
  /** Its one way out, and what that asks of main; absent: there is nothing to do but wait or mend it elsewhere. */
  readonly out?: {
    readonly button: string;
    readonly command: CommandName;
    readonly args: readonly unknown[];
  };
}

const signIn = { button: 'Sign in', command: 'signIn', args: ['nimbus', 'usual'] } as const;
const retry = { button: 'Try again', command: 'refreshRoles', args: ['nimbus'] } as const;

const ways: readonly WayOut[] = [
  { scene: 'sign-in-needed', text: 'your sign-in has ended', out: signIn },
  { scene: 'signed-out', text: 'Sign in to Nimbus', out: { ...signIn, button: 'Sign in with the browser' } },
  { scene: 'offline', text: 'cannot be reached', out: retry },
  { scene: 'throttled', text: 'AWS asks to slow down', out: retry },
  {
    scene: 'keychain-locked',
    text: 'The keychain is locked',
    out: { button: 'Unlock', command: 'unlockKeychain', args: [] },
  },
  {
    scene: 'keychain-unavailable',
    text: 'No keychain is running',
    out: { button: 'Keep until Daypass quits', command: 'saveSettings', args: [{ keychain: 'memory' }] },
  },
  {
    scene: 'memory-only',
    text: 'kept only until Daypass quits',
    out: { button: '', command: 'dismissOffer', args: ['memory-only'] },
  },
  { scene: 'clock-wrong', text: '11 minutes slow' },
  { scene: 'held-up', text: 'the access token cannot be renewed', out: retry },
  { scene: 'no-roles', text: 'No roles are assigned to you', out: { ...retry, button: 'Refresh the roles' } },
  { scene: 'partial', text: '8 of 17 accounts' },
  { scene: 'loading', text: 'Listing your accounts' },
  { scene: 'first-list-untrusted', text: 'Your roles could not be fetched', out: retry },
];

export function statePromises(open: Open): void {
  describe('every state', () => {
    it.each(ways)('says itself and its way out: $scene', async ({ scene, text, out }) => {
      const { page, calls } = await open({ change: stateOf(scene) });
      await page.getByText(text).first().waitFor();
      const buttons = page.locator('.banner button, .empty-state button, .first-run-ways .button-solid');
      if (out === undefined) return expect(await buttons.count()).toBe(0);
      expect(await buttons.allTextContents()).toEqual([out.button]);
      await buttons.first().click();
      await expect.poll(() => calls(out.command)).toEqual([out.args]);
    });

    it.each([
      ['account-rules', 'See the account rules', 'Account rules'],
      ['browser-rules', 'Choose a browser', 'Browsers for consoles'],
      ['profiles', 'See the profiles', 'AWS profiles'],
      ['sessions', 'See the sign-ins', 'Sign-ins'],
      ['settings', 'Open settings', 'Settings'],
    ] as const)('leads from a damaged file to where it is made anew: %s', async (kind, way, view) => {
      const keptAs = `/home/mina/.local/share/daypass/${kind}.json.damaged`;
      const damaged = (state: AppState) => ({ ...state, damagedFiles: [{ kind, keptAs }] });
      const { page } = await open({ change: damaged });
      await page.locator('.banner').getByText(`was damaged and set aside as ${keptAs}`).waitFor();
      await page.locator('.banner').getByRole('button', { name: way }).click();
      await page.getByRole('heading', { name: view, level: 1 }).waitFor();
    });

    it('says no more that there is no keychain to who has waved that away', async () => {
      const { page, push } = await open({ change: stateOf('memory-only') });
      await page.locator('.banner').getByRole('button', { name: 'Dismiss' }).waitFor();
      await push((state) => {
        const { desktop } = state;
        return desktop === undefined
          ? state
          : { ...state, desktop: { ...desktop, dismissed: [...desktop.dismissed, 'memory-only'] } };
      });
      await expect.poll(() => page.locator('.banner').count()).toBe(0);
    });

    it('says first what keeps somebody from working, and then that a file was damaged', async () => {
      const damaged = (['favourites', 'settings'] as const).map((kind) => ({ kind, keptAs: `/x/${kind}` }));
      const { page } = await open({
        change: (state) => ({ ...stateOf('sign-in-needed')(state), damagedFiles: damaged }),
      });
      await page.locator('.banner').first().getByText('your sign-in has ended').waitFor();
      await page.locator('.banner').nth(1).getByText('set aside as').waitFor();
    });

    it('says in the first run that the list of sign-ins was damaged, which is made anew there', async () => {
      const { page } = await open({ change: stateOf('first-run-damaged') });
      await page.locator('.banner').getByText('The file of your sign-ins was damaged').waitFor();
      expect(await page.locator('.banner button').count()).toBe(0);
    });

    it('leads from a certificate that is not trusted to the field for the CA bundle, and back', async () => {
      const { page, press } = await open({ change: stateOf('first-list-untrusted') });
      await page.getByRole('button', { name: 'Open settings' }).click();
      const field = page.getByRole('textbox', { name: 'CA bundle (PEM)' });
      await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await field.evaluate((input) => input.getBoundingClientRect().top < innerHeight)).toBe(true);
      await press('Escape');
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await expect
        .poll(() => page.locator('h1').evaluate((title) => title === document.activeElement))
        .toBe(true);
    });

    it('offers at the edge of the window to sign in, and then says no more', async () => {
      const { page, press, refuse, calls } = await open();
      await refuse('openConsole', { code: 'sign-in-needed', recovery: 'sign-in', subject: 'nimbus' });
      await press('Enter');
      const toast = page.locator('.toast');
      await toast.getByText('You are not signed in to Nimbus').waitFor();
      await toast.getByRole('button', { name: 'Sign in' }).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);
      await expect.poll(() => toast.count()).toBe(0);
    });

    it('says no more of what went wrong once somebody signs in, but of what does then', async () => {
      const { page, push, press, refuse } = await open({ change: stateOf('sign-in-needed') });
      const offline = { code: 'offline', recovery: 'retry', subject: 'aws' } as const;
      await refuse('openConsole', offline);
      const toast = page.locator('.toast');
      await press('Enter');
      await toast.waitFor();
      await push((state) => ({ ...state, sessions: stateOf('signing-in-browser')(state).sessions }));
      await expect.poll(() => toast.count(), { timeout: 2_000 }).toBe(0);
      await press('Enter');
      await toast.waitFor();
      await push(stateOf('sign-in-needed'));
      await page.locator('.banner').waitFor();
      expect(await toast.count()).toBe(1);
    });

    it.each([
      ['browser-missing', 'Choose a browser', 'Browsers for consoles'],
      ['profile-missing', 'See the profiles', 'AWS profiles'],
    ] as const)('leads from %s to where it is mended', async (code, button, view) => {
      const { page, press, refuse } = await open();
      await refuse('openConsole', { code, recovery: 'fix-input', subject: 'x' });
      await press('Enter');
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('heading', { level: 1, name: view }).waitFor();
    });

    it('leads from the details to a sign-in that has ended, and shows its code there', async () => {
      const { page, press, calls, push } = await open({ change: stateOf('sign-in-needed') });
      await press('ArrowRight');
      const details = page.locator('.role-details');
      await details.getByRole('button', { name: 'Sign in to Nimbus' }).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);
      expect(await details.locator('.button-solid').count()).toBe(1);
      await push((state) => ({ ...state, sessions: stateOf('signing-in-browser')(state).sessions }));
      await details.getByText('Approve in your browser.').waitFor();
      expect(await details.getByRole('button', { name: 'Sign in to Nimbus' }).count()).toBe(0);
    });

    it('offers no button for several lists that failed, beside those that try each again', async () => {
      const { page } = await open({ change: stateOf('two-lists-failed') });
      await page.getByText('No roles to show yet').waitFor();
      expect(await page.locator('.empty-state button').allTextContents()).toEqual([
        'Sign in to Partner GovCloud',
      ]);
      expect(await page.locator('.banner').first().textContent()).toMatch(/^Nimbus: .* cannot be reached/);
    });

    it('keeps showing the last list, and its age, while a new one cannot be had', async () => {
      const { page } = await open({ change: stateOf('offline') });
      await page.getByText('Listed 3 hours ago.').waitFor();
      await page.getByText('nimbus-payments-prod').first().waitFor();
    });

    it('covers no banner with how far a list is', async () => {
      const { page } = await open({ change: (state) => stateOf('memory-only')(stateOf('partial')(state)) });
      const banner = await page.locator('.banner').first().boundingBox();
      const words = await page.getByText('8 of 17 accounts').boundingBox();
      if (banner === null || words === null) throw new Error('not shown');
      expect(words.y >= banner.y + banner.height || words.y + words.height <= banner.y).toBe(true);
    });

    it('shows skeletons before the first list', async () => {
      const { page } = await open({ change: stateOf('loading') });
      await page.locator('.skeleton').waitFor();
    });

    it('says an error of a command in words, and lets it be dismissed', async () => {
      const { page, press, refuse, state } = await open();
      const [subject = ''] = state().favourites;
      await refuse('openConsole', { code: 'role-not-assigned', recovery: 'none', subject });
      await press('Enter');
      const toast = page
        .getByRole('status')
        .getByText('nimbus-payments-prod · ReadOnlyAccess is not, or no longer, assigned');
      await toast.waitFor();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await expect.poll(() => toast.count()).toBe(0);
    });

    it('shows no keys for a role where there is none', async () => {
      const { page } = await open();
      await page.locator('.status-hints').waitFor();
      await page.keyboard.type('zebra');
      await page.getByText('Nothing matches').waitFor();
      expect(await page.locator('.status-hints').count()).toBe(0);
    });

    it('says who is held until one signs in, and that it was refused once that is over', async () => {
      const { page } = await open({
        change: (state) => ({
          ...state,
          sessions: stateOf('sign-in-needed')(state).sessions.map((session) => ({
            ...{ ...session, signInAwaitedUntilMs: snapshotAtMs + 45_000 },
          })),
        }),
      });
      await page.getByText('terraform is waiting for you to sign in.').waitFor();
      await page.clock.fastForward(46_000);
      await page.getByText('terraform was refused').waitFor();
    });

    it.each([
      ['sign-in-needed', 'your sign-in has ended'],
      ['held-up', 'the access token cannot be renewed'],
      ['sign-in-unknown', 'is damaged'],
    ])('says how old the list is once that is more than a day: %s', async (scene, text) => {
      const listed = (listedAtMs: number) => (state: AppState) => ({
        ...state,
        sessions: state.sessions.map((session) => ({
          ...{ ...session, progress: { kind: 'idle' as const, listedAtMs } },
        })),
      });
      const { page, push } = await open({ change: stateOf(scene) });
      await page.getByText(text).waitFor();
      expect(await page.getByText(/^Listed/).count()).toBe(0);
      await push(listed(snapshotAtMs - 7 * 86_400_000));
      await page.getByText('Listed 7 days ago.').waitFor();
    });

    it('says of who has not signed in that they have not, rather than that it ended', async () => {
      const { page } = await open({
        change: (state) => ({
          ...state,
          sessions: state.sessions.map((session) => ({ ...session, status: { kind: 'signed-out' } })),
        }),
      });
      await page.getByText('Nimbus: you are not signed in.').waitFor();
    });

    it.each(['sign-in-refused', 'sign-in-unknown'])(
      'says why the last sign-in came to nothing, also in details that cover the list: %s',
      async (scene) => {
        const { page, press } = await open({ change: (state) => refused(stateOf(scene)(state)) });
        await page.locator('.banner').getByText('The sign-in was refused in the browser.').waitFor();
        await press('ArrowRight');
        await page.locator('.role-details').getByText('The sign-in was refused in the browser.').waitFor();
      },
    );

    it('says the same of a sign-in among others that has no list yet', async () => {
      const { page } = await open({
        change: (state) =>
          refused({
            ...state,
            sessions: [...state.sessions, { ...partner, status: { kind: 'signed-out' } }],
          }),
      });
      await page.locator('.banner').getByText('The sign-in was refused in the browser.').waitFor();
    });

    it('says who was refused for want of a sign-in', async () => {
      const { page } = await open({ change: stateOf('sign-in-needed') });
      await page.getByText('terraform was refused; run it again once you are signed in.').waitFor();
    });
  });
}

function refused(state: AppState): AppState {
  const fault = { code: 'sign-in-refused', recovery: 'sign-in' } as const;
  return {
    ...state,
    sessions: state.sessions.map((session) =>
      session.status.kind === 'signed-in' ? session : { ...session, signInFault: fault },
    ),
  };
}
