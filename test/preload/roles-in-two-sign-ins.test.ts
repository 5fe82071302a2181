import { describe, expect, it } from 'vitest';
import type { AccountView } from '../../preload/contract.ts';
import { rolesInTwoSignIns } from '../../preload/roles-in-two-sign-ins.ts';

type Named = readonly [name: string, roles: readonly string[], mark?: AccountView['mark']];

function session(id: string, ...accounts: readonly Named[]) {
  return {
    id,
    accounts: accounts.map(([name, roles, mark = {}], index): AccountView => {
      const accountId = String(100_000_000_001 + index);
      return {
        ...{ id: accountId, name, email: '', mark },
        roles: roles.map((role) => ({ id: `${id}/${accountId}/${role}`, name: role })),
      };
    }),
  };
}

describe('roles that two sign-ins have', () => {
  it('are those of which account and role are called the same', () => {
    const twice = rolesInTwoSignIns([
      session('a', ['payments', ['Admin', 'ReadOnly']], ['logs', ['Admin']]),
      session('b', ['payments', ['Admin']], ['media', ['Admin']]),
    ]);
    expect([...twice]).toEqual(['a/100000000001/Admin', 'b/100000000001/Admin']);
  });

  it('are none in one sign-in, where the number tells accounts of one name', () => {
    const one = session('a', ['payments', ['Admin']], ['payments', ['Admin']]);
    expect(rolesInTwoSignIns([one]).size).toBe(0);
    expect(rolesInTwoSignIns([one, session('b', ['logs', ['Admin']])]).size).toBe(0);
    // Once another has it, all three need telling.
    expect(rolesInTwoSignIns([one, session('b', ['payments', ['Admin']])]).size).toBe(3);
  });

  it('go by what the user calls an account', () => {
    const a = session('a', ['payments-111', ['Admin'], { label: 'Payments' }]);
    const b = session('b', ['payments-222', ['Admin'], { label: 'Payments' }]);
    expect(rolesInTwoSignIns([a, b]).size).toBe(2);
    expect(rolesInTwoSignIns([a, session('b', ['payments-111', ['Admin']])]).size).toBe(0);
  });
});
