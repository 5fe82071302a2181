import type { Page } from 'playwright-core';
import type { AppState, View } from '../../preload/contract.ts';
import { countForProfiles } from '../../renderer/access-roles.ts';
import { onePressFor } from '../../renderer/views/first-run/one-press.ts';
import { guessRules } from '../../renderer/views/rules/guess-rules.ts';
import type { Scene } from './screenshot-scenes.ts';
import { previewOf } from './profile-previews.ts';
import { answer } from './scene-answers.ts';
import { bare, noSessions, partner, snapshotAtMs, withRules } from './snapshots.ts';

const hour = 3_600_000;
const wide = { width: 1100, height: 720 };

const found = [
  { name: 'nimbus', startUrl: 'https://nimbus.awsapps.com/start', region: 'ap-northeast-2' },
  { name: '협력사', startUrl: 'https://d-9067642ac7.awsapps.com/start', region: 'us-east-1' },
];

function showing(view: View, change: (state: AppState) => AppState = (state) => state) {
  return (state: AppState): AppState => {
    const { desktop, ...rest } = change(state);
    return desktop === undefined ? rest : { ...rest, desktop: { ...desktop, shown: { view, times: 1 } } };
  };
}

/** Guessed from the names, with a group and a rule that comes too late. */
function ruled(state: AppState): AppState {
  const guess = guessRules(state.sessions.flatMap(({ accounts }) => accounts));
  const group = state.language === 'ko' ? '결제팀' : 'Team Payments';
  const rules = [
    { match: '*payments*', group },
    ...guess,
    { match: '*prod*', environment: 'staging' } as const,
  ];
  return withRules(state, rules);
}

function gained(state: AppState): AppState {
  return {
    ...state,
    sessions: state.sessions.map((session) => {
      const ids = session.accounts.flatMap(({ roles }) => roles.map(({ id }) => id));
      const gone = `nimbus/${session.accounts.at(-1)?.id ?? ''}/BreakGlass`;
      return { ...session, changes: { atMs: snapshotAtMs - hour, gained: ids.slice(1, 3), lost: [gone] } };
    }),
  };
}

async function menuItem(page: Page, index: number): Promise<void> {
  await page.locator('.session-actions .icon-button').first().click();
  await page.clock.runFor(200);
  await page.getByRole('menuitem').nth(index).click();
}

async function scrollToEnd(page: Page): Promise<void> {
  await page.locator('.page, .role-details-body').evaluate((view) => view.scrollTo(0, view.scrollHeight));
}

