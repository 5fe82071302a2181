import { describe, expect, it } from 'vitest';
import { accountEntries, rememberAccountEntries } from '../../../../main/desktop/tray/account-entries.ts';
import { menuContext } from '../../../../main/desktop/tray/menu-context.ts';
import type { AppState } from '../../../../preload/contract.ts';
import { accountId, anAccount, aSession, aState, hours, manyAccounts, minutes, nine } from '../a-state.ts';

const context = (state: AppState, nowMs = nine) => menuContext(state, nowMs, 'UTC');
const accounts = manyAccounts(150, ['Admin', 'ReadOnly']).map((account, index) => ({
  ...account,
  mark: { group: index % 2 === 0 ? 'even' : 'odd' },
}));
const many = aState({ sessions: [aSession({ accounts })] });

describe('the account entries that are remembered', () => {
  it('are those of before while accounts, names and language are', () => {
    const remember = rememberAccountEntries();
    const first = remember(context(many));
    const later = { ...many, revision: 2, sessions: [aSession({ accounts: [...accounts] })] };
    expect(remember(context(later, nine + minutes(1)))).toBe(first);
  });

  it.each<[string, AppState]>([
    ['an account', { ...many, sessions: [aSession({ accounts: [anAccount('new'), ...accounts.slice(1)] })] }],
    ['an account less', { ...many, sessions: [aSession({ accounts: accounts.slice(1) })] }],
    [
      'the session’s label',
      { ...many, sessions: [aSession({ accounts, label: 'Other' }), aSession({ id: 'b', accounts })] },
    ],
    ['the language', { ...many, language: 'ko' }],
    ['what they are divided by', { ...many, settings: { ...many.settings, grouping: 'session' } }],
  ])('are made anew for %s', (_name, changed) => {
    const remember = rememberAccountEntries();
    remember(context(many));
    expect(remember(context(changed))).toEqual(accountEntries(context(changed)));
  });

  it('are made anew each time where clocks are in them', () => {
    const id = `hanbit/${accountId(1)}/Admin`;
    const held = [
      { roleId: id, issuedAtMs: nine, expiresAtMs: nine + hours(1), inUse: false, renewedAhead: false },
    ];
    const few = aState({ sessions: [aSession({ accounts: [anAccount('payments')] })], held });
    const remember = rememberAccountEntries();
    expect(remember(context(few))).not.toEqual(remember(context(few, nine + minutes(50))));
  });
});
