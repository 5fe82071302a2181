import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarker, markOf, tintOf } from '../../preload/account-rules.ts';
import type { AccountRule } from '../../preload/contract.ts';

const account = (name: string, id = '111122223333') => ({ id, name });
const matches = (match: string, name: string) =>
  markOf(account(name), [{ match, label: 'matched' }]).label === 'matched';

describe('a rule', () => {
  it.each([
    ['payments', 'payments', true],
    ['PAYMENTS', 'payments', true],
    ['payments', 'payments-prod', false],
    ['payments*', 'payments-prod', true],
    ['*-prod', 'payments-prod', true],
    ['*-prod', 'payments-prod-kr', false],
    ['*prod*kr', 'payments-prod-kr', true],
    ['prod-?', 'prod-1', true],
    ['prod-?', 'prod-12', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '🦊', true],
    ['결제-*', '결제-운영', true],
    // Typed on macOS, where Korean letters may come apart.
    ['결제-*'.normalize('NFD'), '결제-운영', true],
    ['prod*', 'ＰＲＯＤ-1', true],
    ['a.c', 'abc', false],
    ['[a-z]*', 'abc', false],
  ])('%j takes %j: %j', (match, name, expected) => {
    expect(matches(match, name)).toBe(expected);
  });

  it('takes an account by its id, too', () => {
    const rules = [{ match: '1111*', group: 'Core' }];
    expect(markOf(account('payments'), rules)).toEqual({ group: 'Core' });
    expect(markOf(account('payments', '999900001111'), rules)).toEqual({});
  });

  it('that is a name without wildcards takes that name', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((name) => !/[*?]/.test(name.normalize('NFKC')));
    fc.assert(fc.property(plain, (name) => matches(name, name)));
  });

  it('agrees with a regular expression', () => {
    const letters = (...all: readonly string[]) =>
      fc.string({ unit: fc.constantFrom(...all), maxLength: 12 });
    fc.assert(
      fc.property(letters('a', 'b', '*', '?'), letters('a', 'b'), (pattern, name) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matches(pattern, name)).toBe([name, account(name).id].some((text) => expected.test(text)));
      }),
    );
  });

  it('of thousands of stars is judged as fast as any other', () => {
    const pattern = `${'*a'.repeat(2_000)}*b`;
    expect(matches(pattern, 'a'.repeat(3_000))).toBe(false);
    expect(matches('*'.repeat(10_000), 'a')).toBe(true);
  });
});

describe('the rules', () => {
  it('are judged field by field, the first that has it decides', () => {
    const rules: readonly AccountRule[] = [
      { match: 'payments-*', group: 'Payments' },
      { match: '*-prod', environment: 'production', colour: 'red', group: 'All production' },
      { match: '*', colour: 'grey', label: 'Anything' },
    ];
    expect(markOf(account('payments-prod'), rules)).toEqual({
      group: 'Payments',
      environment: 'production',
      colour: 'red',
      label: 'Anything',
    });
    expect(markOf(account('logs'), rules)).toEqual({ colour: 'grey', label: 'Anything' });
  });

  it('say the same however many of lower rank follow', () => {
    const rule = fc.record(
      {
        match: fc.constantFrom('*', 'a*', '*b', 'ab', 'c'),
        group: fc.constantFrom('G', 'H'),
        label: fc.constantFrom('L', 'M'),
      },
      { requiredKeys: ['match'] },
    );
    fc.assert(
      fc.property(
        fc.array(rule),
        fc.array(rule),
        fc.constantFrom('ab', 'a', 'b', 'x'),
        (first, more, name) => {
          const before = markOf(account(name), first);
          expect(markOf(account(name), [...first, ...more])).toMatchObject(before);
        },
      ),
    );
  });

  it('are read once for many accounts, with the same result', () => {
    const rules: readonly AccountRule[] = [{ match: '*-prod', environment: 'production' }];
    const mark = createMarker(rules);
    const names = ['a-prod', 'b', 'c-prod'];
    expect(names.map((name) => mark(account(name)))).toEqual(
      names.map((name) => markOf(account(name), rules)),
    );
  });
});

it('an account is shown in its own colour, but production in none but its own', () => {
  expect(tintOf({ environment: 'staging', colour: 'teal' })).toBe('teal');
  expect(tintOf({ environment: 'staging' })).toBe('staging');
  expect(tintOf({ environment: 'production', colour: 'green' })).toBe('production');
  expect(tintOf({ colour: 'green' })).toBe('green');
  expect(tintOf({})).toBeUndefined();
});
