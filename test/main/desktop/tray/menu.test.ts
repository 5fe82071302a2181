import { describe, expect, it } from 'vitest';
import { call } from '../../../../main/desktop/tray/action.ts';
import { trayMenu } from '../../../../main/desktop/tray/menu.ts';
import type { RecentPageView } from '../../../../preload/consoles.ts';
import type { AppState } from '../../../../preload/contract.ts';
import { accountId, anAccount, aSession, aState, hours, manyAccounts, minutes, nine } from '../a-state.ts';
import { actionOf, below, labels, levels } from './menu-text.ts';

const menu = (state: AppState, nowMs = nine + minutes(5)) => trayMenu(state, nowMs, 'UTC');
const admin = `hanbit/${accountId(1)}/Admin`;
const held = (roleId: string, expiresAtMs: number) => ({
  ...{ roleId, expiresAtMs, issuedAtMs: nine, inUse: true, renewedAhead: true },
});

describe('the tray menu', () => {
  it('offers to set up a sign-in where there is none', () => {
    expect(labels(menu(aState()))).toEqual([
      'No sign-in is set up yet',
      'Set up a sign-in…',
      '---',
      ...['Open Daypass', 'Settings…', 'Quit Daypass'],
    ]);
    expect(actionOf(menu(aState()), 'Set up')).toEqual({ kind: 'open', view: 'access' });
    expect(actionOf(menu(aState()), 'Quit')).toEqual({ kind: 'quit' });
  });

  it('speaks Korean', () => {
    const state = aState({ language: 'ko', sessions: [aSession({ accounts: [anAccount('결제')] })] });
    expect(labels(menu(state))).toEqual([
      'Hanbit: 09:00부터 로그인됨',
      '---',
      '모든 계정 (1)',
      '---',
      ...['Daypass 열기', '설정…', 'Daypass 종료'],
    ]);
  });

  it('says who is signed in where and since when, and lets them out', () => {
    const entries = menu(aState({ sessions: [aSession()] }));
    expect(labels(below(entries, 'Hanbit: signed in since 09:00'))).toEqual([
      ...['Renewed by itself while AWS allows it', '---', 'Refresh roles', 'Sign out'],
    ]);
    expect(actionOf(below(entries, 'Hanbit'), 'Sign out')).toEqual(call('signOut', 'hanbit'));
  });

  it('says until when a sign-in that cannot be renewed lasts', () => {
    const status = { kind: 'signed-in', signedInAtMs: nine, renewable: false } as const;
    const state = aState({
      sessions: [aSession({ status: { ...status, tokenExpiresAtMs: nine + hours(8) } })],
    });
    expect(labels(menu(state))).toContain('Hanbit: signed in, until 17:00');
    const late = menu(state, nine + hours(8) - minutes(3));
    expect(actionOf(below(late, 'Hanbit: signed in, 3 min left'), 'Sign in again')).toEqual(
      call('signIn', 'hanbit', 'usual'),
    );
  });

  it('shows the code of a pending sign-in and lets it be cancelled', () => {
    const status = {
      kind: 'signing-in',
      flow: 'device',
      link: 'https://example.com',
      userCode: 'ABCD-EFGH',
      expiresAtMs: nine + minutes(10),
    } as const;
    const entries = menu(aState({ sessions: [aSession({ status })] }));
    const inside = below(entries, 'Hanbit: the browser must show ABCD-EFGH');
    expect(actionOf(inside, 'Cancel')).toEqual(call('cancelSignIn', 'hanbit'));
    expect(actionOf(inside, 'Open')).toEqual(call('signIn', 'hanbit', 'device'));
  });

  it('says which program a sign-in is needed for', () => {
    const status = { kind: 'sign-in-needed', sinceMs: nine } as const;
    const entries = menu(aState({ sessions: [aSession({ status, signInWantedBy: 'terraform' })] }));
    expect(actionOf(entries, 'Sign in to Hanbit (terraform needs it)')).toEqual(
      call('signIn', 'hanbit', 'usual'),
    );
  });

  it('says what stands in the way: keychain, clock, network', () => {
    const locked = aState({ keychain: { kind: 'locked', backend: 'secret-service' }, clockSkewMs: -420_000 });
    expect(actionOf(menu(locked), 'The keychain is locked')).toEqual(call('unlockKeychain'));
    expect(labels(menu(locked))).toContain('The clock of this computer is 7 minutes fast');
    const status = { kind: 'renewing', signedInAtMs: nine, sinceMs: nine } as const;
    const error = { code: 'offline', recovery: 'retry' } as const;
    const offline = aState({ sessions: [aSession({ status, progress: { kind: 'failed', error } })] });
    expect(labels(below(menu(offline), 'Hanbit: renewal is held up'))[0]).toMatch(/^AWS cannot be reached/);
    expect(labels(menu(aState({ keychain: { kind: 'memory-only' } })))[0]).toMatch(/^Without a keychain/);
  });

  it('has favourites in the user’s order and the roles used most, each with its clock', () => {
    const accounts = [
      // Whatever its colour.
      anAccount('payments', ['Admin', 'ReadOnly'], { mark: { environment: 'production', colour: 'green' } }),
      anAccount('logs', ['Admin'], { id: accountId(2), mark: { environment: 'staging', colour: 'blue' } }),
    ];
    const used = (roleId: string, weight: number) => ({ roleId, weight, lastUsedAtMs: nine, by: 'aws' });
    const state = aState({
      sessions: [aSession({ accounts })],
      favourites: [`hanbit/${accountId(2)}/Admin`, 'hanbit/000000000009/Gone'],
      roleUses: [
        used(`hanbit/${accountId(1)}/ReadOnly`, 1),
        used(admin, 7),
        used(`hanbit/${accountId(2)}/Admin`, 9),
      ],
      held: [held(admin, nine + hours(1))],
      desktop: {
        ...{ platform: 'macos', version: '1.0.0', tray: true, shortcut: 'off', suggestedShortcut: '' },
        dismissed: [],
        shown: { view: 'access', times: 0 },
      },
    });
    expect(labels(menu(state)).slice(1, -4)).toEqual([
      ...['---', 'Favourites', '🔵 logs · Admin', '---', 'Recent'],
      ...['🔴 PROD payments · Admin, until 10:00', '🔴 PROD payments · ReadOnly', '---', 'All accounts (2)'],
    ]);
    const linux = menu({ ...state, desktop: { ...aDesktop(state), platform: 'linux' } });
    expect(labels(linux)).toContain('PROD payments · Admin, until 10:00');
  });

  it('names the sign-in of a role that another sign-in has, too, and of no other', () => {
    const ours = aSession({ accounts: [anAccount('payments', ['Admin', 'ReadOnly'])] });
    const accounts = [anAccount('payments', ['Admin'], { sessionId: 'partner' })];
    const theirs = aSession({ id: 'partner', label: 'Partner', accounts });
    const readOnly = `hanbit/${accountId(1)}/ReadOnly`;
    const favourites = [admin, `partner/${accountId(1)}/Admin`, readOnly];
    expect(labels(menu(aState({ sessions: [ours, theirs], favourites })))).toEqual(
      expect.arrayContaining([
        ...['payments · Admin · Hanbit', 'payments · Admin · Partner', 'payments · ReadOnly'],
      ]),
    );
    expect(labels(menu(aState({ sessions: [ours], favourites })))).toContain('payments · Admin');
  });

  it('does with a role all that the access portal does', () => {
    const state = aState({
      sessions: [aSession({ accounts: [anAccount('payments')] })],
      favourites: [admin],
    });
    const role = below(menu(state), 'payments · Admin');
    expect(labels(role)).toEqual([
      ...[`payments · ${accountId(1)}`, '---', 'Open console', 'Copy as…', 'Copy role ID', '---'],
      'Remove from favourites',
    ]);
    expect(actionOf(role, 'Open console')).toEqual(call('openConsole', admin, ''));
    expect(actionOf(role, 'Copy role ID')).toEqual(call('copy', admin, 'role-id'));
    expect(actionOf(role, 'Remove')).toEqual(call('setFavourite', admin, false));
    expect(labels(below(role, 'Copy as')).filter((label) => label !== '---')).toHaveLength(12);
    expect(actionOf(below(role, 'Copy as'), 'Secret')).toEqual(call('copy', admin, 'secret-access-key'));
  });

  it('copies the name of the profile where one is written, the first of several', () => {
    const profiles = {
      ...aState().profiles,
      written: ['payments-admin', 'payments-admin-us'].map((name) => ({ name, roleId: admin })),
    };
    const sessions = [aSession({ accounts: [anAccount('payments')] })];
    const role = below(menu(aState({ profiles, sessions, favourites: [admin] })), 'payments · Admin');
    expect(actionOf(role, 'Copy profile name: payments-admin')).toEqual(call('copy', admin, 'profile-name'));
    expect(labels(role)).not.toContain('Copy role ID');
  });

  it('opens again the pages that the role opened last, and those of no other role', () => {
    const page = (roleId: string, destination: string, names: Partial<RecentPageView>) => ({
      ...{ roleId, destination, service: 'S3', ...names },
    });
    const state = aState({
      sessions: [aSession({ accounts: [anAccount('payments', ['Admin', 'ReadOnly'])] })],
      favourites: [admin, `hanbit/${accountId(1)}/ReadOnly`],
      recentPages: [
        page(admin, 'recent:1', { detail: 'reports', region: 'eu-west-1' }),
        page('hanbit/000000000009/Gone', 'recent:2', {}),
        page(admin, 'recent:3', { service: 'CloudWatch Logs', detail: `/aws/${'deep/'.repeat(20)}job` }),
      ],
    });
    const pages = below(menu(state), 'payments · Admin', 'Last opened pages');
    expect(labels(pages)[0]).toBe('S3 · reports (eu-west-1)');
    expect(labels(pages)[1]).toMatch(/^CloudWatch Logs · .{1,40}$/);
    expect(actionOf(pages, 'S3')).toEqual(call('openConsole', admin, 'recent:1'));
    expect(labels(below(menu(state), 'payments · ReadOnly'))).not.toContain('Last opened pages');
  });

  it('has chained roles under the account their ARN names', () => {
    const state = aState({
      sessions: [aSession({ accounts: [anAccount('login'), anAccount('target', [], { id: accountId(2) })] })],
      chainedRoles: [
        {
          ...{ id: 'chain:deploy', base: admin, region: 'eu-west-1' },
          roleArn: `arn:aws:iam::${accountId(2)}:role/Deploy`,
        },
      ],
    });
    const role = below(menu(state), 'Chained roles', 'target · deploy');
    expect(actionOf(role, 'Open console')).toEqual(call('openConsole', 'chain:deploy', ''));
  });

  it('can clear the clipboard while it holds something secret', () => {
    const clipboard = { roleId: admin, form: 'env-bash', clearsAtMs: nine } as const;
    expect(actionOf(menu(aState({ clipboard })), 'Clear')).toEqual(call('clearClipboard'));
    expect(labels(menu(aState({ clipboard: { roleId: admin, form: 'role-id' } })))).not.toContain(
      'Clear the copied credentials',
    );
  });
});