/** The views beside the list, their dialogs, and the list as settings and news make it. */
export const viewScenes: readonly Scene[] = [
  { name: 'first-run-found', change: noSessions, window: { answers: { findSessions: found } } },
  {
    name: 'first-run-refused',
    change: noSessions,
    window: { refuses: { addSession: { code: 'start-url-not-https', recovery: 'fix-input' } } },
    act: async (page) => {
      await page.locator('.input').fill('http://nimbus.awsapps.com/start');
      await page.keyboard.press('Enter');
      await page.locator('.text-field-error').waitFor();
    },
  },
  {
    name: 'first-run-region',
    change: noSessions,
    window: { refuses: { addSession: { code: 'region-unknown', recovery: 'fix-input' } } },
    act: async (page) => {
      await page.locator('.input').fill('https://aws.nimbus.example');
      await page.keyboard.press('Enter');
      await page.locator('.text-field-error').waitFor();
    },
  },
  {
    name: 'first-run-fault',
    change: (state) => ({
      ...{ ...state, ...bare },
      sessions: state.sessions.map((session) => ({
        ...{ ...session, accounts: [], progress: { kind: 'idle' } as const },
        status: { kind: 'signed-out' as const },
        signInFault: { code: 'sign-in-expired', recovery: 'sign-in' } as const,
      })),
    }),
  },
  {
    name: 'first-run-untrusted',
    change: noSessions,
    window: {
      refuses: { addSession: { code: 'tls-untrusted', recovery: 'none', subject: 'nimbus.awsapps.com' } },
    },
    act: async (page) => {
      await page.locator('.input').fill('https://nimbus.awsapps.com/start');
      await page.keyboard.press('Enter');
      await page.locator('.text-field-error').waitFor();
    },
  },
  { name: 'first-run-wide', change: noSessions, window: { ...wide, answers: { findSessions: found } } },
  { name: 'first-run-large-text', change: noSessions, window: { zoom: 2 } },
  { name: 'next-step', change: fresh },
  {
    name: 'next-step-done',
    change: fresh,
    act: async (page) => {
      await answer(page, (state) => {
        const preview = previewOf(withOnePress(state));
        return { previewProfiles: preview, applyProfiles: { kind: 'written', preview } };
      });
      await page.locator('.next-step .button-solid').click();
      await page.locator('.try-it').waitFor();
    },
  },
  {
    name: 'rules-offer',
    change: unmarked,
    act: async (page) => {
      await page.clock.runFor(500);
      await page.locator('.rules-offer').waitFor();
    },
  },
  { name: 'gained', change: gained },
  {
    name: 'by-session',
    change: (state) => ({ ...state, settings: { ...state.settings, grouping: 'session' } }),
  },
  {
    name: 'credentials',
    act: async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.locator('.get-credentials').evaluate((view) => view.scrollIntoView({ block: 'start' }));
    },
  },
  { name: 'sessions', change: showing('sessions') },
  { name: 'sessions-wide', change: showing('sessions'), window: wide },
  {
    name: 'session-add',
    change: showing('sessions'),
    window: { answers: { findSessions: found.slice(1) } },
    act: (page) => page.locator('.page-head .button').click(),
  },
  {
    name: 'sessions-two',
    change: showing('sessions', (state) => ({
      ...state,
      sessions: [...state.sessions, { ...partner, signInWantedBy: 'terraform' }],
    })),
  },
  { name: 'session-rename', change: showing('sessions'), act: (page) => menuItem(page, 1) },
  { name: 'session-remove', change: showing('sessions'), act: (page) => menuItem(page, 2) },
  { name: 'settings', change: showing('settings') },
  { name: 'settings-end', change: showing('settings'), act: scrollToEnd },
  { name: 'settings-large-text', change: showing('settings'), window: { zoom: 2 } },
  { name: 'settings-forced-colours', change: showing('settings'), window: { forcedColours: true } },
  {
    name: 'settings-keychain-locked',
    change: showing('settings', (state) => ({
      ...state,
      keychain: { kind: 'locked', backend: 'Secret Service' },
    })),
    act: (page) => page.locator('.keychain').first().scrollIntoViewIfNeeded(),
  },
  {
    name: 'settings-renewal',
    change: showing('settings', (state) => ({
      ...state,
      settings: { ...state.settings, renewAhead: 'favourites' },
    })),
    act: (page) => page.locator('.keychain').first().scrollIntoViewIfNeeded(),
  },
  {
    name: 'settings-refused',
    change: showing('settings'),
    window: { refuses: { saveSettings: { code: 'setting-invalid', recovery: 'fix-input' } } },
    act: async (page) => {
      const texts = page.locator('.settings-group').last().locator('.input');
      await texts.first().waitFor();
      for (const field of await texts.all()) {
        await field.fill('not a value');
        await field.press('Enter');
      }
      await scrollToEnd(page);
    },
  },
  { name: 'settings-wide', change: showing('settings'), window: wide },
  {
    name: 'settings-shortcut',
    change: showing('settings', (state) => ({
      ...state,
      settings: { ...state.settings, quietHours: '22:00-08:00' },
    })),
    act: (page) => page.locator('.settings-buttons .button').first().click(),
  },
  { name: 'rules-none', change: showing('rules', unmarked) },
  { name: 'rules', change: showing('rules', ruled) },
  { name: 'rules-wide', change: showing('rules', ruled), window: wide },
  {
    name: 'rules-open',
    change: showing('rules', ruled),
    act: async (page) => {
      await page.locator('.rule-line').nth(1).click();
      await page.locator('.rule-form .input').first().fill('*-prod*');
    },
  },
  {
    name: 'rules-discard',
    change: showing('rules', ruled),
    act: async (page) => {
      await page.locator('.page-head .button').click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'about', change: showing('about') },
  { name: 'about-wide', change: showing('about'), window: wide },
];

/** Nothing has been used yet. */
function fresh(state: AppState): AppState {
  return { ...state, roleUses: [], held: [] };
}

/** As accounts are before anyone has made a rule. */
function unmarked(state: AppState): AppState {
  return withRules(state, []);
}

/** What the one press of the next step asks for. */
function withOnePress(state: AppState): AppState {
  const { favourites, profiles } = state;
  const roles = onePressFor(countForProfiles(state), favourites.length);
  return roles === 'choose'
    ? state
    : { ...state, profiles: { ...profiles, choice: { ...profiles.choice, roles } } };
}
