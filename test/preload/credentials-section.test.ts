import { expect, it } from 'vitest';
import { printRoleId, type RoleId } from '../../main/credentials/role-id.ts';
import { credentialsSection } from '../../preload/credentials-section.ts';

it.each<[RoleId, string]>([
  [
    { kind: 'assigned', sessionId: 'corp', accountId: '111122223333', roleName: 'Dev_Ops@1' },
    '111122223333_Dev_Ops@1',
  ],
  [{ kind: 'chained', name: 'break-glass' }, 'break-glass'],
])('names the section of %o %s', (role, name) => {
  expect(credentialsSection(printRoleId(role))).toBe(name);
});
