import { expect, it } from 'vitest';
import type { ProfileView } from '../../preload/aws-profiles.ts';
import { profileSlug } from '../../preload/profile-slug.ts';
import { countNumbered } from '../../renderer/views/profiles/count-numbered.ts';

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
    // Its label stands there; its name does; its name is that number.
    ...[
      profile('결제 운영', 'pay-Admin'),
      profile('pay 운영', `pay-Admin-${id}`),
      profile(id, `${id}-Admin`),
    ],
  ];
  expect(countNumbered(profiles)).toBe(2);
});

it.each(['결제', 'é', 'ø-', '–', 'pay 결제', '決済', 'Ж', '_', 'ｐａｙ', '.', ''])(
  'takes for a number what main does: %s',
  (name) => {
    const isNumbered = name !== '' && profileSlug(name) === '';
    expect(countNumbered([profile(name, `${id}-Admin`)])).toBe(isNumbered ? 1 : 0);
  },
);
