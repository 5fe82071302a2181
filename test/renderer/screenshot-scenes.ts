import type { Page } from 'playwright-core';
import type { AccountView, AppState, SessionStatus, SessionView } from '../../preload/contract.ts';
import type { OpenWish } from './window-page.ts';
import { bare, chainedOf, noSessions, partner, snapshotAtMs } from './snapshots.ts';
import { consoleScenes } from './console-scenes.ts';
import { profilesScenes } from './profiles-scenes.ts';
import { viewScenes } from './view-scenes.ts';

/** A view in a state: how its snapshot differs from a usual day, and what is done before the picture is taken. */
export interface Scene {
  readonly name: string;
  readonly change?: (state: AppState) => AppState;
  readonly window?: Omit<OpenWish, 'state'>;
  readonly act?: (page: Page) => Promise<void>;
}

const minute = 60_000;
const portalHost = 'portal.sso.ap-northeast-2.amazonaws.com';
const wide = { width: 1100, height: 720 };

const offline = { code: 'offline', recovery: 'retry', subject: portalHost } as const;
const untrusted = { code: 'tls-untrusted', recovery: 'none', subject: portalHost } as const;

const listScenes: readonly Scene[] = [
  { name: 'home' },
  { name: 'home-wide', window: wide },
  { name: 'home-smallest', window: { width: 360, height: 480 } },
  { name: 'home-large-text', window: { zoom: 2 } },
  { name: 'home-forced-colours', window: { forcedColours: true } },
  { name: 'home-shared-accounts', change: sharedAccounts },
  { name: 'home-shared-accounts-large-text', change: sharedAccounts, window: { zoom: 2 } },
  { name: 'palette-shared-accounts', change: sharedAccounts, act: pressing('Control+k') },
  { name: 'search', act: typing({ en: 'pay prod', ko: 'ㄱㅈ 개발' }) },
  { name: 'search-misspelt', act: typing({ en: 'paymnets read', ko: '겔제' }) },
  { name: 'search-nothing', act: typing({ en: 'zebra', ko: '얼룩말' }) },
  { name: 'details', act: pressing('ArrowRight') },
  { name: 'details-large-text', window: { zoom: 2 }, act: pressing('ArrowRight') },
  { name: 'details-forced-colours', window: { forcedColours: true }, act: pressing('ArrowRight') },
  {
    name: 'details-end',
    act: async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.locator('.facts > div').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'details-chained',
    change: (state) => ({ ...state, chainedRoles: chainedOf(state) }),
    act: async (page) => {
      await page.keyboard.type('break-glass');
      await page.keyboard.press('ArrowRight');
      await page.locator('.facts > div').last().scrollIntoViewIfNeeded();
    },
  },
  { name: 'copy-menu', act: pressing('Control+c') },
  { name: 'copy-menu-large-text', window: { zoom: 2 }, act: pressing('Control+c') },
  { name: 'more-menu-forced-colours', window: { forcedColours: true }, act: openMore },
  { name: 'more-menu', act: openMore },
  { name: 'sessions-menu', change: twoSessions, act: (page) => page.locator('.status-sessions').click() },
  { name: 'palette', act: pressing('Control+k') },
  {
    name: 'palette-nothing',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('zebra');
    },
  },
  { name: 'app-menu', act: (page) => page.locator('.access-head .icon-button').click() },
  { name: 'shortcuts', act: pressing('?') },
  {
    name: 'clipboard',
    change: (state) => ({
      ...state,
      clipboard: { roleId: state.favourites[0] ?? '', form: 'env-bash', clearsAtMs: snapshotAtMs + 43_000 },
    }),
    act: pressing(''),
  },
  { name: 'role-lost', change: roleLost },
  { name: 'details-lost', change: roleLost, act: lostDetails },
  { name: 'details-lost-wide', window: wide, change: roleLost, act: lostDetails },
  {
    name: 'more-menu-lost',
    change: roleLost,
    act: async (page) => {
      await page.locator('.role-row:has(.role-clock-lost)').first().click();
      await page.keyboard.press('Control+c');
    },
  },
  {
    name: 'toast',
    act: async (page) => {
      await page.evaluate(() => {
        const [subject = ''] = window.fakeMain.state().favourites;
        window.fakeMain.refuse['openConsole'] = { code: 'role-not-assigned', recovery: 'none', subject };
      });
      await page.keyboard.press('Enter');
      await page.locator('.toast').waitFor();
    },
  },
  {
    name: 'toast-busy',
    act: async (page) => {
      await page.evaluate('{ daypass.run.openConsole = () => new Promise(() => {}); }');
      await page.keyboard.press('Enter');
      await page.clock.runFor(500);
      await page.locator('.toast-busy').waitFor();
    },
  },
  {
    name: 'toast-sign-in',
    change: withSession({ status: { kind: 'sign-in-needed', sinceMs: snapshotAtMs - minute } }),
    act: async (page) => {
      await page.evaluate(() => {
        window.fakeMain.refuse['openConsole'] = {
          ...{ code: 'sign-in-needed', recovery: 'sign-in', subject: 'nimbus' },
        };
      });
      await page.keyboard.press('Enter');
      await page.locator('.toast').waitFor();
    },
  },
  { name: 'no-sessions', change: noSessions },
  { name: 'signed-out', change: empty({ kind: 'signed-out' }) },
  { name: 'signing-in-code', change: empty(signingIn('device')) },
  { name: 'signing-in-browser', change: withSession({ status: signingIn('pkce') }) },
  {
    name: 'loading',
    change: (state) =>
      withSession({ accounts: [], progress: { kind: 'listing', done: 0 } })({ ...state, ...bare }),
  },
  { name: 'partial', change: halfListed },
  {
    name: 'no-roles',
    change: (state) =>
      withSession({ progress: { kind: 'idle', listedAtMs: snapshotAtMs - minute } })(
        empty({
          kind: 'signed-in',
          signedInAtMs: snapshotAtMs,
          tokenExpiresAtMs: snapshotAtMs + 60 * minute,
          renewable: true,
        })(state),
      ),
  },
  {
    name: 'two-lists-failed',
    change: (state) =>
      withSession({ accounts: [], progress: { kind: 'failed', error: offline } })(
        twoSessions({ ...state, ...bare, sessions: state.sessions }),
      ),
  },
  {
    name: 'first-list-untrusted',
    change: (state) =>
      withSession({ accounts: [], progress: { kind: 'failed', error: untrusted } })({ ...state, ...bare }),
  },
  { name: 'offline', change: failed('offline') },
  { name: 'stale', change: failed('bad-answer') },
  {
    name: 'two-notices',
    change: (state) =>
      failed('offline')({ ...state, keychain: { kind: 'locked', backend: 'Secret Service' } }),
  },
  {
    name: 'sign-in-unknown',
    change: withSession({
      status: {
        kind: 'unknown',
        error: { code: 'keychain-damaged', recovery: 'sign-in', subject: 'nimbus' },
      },
    }),
  },
  { name: 'throttled', change: failed('throttled') },
  {
    name: 'held-up',
    change: withSession({
      status: { kind: 'renewing', signedInAtMs: snapshotAtMs - 500 * minute, sinceMs: snapshotAtMs - minute },
    }),
  },
  { name: 'sign-in-needed', change: signInNeeded },
  {
    name: 'sign-in-awaited',
    change: (state) =>
      withSession({
        status: { kind: 'signed-out' },
        ...{ signInWantedBy: 'terraform', signInAwaitedUntilMs: snapshotAtMs + 40_000 },
        ...listedBefore(state, 8 * 24 * 60 * minute),
      })({ ...state, held: [] }),
  },
  { name: 'details-sign-in-needed', change: signInNeeded, act: pressing('ArrowRight') },
  { name: 'sign-in-refused', change: signInRefused },
  { name: 'details-sign-in-refused', change: signInRefused, act: pressing('ArrowRight') },
  {
    name: 'keychain-locked',
    // As at a start; one that is locked later leaves the sign-ins that were read.
    change: (state) =>
      withSession({
        status: { kind: 'unknown', error: { code: 'keychain-locked', recovery: 'unlock-keychain' } },
      })({ ...state, keychain: { kind: 'locked', backend: 'Secret Service' } }),
  },
  {
    name: 'keychain-unavailable',
    change: (state) => ({ ...state, keychain: { kind: 'unavailable', backend: 'Secret Service' } }),
  },
  {
    name: 'memory-only',
    change: (state) => ({
      ...{ ...state, keychain: { kind: 'memory-only' } },
      settings: { ...state.settings, keychain: 'memory' },
    }),
  },
  {
    name: 'file-damaged',
    change: (state) => ({
      ...{ ...state, accountRules: [] },
      damagedFiles: [
        { kind: 'account-rules', keptAs: '/home/mina/.local/share/daypass/account-rules.json.damaged' },
      ],
    }),
  },
  {
    name: 'first-run-damaged',
    change: (state) => ({
      ...noSessions(state),
      damagedFiles: [{ kind: 'sessions', keptAs: '/home/mina/.local/share/daypass/sessions.json.damaged' }],
    }),
  },
  { name: 'clock-wrong', change: (state) => ({ ...state, clockSkewMs: 11 * minute }) },
];

