import { describe, expect, it } from 'vitest';
import { createDirectory } from './directory.ts';
import { generateOrganization } from './generate.ts';
import { hanbit, parseOrganization } from './organization.ts';

const organization = hanbit();
const parsing = (changes: object) => () => parseOrganization(JSON.stringify({ ...organization, ...changes }));

describe('an organization file', () => {
  it('reads back as the data it was written from', () => {
    expect(parseOrganization(JSON.stringify(organization))).toEqual(organization);
  });

  it.each([
    [{ accounts: 'many' }, 'accounts must be a list.'],
    [
      { accounts: [{ ...organization.accounts[0], id: '123' }] },
      'accounts[0].id must match ^\\d{12}$, and "123" does not.',
    ],
    [
      { accounts: [...organization.accounts, organization.accounts[0]] },
      'There are two of the account "104857600011".',
    ],
    [{ users: [] }, 'The organization has no user, so nobody could sign in.'],
    [{ startUrl: 'http://hanbit.awsapps.com/start' }, 'startUrl must match ^https'],
    [
      { permissionSets: [{ name: '결제', description: 'x', sessionHours: 1 }] },
      'permissionSets[0].name must match',
    ],
    [
      { permissionSets: [{ name: 'Long', description: 'x', sessionHours: 13 }] },
      'permissionSets[0].sessionHours must be a number from 1 to 12.',
    ],
    [
      { assignments: [{ to: { group: 'nowhere' }, accountIds: [], permissionSets: [] }] },
      'assignments[0] names the group "nowhere", which does not exist.',
    ],
    [
      { assignments: [{ to: { user: 'x@y' }, accountIds: [], permissionSets: [] }] },
      'assignments[0] names the user "x@y", which does not exist.',
    ],
    [
      { iamRoles: [{ accountId: '999999999999', name: 'r', trusts: [] }] },
      'IAM role r names the account "999999999999", which does not exist.',
    ],
    [
      { lengths: { ...organization.lengths, portalSessionMinutes: 5 } },
      'lengths.portalSessionMinutes must be a number',
    ],
  ])('with %j is refused in one sentence', (changes, sentence) => {
    expect(parsing(changes)).toThrow(sentence);
  });

  it('must be an object', () => {
    expect(() => parseOrganization('[]')).toThrow('The organization must be an object.');
  });
});

describe('Hanbit', () => {
  it('has what the demo needs', () => {
    const { accounts, permissionSets, users, region } = organization;
    expect([accounts.length, permissionSets.length, users.length, region]).toEqual([
      14,
      9,
      5,
      'ap-northeast-2',
    ]);
  });

  it('gives everybody something, and uses every account and permission set', () => {
    const directory = createDirectory(organization);
    const access = organization.users.map(({ userName }) =>
      directory.accountsOf(userName).map(({ id }) => id),
    );
    expect(access.every((ids) => ids.length > 0)).toBe(true);
    expect(new Set(access.flat()).size).toBe(14);
    expect(new Set(organization.assignments.flatMap((one) => one.permissionSets)).size).toBe(9);
  });
});

describe('a generated organization', () => {
  const scale = { accounts: 1000, rolesPerAccount: 3, seed: 'bench' };

  it('is the same for the same seed and another for another', () => {
    expect(generateOrganization(scale)).toEqual(generateOrganization(scale));
    expect(generateOrganization({ ...scale, seed: 'other' }).accounts).not.toEqual(
      generateOrganization(scale).accounts,
    );
  });

  it('has the size asked for, and passes the check of files', () => {
    const generated = generateOrganization(scale);
    expect(parseOrganization(JSON.stringify(generated))).toEqual(generated);
    const directory = createDirectory(generated);
    const user = generated.users[0]?.userName ?? '';
    const accounts = directory.accountsOf(user);
    expect(accounts).toHaveLength(1000);
    expect(accounts.every(({ id }) => directory.permissionSetsOf(user, id).length === 3)).toBe(true);
  });

  it('takes more roles than there are job titles', () => {
    const generated = generateOrganization({ ...scale, accounts: 1, rolesPerAccount: 20 });
    expect(parseOrganization(JSON.stringify(generated)).permissionSets).toHaveLength(20);
  });
});