describe('the accounts in the menu', () => {
  const marked = (count: number, mark: (index: number) => object) =>
    manyAccounts(count, ['Admin']).map((account, index) => ({ ...account, mark: mark(index) }));

  it('are listed as they are while they are few, as a person sorts names', () => {
    const accounts = ['prod-10', 'prod-2', 'Alpha'].map((name, index) =>
      anAccount(name, ['Admin'], { id: accountId(index) }),
    );
    const entries = below(menu(aState({ sessions: [aSession({ accounts })] })), 'All accounts (3)');
    expect(labels(entries)).toEqual(['Alpha', 'prod-2', 'prod-10']);
    expect(labels(below(entries, 'Alpha'))).toEqual(['Admin']);
  });

  it('are in the user’s groups, then by environment', () => {
    const accounts = marked(60, (index) => ({
      ...(index < 40 ? { group: 'Payments' } : {}),
      ...(index % 2 === 0 ? { environment: 'production' } : {}),
    }));
    const entries = below(menu(aState({ sessions: [aSession({ accounts })] })), 'All accounts');
    expect(labels(entries)).toEqual(['Payments', 'Others']);
    expect(labels(below(entries, 'Payments'))).toEqual(['Production', 'Others']);
    expect(labels(below(entries, 'Payments', 'Production'))[0]).toBe('PROD payments-0001');
  });

  it('are by environment or by name alone, if the user has the list divided so', () => {
    const accounts = marked(30, (index) => ({
      ...{ group: index < 20 ? 'Payments' : 'Search' },
      environment: index % 2 === 0 ? 'production' : 'development',
    }));
    const entries = (grouping: 'environment' | 'session') => {
      const state = aState({ sessions: [aSession({ accounts })] });
      return below(menu({ ...state, settings: { ...state.settings, grouping } }), 'All accounts');
    };
    expect(labels(entries('environment'))).toEqual(['Production', 'Development']);
    expect(labels(entries('session'))).toEqual(['…01 – …15', '…16 – …30']);
  });

  it('are kept apart by session', () => {
    const accounts = [anAccount('a')];
    const sessions = [aSession({ accounts }), aSession({ id: 'other', label: 'Other', accounts })];
    expect(labels(below(menu(aState({ sessions })), 'All accounts (2)'))).toEqual([
      'Hanbit (1)',
      'Other (1)',
    ]);
  });

  it('are found in a menu of 3,000 roles on levels of at most 25', () => {
    const accounts = manyAccounts(1_000, ['Admin', 'Operator', 'ReadOnly']);
    const entries = menu(aState({ sessions: [aSession({ accounts })] }));
    const all = levels(entries);
    for (const level of all)
      expect(level.filter(({ kind }) => kind === 'item' || kind === 'submenu').length).toBeLessThanOrEqual(
        25,
      );
    const consoles = all.flat().filter((entry) => entry.kind === 'item' && entry.action.kind === 'command');
    expect(new Set(consoles.map((entry) => JSON.stringify(entry))).size).toBeGreaterThanOrEqual(3_000);
    // One entry for each role and account, and hardly more: a toolkit takes its time over each.
    expect(all.flat().length).toBeLessThan(6_500);
  });
});

describe('names in the menu', () => {
  it('are shortened in the middle and cannot steer anything', () => {
    const name = `\u202egnp.\u0007${'very-'.repeat(30)}prod`;
    const state = aState({ sessions: [aSession({ label: name, accounts: [anAccount(name)] })] });
    const shown = levels(menu(state)).flatMap(labels);
    for (const label of shown) expect(label).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(
      shown.some((label) => /^gnp\.very-.*….*-prod$/.test(label) && Array.from(label).length <= 40),
    ).toBe(true);
  });
});

function aDesktop(state: AppState) {
  if (state.desktop === undefined) throw new Error('no desktop');
  return state.desktop;
}
