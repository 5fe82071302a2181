import { expect, it } from 'vitest';
import type { BrowserStanding } from '../../../preload/consoles.ts';
import { chooseWay, usualStanding } from '../../../main/console/console-link.ts';
import type { RoleId } from '../../../main/credentials/role-id.ts';

const assigned: RoleId = {
  ...{ kind: 'assigned', sessionId: 'hanbit', accountId: '334072819650', roleName: 'Operator' },
};
const chained: RoleId = { kind: 'chained', name: 'audit' };
const session = { endpoints: {} };
const standing = (portal: BrowserStanding['portal']): BrowserStanding => ({ ...usualStanding, portal });

it('takes the portal’s own link where it will do', () => {
  expect(chooseWay(assigned, session, usualStanding)).toEqual({ kind: 'portal', role: assigned });
});

it.each([
  ['chained-role', () => chooseWay(chained, session, usualStanding)],
  ['portal-not-mine', () => chooseWay(assigned, session, standing('not-mine'))],
  ['asked-for', () => chooseWay(assigned, session, usualStanding, 'federation')],
  ['own-endpoints', () => chooseWay(assigned, { endpoints: { sso: 'http://127.0.0.1:1' } }, usualStanding)],
])('federates for the reason: %s', (why, way) => {
  expect(way()).toEqual({ kind: 'federation', why, logoutFirst: false });
});

it('logs out first only where a browser shows one console at a time', () => {
  const one: BrowserStanding = { portal: 'not-mine', consoles: 'one' };
  expect(chooseWay(assigned, session, one)).toMatchObject({ kind: 'federation', logoutFirst: true });
  expect(chooseWay(assigned, session, { ...one, portal: 'mine' })).toEqual({
    kind: 'portal',
    role: assigned,
  });
});
