import { describe, expect, it } from 'vitest';
import { exactRole, matchingRoles, roleAtTerminal } from '../../../main/credential-process/role-argument.ts';

const roles = [
  { id: 'corp/111122223333/Developer', accountName: 'payments-dev', profiles: ['pay', 'pay-eu'] },
  { id: 'corp/111122223333/Admin', accountName: 'payments-dev', profiles: [] },
  { id: 'corp/444455556666/Developer', accountName: '결제 운영', profiles: [] },
];

describe('a role named by a script', () => {
  it('is exactly one of the two forms', () => {
    expect(exactRole('corp/111122223333/Developer', roles)).toMatchObject({
      kind: 'assigned',
      roleName: 'Developer',
    });
    expect(exactRole('chain:deploy', roles)).toEqual({ kind: 'chained', name: 'deploy' });
  });

  it('is the one of a profile of that very name', () => {
    expect(exactRole('pay-eu', roles)).toMatchObject({ accountId: '111122223333', roleName: 'Developer' });
    expect(() => exactRole('PAY-EU', roles)).toThrow(expect.objectContaining({ code: 'role-inexact' }));
  });

  it.each(['', ' ', 'corp/1/Developer', 'chain:', 'chain:a b'])('is not %j', (argument) => {
    expect(() => exactRole(argument, roles)).toThrow(expect.objectContaining({ code: 'role-unknown' }));
  });

  it.each([
    ['Admin', 'corp/111122223333/Admin'],
    ['CORP/444455556666/Developer', 'corp/444455556666/Developer'],
    ['corp/111122223333', 'corp/111122223333/Developer, corp/111122223333/Admin'],
  ])('is not %j, which may mean %s', (argument, meant) => {
    const error = expect.objectContaining({ code: 'role-inexact', subject: meant });
    expect(() => exactRole(argument, roles)).toThrow(error);
  });

  it('is named in the error without what would steer a terminal', () => {
    expect(() => exactRole('\u001b[2Jx\n', roles)).toThrow(expect.objectContaining({ subject: '[2Jx' }));
  });
});

describe('a filter', () => {
  it('wants every word, in id or account name, whatever the case, width and composition', () => {
    const ids = (filter: string) => matchingRoles(roles, filter).map(({ id }) => id);
    expect(ids('')).toHaveLength(3);
    expect(ids('PAYMENTS develop')).toEqual(['corp/111122223333/Developer']);
    expect(ids('결제'.normalize('NFD'))).toEqual(['corp/444455556666/Developer']);
    expect(ids('ｄｅｖｅｌｏｐｅｒ 운영')).toEqual(['corp/444455556666/Developer']);
    expect(ids('payments 운영')).toEqual([]);
  });
});

describe('a role named at a terminal', () => {
  it('is the one that matches, or all that do', () => {
    expect(roleAtTerminal('admin', roles)).toMatchObject({ roleName: 'Admin' });
    expect(roleAtTerminal('developer', roles)).toHaveLength(2);
    expect(() => roleAtTerminal('nobody', roles)).toThrow(expect.objectContaining({ code: 'role-unknown' }));
  });

  it('goes before any match where it is named exactly, listed or not', () => {
    expect(roleAtTerminal('corp/111122223333/Dev', roles)).toMatchObject({ roleName: 'Dev' });
  });
});
