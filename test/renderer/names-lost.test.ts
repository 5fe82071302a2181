import { expect, it } from 'vitest';
import type { ProfileView } from '../../preload/aws-profiles.ts';
import type { AccountView } from '../../preload/contract.ts';
import { accountsByNumber, accountsToNumber } from '../../renderer/views/profiles/names-lost.ts';

const id = '111122223333';
const other = '444455556666';
const profile = (accountName: string, name: string, accountId = id): ProfileView => ({
  ...{ id: name, name, accountName, roleName: 'Admin', roleId: `nimbus/${accountId}/Admin` },
  ...{ change: 'add', region: '' },
});

it('counts each account whose number stands in or for its name, once', () => {
  const profiles = [
    ...[profile('결제 운영', `${id}-Admin`), profile('결제 운영', `${id}-ReadOnly`)],
    profile('정산 prod', `prod-${other}-Admin`, other),
    // As it was named before, by its label, and by a name that is or has that number.
    ...[profile('회원-prod', 'prod-Admin', '1'), profile('결제', 'pay-Admin', '2')],
    ...[profile('3', '3-Admin', '3'), profile('team-4', 'team-4-Admin', '4')],
    // Nothing but accents, blanks and signs is left out.
    profile('Café (prod) – 2', 'Cafe-prod-2-Admin-5', '5'),
  ];
  expect(accountsByNumber(profiles)).toBe(2);
});

it.each([
  ...['결제', 'ø-', '–', 'pay 결제', '決済', 'Ж', '결제-2', '.'].map((name) => [name, 1] as const),
  ...['é', '_', 'ｐａｙ', '2', id, `team ${id}`, ''].map((name) => [name, 0] as const),
])('knows before there is a profile whether %j will show its number', (name, count) => {
  const account: AccountView = { ...{ id, name, email: '', mark: {} }, roles: [] };
  expect(accountsToNumber([account])).toBe(count);
  expect(accountsToNumber([{ ...account, mark: { label: 'pay' } }])).toBe(0);
  expect(accountsToNumber([{ ...account, name: 'pay', mark: { label: name } }])).toBe(count);
});