export const scenes: readonly Scene[] = [...listScenes, ...viewScenes, ...profilesScenes, ...consoleScenes];

/** @throws Error there is none of that name, or it has no state of its own */
export function stateOf(scene: string): (state: AppState) => AppState {
  const found = scenes.find(({ name }) => name === scene);
  if (found?.change === undefined) throw new Error(`no such scene: ${scene}`);
  return found.change;
}

function typing(texts: Readonly<Record<AppState['language'], string>>) {
  return async (page: Page) => {
    const language = await page.locator('html').getAttribute('lang');
    await page.keyboard.insertText(texts[language === 'ko' ? 'ko' : 'en']);
  };
}

function pressing(key: string) {
  return async (page: Page) => {
    if (key !== '') await page.keyboard.press(key);
  };
}

function withSession(changes: Partial<SessionView>) {
  return (state: AppState): AppState => ({
    ...state,
    sessions: state.sessions.map((session) => ({ ...session, ...changes })),
  });
}

function empty(status: SessionStatus) {
  return (state: AppState): AppState => ({
    ...withSession({ status, accounts: [], progress: { kind: 'idle' } })(state),
    ...bare,
  });
}

function failed(code: 'offline' | 'throttled' | 'bad-answer') {
  return (state: AppState): AppState => {
    const { accounts, progress } = listedBefore(state, 200 * minute);
    const error = { code, recovery: 'retry', subject: portalHost } as const;
    return withSession({ accounts, progress: { ...progress, kind: 'failed', error } })(state);
  };
}

