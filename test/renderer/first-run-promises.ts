import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState, SessionStatus, SessionView } from '../../preload/contract.ts';
import { drawFirstPage } from '../../renderer/first-page.ts';
import { previewOf } from './profile-previews.ts';
import { snapshot, snapshotAtMs } from './snapshots.ts';
import { withoutOffer } from './open-window.ts';
import type { Open } from './window.test.ts';

const nothingYet = (state: AppState): AppState => ({
  ...state,
  ...{ sessions: [], favourites: [], held: [], roleUses: [], chainedRoles: [] },
});

/** The only session, as far as it is: nothing listed, nothing used. */
function only(changes: Partial<SessionView>) {
  return (state: AppState): AppState => {
    const [session] = snapshot({ roles: 3 }).sessions;
    if (session === undefined) return state;
    const bare: SessionView = { ...session, accounts: [], progress: { kind: 'idle' } };
    return { ...nothingYet(state), sessions: [{ ...bare, ...changes }] };
  };
}

const expiresAtMs = snapshotAtMs + 600_000;
const byCode: SessionStatus = {
  ...{ kind: 'signing-in', flow: 'device', userCode: 'KQVT-MHBD', expiresAtMs },
  link: 'https://nimbus.awsapps.com/start/#/device?user_code=KQVT-MHBD',
};
const inBrowser: SessionStatus = {
  ...{ kind: 'signing-in', flow: 'pkce', expiresAtMs },
  link: 'https://oidc.ap-northeast-2.amazonaws.com/authorize?client_id=x',
};
const signedIn: SessionStatus = {
  ...{ kind: 'signed-in', signedInAtMs: snapshotAtMs, tokenExpiresAtMs: snapshotAtMs + 3_600_000 },
  renewable: true,
};
const address = (page: Page) => page.getByRole('textbox', { name: 'Address of your access portal' });
/** The texts that a field is described by, in their order. */
const describing = (field: Locator) =>
  field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? ''),
  );
const isFocused = (field: Locator) => field.evaluate((element) => element === document.activeElement);
const foundSessions = ['nimbus', 'acme'].map((name) => ({
  ...{ name, startUrl: `https://${name}.awsapps.com/start`, region: 'ap-northeast-2' },
}));
const next = (page: Page) => page.getByRole('button', { name: 'Continue' });

