import { expect, it } from 'vitest';
import type { ProfileView } from '../../preload/aws-profiles.ts';
import type { AccountView } from '../../preload/contract.ts';
import { countByNumber, withNumberIn } from '../../renderer/views/profiles/numbered-accounts.ts';

const id = '111122223333';
const other = '444455556666';
const account = (name: string, label?: string, accountId = id): AccountView => ({
  ...{ id: accountId, name, email: '', roles: [] },
  mark: label === undefined ? {} : { label },
});
const profile = (name: string, accountId = id): ProfileView => ({
  ...{ id: name, name, accountName: '', roleName: 'Admin', roleId: `nimbus/${accountId}/Admin` },
  ...{ change: 'add', region: '' },
});

it.each([
  ...['결제', 'ø-', '–', 'pay 결제', '決済', 'Ж', '결제-2', '.'].map((name) => [name, 1] as const),
  ...['é', '_', 'ｐａｙ', '2', id, `team ${id}`, 'Café (prod) – 2', ''].map((name) => [name, 0] as const),
])('knows whether %j will show its number', (name, count) => {
  expect(countByNumber([account(name)])).toBe(count);
  expect(countByNumber([account(name, 'pay')])).toBe(0);
  expect(countByNumber([account('pay', name)])).toBe(count);
});

it('counts an account once, in however many sign-ins', () => {
  expect(countByNumber([account('결제'), account('결제'), account('정산', undefined, other)])).toBe(2);
});

it('leaves out accounts whose profiles do not have it', () => {
  const accounts = [account('결제 prod'), account('정산 prod', undefined, other)];
  const named = (...profiles: ProfileView[]) => withNumberIn(profiles, accounts).map((one) => one.id);
  expect(named(profile(`prod-${id}-Admin`), profile(`${id}-Admin`), profile('prod-Admin', other))).toEqual([
    id,
  ]);
  expect(named({ ...profile(`${id}-x`), roleId: 'chain:x' })).toEqual([]);
});
