import { expect, it } from 'vitest';
import type { ProfileView } from '../../preload/aws-profiles.ts';
import { accountSlug } from '../../preload/profile-slug.ts';
import { namesLost } from '../../renderer/views/profiles/names-lost.ts';

const id = '111122223333';
const profile = (accountName: string, name: string, accountId = id): ProfileView => ({
  ...{ id: name, name, accountName, roleName: 'Admin', roleId: `nimbus/${accountId}/Admin` },
  ...{ change: 'add', region: '' },
});

it('counts each account whose number stands in for its name, once', () => {
  const other = '444455556666';
  const profiles = [
    ...[profile('결제 운영', `${id}-Admin`), profile('결제 운영', `${id}-ReadOnly`)],
    profile('정산', `${other}-Admin`, other),
    // Its label stands there; its name is that number.
    ...[profile('결제 운영', 'pay-Admin'), profile(id, `${id}-Admin`)],
  ];
  expect(namesLost(profiles)).toEqual({ numbered: 2, shortened: 0 });
});

it('counts each account of whose name a part is left out, once', () => {
  const other = '444455556666';
  const profiles = [
    ...[profile('결제 prod', 'prod-Admin'), profile('결제 prod', 'prod-ReadOnly')],
    profile('정산 prod', `prod-Admin-${other}`, other),
    // Its label stands there; nothing but accents, blanks and signs is left out.
    ...[profile('결제 prod', 'pay-Admin'), profile('Café (prod) – 2', 'Cafe-prod-2-Admin')],
  ];
  expect(namesLost(profiles)).toEqual({ numbered: 0, shortened: 2 });
});

it.each(['결제', 'é', 'ø-', '–', 'pay 결제', '決済', 'Ж', '_', 'ｐａｙ', '결제-2', '2', '.', ''])(
  'takes for a number what main does: %s',
  (name) => {
    const isNumbered = name !== '' && accountSlug(name) === '';
    expect(namesLost([profile(name, `${id}-Admin`)]).numbered).toBe(isNumbered ? 1 : 0);
  },
);