export function firstRunPromises(open: Open): void {
  describe('the first run', () => {
    it('leads from a pasted address over the sign-in to the list, and to the one next step', async () => {
      const preview = previewOf(snapshot({ roles: 3 }));
      const { page, push, press, calls } = await open({
        change: nothingYet,
        answers: {
          ...{ findSessions: [], addSession: 'nimbus', previewProfiles: preview },
          applyProfiles: { kind: 'written', preview },
        },
      });
      await page.getByRole('heading', { level: 1 }).getByText('One sign-in').waitFor();
      await address(page).fill('Hi! Sign in at https://nimbus.awsapps.com/start, please.');
      await press('Enter');
      await expect
        .poll(() => calls('addSession'))
        .toEqual([[{ startUrl: 'https://nimbus.awsapps.com/start' }]]);
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);

      await push(only({ status: inBrowser }));
      await page.getByRole('heading', { name: 'Approve in your browser' }).waitFor();
      await page.locator('.sign-in-link').getByText('oidc.ap-northeast-2.amazonaws.com').waitFor();

      await push(only({ status: signedIn, progress: { kind: 'listing', done: 1, total: 3 } }));
      await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
      await page.getByText('1 of 3 accounts').waitFor();

      const progress = { kind: 'listing', done: 2, total: 3 } as const;
      const some = snapshot({ roles: 3 }).sessions.map(({ accounts, ...session }) => ({
        ...{ ...session, progress },
        accounts: accounts.map((account, at) => {
          const { listedAtMs: _none, ...waiting } = account;
          return at === 0 ? account : { ...waiting, roles: [] };
        }),
      }));
      await push((state) => ({ ...nothingYet(state), sessions: some }));
      await page.locator('[role=row][aria-selected=true]').waitFor();
      await page.getByText('Once your roles are listed, one press writes their profiles').waitFor();
      await page.getByRole('button', { name: 'Set up', exact: true }).click({ force: true });
      expect(await calls('previewProfiles')).toEqual([]);

      await push((state) => ({ ...nothingYet(state), sessions: snapshot({ roles: 3 }).sessions }));
      await page.locator('[role=row][aria-selected=true]').getByText('nimbus-payments-dev').waitFor();
      await page.getByText('writes 3 profiles into /home/mina/.aws/config').waitFor();
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText('3 profiles written to /home/mina/.aws/config.').waitFor();
      const [[request, shown] = []] = await calls('applyProfiles');
      expect([request, shown]).toMatchObject([
        { choice: { roles: 'all' }, adopt: [], rename: false },
        'as-shown',
      ]);
      await page
        .getByText('aws sts get-caller-identity --profile nimbus-payments-prod-ReadOnlyAccess')
        .waitFor();
      await page.getByRole('button', { name: 'Copy the command' }).click();
      const [[roleId, form] = []] = await calls('copy');
      expect([String(roleId).split('/')[0], form]).toEqual(['nimbus', 'profile-command']);
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      // A tool has asked: it is done.
      await push((state) => ({
        ...state,
        roleUses: [{ roleId: String(roleId), lastUsedAtMs: snapshotAtMs, weight: 1, by: 'aws' }],
      }));
      await expect.poll(() => page.locator('.next-step').count()).toBe(0);
    });

    it('says before one press which accounts their profiles will show by number, where there are any', async () => {
      const { page, push } = await open({ change: (state) => ({ ...state, roleUses: [] }) });
      const said = page.locator('.next-step').getByText('letters that a profile name');
      await page.getByText('One press writes').waitFor();
      expect(await said.count()).toBe(0);
      const named = (name: string, label?: string) => (state: AppState) => ({
        ...nothingYet(state),
        sessions: snapshot({ roles: 3 }).sessions.map((session) => ({
          ...session,
          accounts: session.accounts.map((account) => ({
            ...{ ...account, name },
            mark: label === undefined ? {} : { label },
          })),
        })),
      });
      await push(named('정산-prod'));
      await page
        .getByText('so their profiles show the account number. Look first, to give them labels instead.')
        .waitFor();
      await push(named('정산-prod', 'pay'));
      await expect.poll(() => said.count()).toBe(0);
    });

    it('begins at the field for the address, also where one comes back to it, and says of it what it is for', async () => {
      const { page, push } = await open({ change: nothingYet });
      await expect.poll(() => isFocused(address(page))).toBe(true);
      await page.keyboard.type('nimbus');
      expect(await address(page).inputValue()).toBe('nimbus');
      expect(await describing(address(page))).toContain('One sign-in, and your AWS tools work all day');
      await push(only({ status: { kind: 'signed-out' } }));
      await page.getByRole('button', { name: 'Another address' }).focus();
      await push(nothingYet);
      await expect.poll(() => isFocused(address(page))).toBe(true);
    });

    it('reads the address at the end of a long message, and sends no message without one whole', async () => {
      const { page, press, calls } = await open({ change: nothingYet, answers: { findSessions: [] } });
      const asked = async () => (await calls('addSession')).at(-1);
      const lines = 'Welcome to the cloud team, and please read all of this.\n'.repeat(300);
      await address(page).focus();
      await page.keyboard.insertText(`${lines}https://nimbus.awsapps.com/start\nBye`);
      await press('Enter');
      await expect.poll(asked).toEqual([{ startUrl: 'https://nimbus.awsapps.com/start' }]);
      await address(page).fill(lines);
      await press('Enter');
      await expect.poll(asked).toEqual([{ startUrl: lines.replaceAll('\n', ' ').slice(0, 2_000) }]);
    });

    it('keeps what was typed into the first page before its scripts came', async () => {
      let letScriptsCome = () => {};
      const scriptsAfter = new Promise<void>((resolve) => (letScriptsCome = resolve));
      const fill = (html: string, state: AppState) => drawFirstPage(html, state, { width: 420, height: 640 });
      const { page } = await open({ change: nothingYet, scriptsAfter, fill });
      await page.locator('#root[aria-busy] input:focus').waitFor();
      await page.keyboard.type('nimbus');
      letScriptsCome();
      await page.locator('#root:not([aria-busy]) .window').waitFor();
      await page.keyboard.type('.awsapps.com');
      expect(await address(page).inputValue()).toBe('nimbus.awsapps.com');
    });

    it('takes a portal that the AWS config knows with one press', async () => {
      const found = [
        { name: '우리회사', startUrl: 'https://nimbus.awsapps.com/start', region: 'ap-northeast-2' },
      ];
      const { page, calls } = await open({
        change: nothingYet,
        answers: { findSessions: found, importSession: 'nimbus' },
      });
      await page.getByText('Found in your AWS config').waitFor();
      await page.getByRole('button', { name: 'Use 우리회사' }).click();
      await expect.poll(() => calls('importSession')).toEqual([['우리회사']]);
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);
    });

    it('says why a portal of the AWS config will not do by that portal, and not at the address', async () => {
      const { page } = await open({
        change: nothingYet,
        answers: { findSessions: foundSessions },
        refuses: { importSession: { code: 'offline', recovery: 'retry' } },
      });
      await page.getByRole('button', { name: 'Use nimbus' }).click();
      await page.getByRole('listitem').filter({ hasText: 'nimbus' }).getByRole('alert').waitFor();
      expect(await address(page).getAttribute('aria-invalid')).toBe('false');
      expect(await page.getByRole('alert').count()).toBe(1);
    });

    it('says what is wrong with an address, at the field, and goes away when it is mended', async () => {
      const { page, calls } = await open({
        change: nothingYet,
        refuses: { addSession: { code: 'start-url-not-https', recovery: 'fix-input' } },
      });
      await address(page).fill('http://nimbus.awsapps.com/start');
      await next(page).click();
      await expect.poll(() => address(page).getAttribute('aria-invalid')).toBe('true');
      const [first = ''] = await describing(address(page));
      expect(first).toMatch(/https/);
      expect(await page.getByRole('alert').textContent()).toBe(first);
      expect(await calls('signIn')).toEqual([]);
      await address(page).fill('https://nimbus.awsapps.com/start');
      expect(await address(page).getAttribute('aria-invalid')).toBe('false');
    });

    it('leads from a certificate that is not trusted to the field for the CA bundle, and back to what was typed', async () => {
      const { page, press } = await open({
        change: nothingYet,
        refuses: { addSession: { code: 'tls-untrusted', recovery: 'none', subject: 'nimbus.awsapps.com' } },
      });
      await address(page).fill('https://nimbus.awsapps.com/start');
      await next(page).click();
      await page.getByRole('button', { name: 'Open settings' }).click();
      const field = page.getByRole('textbox', { name: 'CA bundle (PEM)' });
      await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
      await press('Escape');
      await expect.poll(() => address(page).inputValue()).toBe('https://nimbus.awsapps.com/start');
    });

    it('leads from a portal that cannot be reached to the field for the proxy, wherever that shows', async () => {
      const offline = { code: 'offline', recovery: 'retry', subject: 'nimbus.awsapps.com' } as const;
      const { page, press, push } = await open({
        change: nothingYet,
        answers: { findSessions: foundSessions },
        refuses: { addSession: offline, importSession: offline },
      });
      const leads = async () => {
        await page.getByRole('alert').getByText('check the network connection or the proxy').waitFor();
        await page.getByRole('button', { name: 'Open settings' }).click();
        const proxy = page.getByRole('textbox', { name: 'Proxy', exact: true });
        await expect.poll(() => isFocused(proxy)).toBe(true);
        await press('Escape');
      };
      await page.getByRole('button', { name: 'Use nimbus' }).click();
      await leads();
      await address(page).fill('https://nimbus.awsapps.com/start');
      await press('Enter');
      await leads();
      expect(await address(page).inputValue()).toBe('https://nimbus.awsapps.com/start');
      await push(only({ status: { kind: 'signed-out' }, signInFault: offline }));
      await leads();
    });

    it('keeps what was typed for who looks elsewhere meanwhile, and asks nothing', async () => {
      const { page, press, refuse, calls } = await open({
        change: nothingYet,
        answers: { addSession: 'nimbus', findSessions: [] },
        refuses: { addSession: { code: 'region-unknown', recovery: 'fix-input' } },
      });
      await address(page).fill('https://aws.nimbus.example');
      await press('Enter');
      const region = page.getByRole('textbox', { name: 'Region' });
      await region.fill('eu-west-1');
      for (const view of ['Settings', 'Sign-ins']) {
        await press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill(view);
        await press('Enter');
        await page.getByRole('heading', { name: view, level: 1 }).waitFor();
        await press('Escape');
        await page.getByRole('heading', { name: 'One sign-in' }).waitFor();
        expect(await address(page).inputValue()).toBe('https://aws.nimbus.example');
        expect(await region.inputValue()).toBe('eu-west-1');
      }
      // Once it is added it is no more to be typed.
      await refuse('addSession', undefined);
      await next(page).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);
      await press('Control+,');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      await press('Escape');
      await expect.poll(() => address(page).inputValue()).toBe('');
    });

    it('asks for the region only when the address does not tell it', async () => {
      const { page, calls, refuse } = await open({
        change: nothingYet,
        answers: { addSession: 'nimbus' },
        refuses: { addSession: { code: 'region-unknown', recovery: 'fix-input' } },
      });
      const region = page.getByRole('textbox', { name: 'Region' });
      expect(await region.count()).toBe(0);
      await address(page).fill('https://aws.nimbus.example');
      await next(page).click();
      await region.waitFor();
      await refuse('addSession', undefined);
      await region.fill('eu-west-1');
      await next(page).click();
      await expect
        .poll(async () => (await calls('addSession')).at(-1))
        .toEqual([{ startUrl: 'https://aws.nimbus.example', region: 'eu-west-1' }]);
    });

    it('shows code and address until the sign-in ends, and can cancel it or open the page again', async () => {
      const { page, calls } = await open({ change: only({ status: byCode }) });
      await page.locator('.sign-in-code').getByText('KQVT-MHBD', { exact: true }).waitFor();
      await page.getByText('https://nimbus.awsapps.com/start/#/device?user_code=KQVT-MHBD').waitFor();
      await page.getByRole('button', { name: 'Open the page again' }).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'device']]);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => calls('cancelSignIn')).toEqual([['nimbus']]);
    });

    it('says why a sign-in came to nothing, and tries again', async () => {
      const { page, calls } = await open({
        change: only({
          status: { kind: 'signed-out' },
          signInFault: { code: 'sign-in-expired', recovery: 'sign-in' },
        }),
      });
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'usual']]);
    });

    it('ends a sign-in in the browser before it begins one by code', async () => {
      const { page, calls } = await open({ change: only({ status: inBrowser }) });
      await page.getByRole('button', { name: 'Use a device code instead' }).click();
      await expect.poll(() => calls('signIn')).toEqual([['nimbus', 'device']]);
      expect(await calls('cancelSignIn')).toEqual([['nimbus']]);
    });

    it('lets one go back to another address, and begins with the one before', async () => {
      const { page, push, press, calls } = await open({ change: only({ status: { kind: 'signed-out' } }) });
      await page.getByRole('button', { name: 'Another address' }).click();
      await expect.poll(() => calls('removeSession')).toEqual([['nimbus']]);
      await push(nothingYet);
      await expect.poll(() => address(page).inputValue()).toBe('https://nimbus.awsapps.com/start');
      await press('End', 'x');
      expect(await address(page).inputValue()).toBe('https://nimbus.awsapps.com/startx');
    });

    it('forgets that address again where it cannot be given up', async () => {
      const { page, push } = await open({
        change: only({ status: { kind: 'signed-out' } }),
        refuses: { removeSession: { code: 'keychain-locked', recovery: 'unlock-keychain' } },
      });
      await page.getByRole('button', { name: 'Another address' }).click();
      await page.locator('.toast').waitFor();
      await push(nothingYet);
      await address(page).waitFor();
      expect(await address(page).inputValue()).toBe('');
    });

    it('says its next step no more once a tool has asked, there are profiles, or it was waved away', async () => {
      const title = 'Set up your AWS tools';
      const { page } = await open();
      await page.getByRole('grid').waitFor();
      expect(await page.getByText(title).count()).toBe(0);
      const fresh = await open({ change: (state) => ({ ...state, roleUses: [] }) });
      await fresh.page.getByText(title).waitFor();
      await fresh.push((state) => ({
        ...state,
        profiles: { ...state.profiles, chosen: true, written: [{ roleId: 'x', name: 'x' }] },
      }));
      await expect.poll(() => fresh.page.getByText(title).count()).toBe(0);
      const other = await open({ change: (state) => ({ ...state, roleUses: [] }) });
      await other.page.getByRole('button', { name: 'Dismiss' }).click();
      await expect.poll(() => other.calls('dismissOffer')).toEqual([['next-step']]);
      await other.push(withoutOffer('next-step'));
      await expect.poll(() => other.page.getByText(title).count()).toBe(0);
    });

    it('says why the AWS config is left alone, and leads to where more is said', async () => {
      const { page, calls } = await open({
        change: (state) => ({ ...state, roleUses: [] }),
        answers: {
          previewProfiles: { ...previewOf(snapshot({ roles: 3 })), fault: { code: 'nul', line: 7 } },
        },
      });
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText('Line 7 of /home/mina/.aws/config has a NUL').waitFor();
      expect(await calls('applyProfiles')).toEqual([]);
      await page.getByRole('button', { name: 'See the profiles' }).click();
      await page.getByRole('heading', { name: 'AWS profiles', level: 1 }).waitFor();
    });

    it('asks which roles are meant where there are thousands, or takes the favourites', async () => {
      const many = await open({
        roles: 1_000,
        change: (state) => ({ ...state, roleUses: [], favourites: [] }),
      });
      await many.page.getByRole('button', { name: 'Choose roles' }).click();
      await many.page.getByRole('heading', { name: 'AWS profiles', level: 1 }).waitFor();
      const some = await open({ roles: 1_000, change: (state) => ({ ...state, roleUses: [] }) });
      await some.page.getByText('each of your 3 favourites').waitFor();
    });
  });
}