/** The list of the one sign-in, so long ago. */
function listedBefore({ sessions }: AppState, ms: number) {
  const listedAtMs = snapshotAtMs - ms;
  const accounts = sessions.flatMap((session) => session.accounts);
  return {
    accounts: accounts.map((account) => ({ ...account, listedAtMs })),
    progress: { kind: 'idle', listedAtMs },
  } as const;
}

/** A first listing of which a part has come in. */
function halfListed(state: AppState): AppState {
  const [session] = state.sessions;
  if (session === undefined) return state;
  const done = Math.ceil(session.accounts.length * 0.47);
  const accounts = session.accounts.map((account, index): AccountView => {
    const { listedAtMs: _none, ...waiting } = account;
    return index < done ? account : { ...waiting, roles: [] };
  });
  const progress = { kind: 'listing', done, total: accounts.length } as const;
  return withSession({ accounts, progress })({ ...state, ...bare });
}

function signingIn(flow: 'device' | 'pkce'): SessionStatus {
  const expiresAtMs = snapshotAtMs + 9 * minute + 41_000;
  if (flow === 'device') {
    const link = 'https://nimbus.awsapps.com/start/#/device?user_code=KQVT-MHBD';
    return { kind: 'signing-in', flow, link, userCode: 'KQVT-MHBD', expiresAtMs };
  }
  const query =
    'response_type=code&client_id=8f2hQd0ZzT1&redirect_uri=http%3A%2F%2F127.0.0.1%3A41733%2Foauth%2Fcallback';
  return {
    kind: 'signing-in',
    flow,
    link: `https://oidc.ap-northeast-2.amazonaws.com/authorize?${query}`,
    expiresAtMs,
  };
}

async function openMore(page: Page): Promise<void> {
  await page.locator('.role-actions button').nth(2).click();
}

async function lostDetails(page: Page): Promise<void> {
  await page.locator('.role-row:has(.role-clock-lost)').first().click();
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(300);
}

/** The first accounts are in a partner's sign-in, too. */
export function sharedAccounts(state: AppState): AppState {
  const [first] = state.sessions;
  if (first === undefined) return state;
  const accounts = first.accounts.slice(0, 4).map((account) => ({
    ...account,
    roles: account.roles.map(({ name }) => ({ id: `partner/${account.id}/${name}`, name })),
  }));
  const label = state.language === 'ko' ? '협력사' : 'Partner';
  return { ...state, sessions: [first, { ...first, id: 'partner', label, accounts }] };
}

function twoSessions(state: AppState): AppState {
  return { ...state, sessions: [...state.sessions, partner] };
}

function signInNeeded(state: AppState): AppState {
  return withSession({
    status: { kind: 'sign-in-needed', sinceMs: snapshotAtMs - minute },
    signInWantedBy: 'terraform',
  })(state);
}

function signInRefused(state: AppState): AppState {
  return withSession({ signInFault: { code: 'sign-in-refused', recovery: 'sign-in' } })(signInNeeded(state));
}

function roleLost(state: AppState): AppState {
  const lost = state.favourites.slice(0, 1);
  return {
    ...state,
    sessions: state.sessions.map((session) => ({
      ...session,
      changes: { atMs: snapshotAtMs, gained: [], lost },
      accounts: session.accounts.map((account) => ({
        ...account,
        roles: account.roles.filter(({ id }) => !lost.includes(id)),
      })),
    })),
  };
}
