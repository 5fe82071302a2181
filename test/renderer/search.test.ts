import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessRole } from '../../renderer/access-roles.ts';
import { accessRoles, inventoryOf } from '../../renderer/access-roles.ts';
import { fold, unfold } from '../../renderer/search/fold.ts';
import { matchesIn } from '../../renderer/search/highlight.ts';
import { rankRoles, sortByName } from '../../renderer/search/rank-roles.ts';
import { indexRoles } from '../../renderer/search/role-index.ts';
import { createRoleSearch } from '../../renderer/search/search-roles.ts';
import { snapshot } from './snapshots.ts';

const role = (accountName: string, name: string, more: Partial<AccessRole> = {}): AccessRole => ({
  ...{ id: `nimbus/${accountName}/${name}`, name, accountName, accountId: '111122223333', email: '' },
  ...{ sessionId: 'nimbus', sessionLabel: 'Nimbus', region: 'ap-northeast-2', assigned: true },
  ...more,
});

const roles: readonly AccessRole[] = [
  role('payments-prod', 'AdministratorAccess', { environment: 'production', accountId: '123456789012' }),
  role('payments-prod', 'ReadOnlyAccess', { environment: 'production', email: 'aws+pay@nimbus.example' }),
  role('payments-dev', 'DeveloperAccess', { environment: 'development', group: 'Team Payments' }),
  role('product-catalog', 'DeveloperAccess', { label: 'My lab' }),
  role('결제 운영', 'ReadOnlyAccess', { environment: 'production' }),
  role('검색1', 'ReadOnlyAccess'),
  role('전기세', 'ReadOnlyAccess'),
  role('정산 개발', 'DeveloperAccess', { environment: 'development', group: '정산팀' }),
];
const words: Readonly<Record<string, readonly string[]>> = {
  production: ['PROD', 'Production', '운영'],
  development: ['DEV', 'Development', '개발'],
};
const no = () => [];
const profiles = ({ accountName }: AccessRole) => (accountName === 'product-catalog' ? ['shop-admin'] : []);
const index = indexRoles(roles, { environment: (environment) => words[environment] ?? [], profiles });
const search = createRoleSearch(index);
const found = (query: string) =>
  search.find(query).map(({ role: { accountName, name } }) => `${accountName} ${name}`);

describe('the search', () => {
  it('has all roles in their order while nothing is asked', () => {
    expect(found('  ')).toHaveLength(roles.length);
  });

  it.each([
    ['account and role, in any order', 'admin pay', ['payments-prod AdministratorAccess']],
    ['an account number, with dashes too', '1234-5678-9012', ['payments-prod AdministratorAccess']],
    ['a part of an account number', '123456789', ['payments-prod AdministratorAccess']],
    ['an account number half typed', '1234-5', ['payments-prod AdministratorAccess']],
    ['an account number at its dash', '1234-', ['payments-prod AdministratorAccess']],
    ['a role id', 'nimbus/123456789012/AdministratorAccess', ['payments-prod AdministratorAccess']],
    [
      'the ARN of an error message',
      'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/jane',
      ['payments-prod AdministratorAccess'],
    ],
    [
      'the ARN of a role',
      'arn:aws:iam::123456789012:role/AdministratorAccess',
      ['payments-prod AdministratorAccess'],
    ],
    [
      'the ARN of its role in IAM, in quotes',
      '"arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_AdministratorAccess_0123456789abcdef",',
      ['payments-prod AdministratorAccess'],
    ],
    [
      'the ARN of its role in IAM, by whatever ends it',
      'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_hash',
      ['payments-prod AdministratorAccess'],
    ],
    [
      'an ARN in an account',
      'arn:aws:lambda:eu-west-1:123456789012:function:x',
      ['payments-prod AdministratorAccess'],
    ],
    ['an e-mail address', 'aws+pay@', ['payments-prod ReadOnlyAccess']],
    ['a profile', 'shop-ad', ['product-catalog DeveloperAccess']],
    ['a label', 'my lab', ['product-catalog DeveloperAccess']],
    ['a group', '정산팀', ['정산 개발 DeveloperAccess']],
    ['Korean', '결제', ['결제 운영 ReadOnlyAccess']],
    ['initial consonants', 'ㄱㅈ', ['결제 운영 ReadOnlyAccess']],
    ['initial consonants that the keyboard joins', 'ㅈㄳ', ['전기세 ReadOnlyAccess']],
    ['initial consonants without the space', 'ㄱㅈㅇㅇ', ['결제 운영 ReadOnlyAccess']],
    ['initial consonants and a figure', 'ㄱㅅ1', ['검색1 ReadOnlyAccess']],
    ['Korean without the space', '결제운영', ['결제 운영 ReadOnlyAccess']],
    ['names without their signs', 'productcat', ['product-catalog DeveloperAccess']],
    ['names with another sign', 'payments_dev', ['payments-dev DeveloperAccess']],
    ['a slip beside a sign', 'paymetns-dev', ['payments-dev DeveloperAccess']],
    ['a slip after a sign', 'payments-dve', ['payments-dev DeveloperAccess']],
    ['a beginning beside a sign', 'payment-dev', ['payments-dev DeveloperAccess']],
    ['a slip in a group', '정산틈', ['정산 개발 DeveloperAccess']],
    ['a syllable half typed', '정ㅅ', ['정산 개발 DeveloperAccess']],
    ['a consonant too many', '결젱', ['결제 운영 ReadOnlyAccess']],
    ['a slip in Korean', '겔제', ['결제 운영 ReadOnlyAccess']],
    ['another slip in Korean', '정선', ['정산 개발 DeveloperAccess']],
    ['swapped letters', 'paymnets dev', ['payments-dev DeveloperAccess']],
    ['a letter left out', 'catlog', ['product-catalog DeveloperAccess']],
    ['a letter too many', 'cataalog', ['product-catalog DeveloperAccess']],
    ['a wrong letter', 'cataleg', ['product-catalog DeveloperAccess']],
    ['Korean typed with the input method off', 'wjdtks', ['정산 개발 DeveloperAccess']],
    ['a half of that', 'wjdt', ['정산 개발 DeveloperAccess']],
    ['initial consonants typed so', 'rwdd', ['결제 운영 ReadOnlyAccess']],
    ['a word typed so beside a sign', 'payments-roqkf', ['payments-dev DeveloperAccess']],
    ['English typed with the input method on', 'ㅔ묘ㅡ둣ㄴ-ㅇㄷㅍ', ['payments-dev DeveloperAccess']],
    ['nothing that is not there', 'zebra', []],
  ])('finds by %s', (_what, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('finds an environment in either language, whatever the accounts are called', () => {
    expect(found('개발')).toEqual(['payments-dev DeveloperAccess', '정산 개발 DeveloperAccess']);
    expect(found('production')).toHaveLength(3);
  });

  it('takes a short word for an environment, and puts what is called so first', () => {
    const some = [
      role('product-catalog', 'ReadOnlyAccess'),
      role('checkout', 'ReadOnlyAccess', { environment: 'production' }),
      role('search-prod2', 'ReadOnlyAccess'),
      role('ledger-stage', 'ReadOnlyAccess'),
      role('ledger-prd', 'ReadOnlyAccess'),
    ];
    const environment = (name: string) => words[name] ?? [];
    const among = createRoleSearch(indexRoles(some, { environment, profiles: no }));
    const accounts = (query: string) => among.find(query).map((one) => one.role.accountName);
    expect(accounts('prd')).toEqual(['ledger-prd', 'checkout', 'search-prod2']);
    expect(accounts('ledger PRD')).toEqual(['ledger-prd']);
    expect(accounts('stg')).toEqual(['ledger-stage']);
    expect(among.isGuess('prd')).toBe(false);
    expect(among.named('checkout prd')).toHaveLength(1);
  });

  it('guesses by the other keyboard only what stands nowhere as it was typed', () => {
    expect(search.isGuess('wjdtks')).toBe(true);
    expect(search.marks('wjdtks')).toEqual(['정산']);
    expect(found('dev')).toEqual([
      'payments-dev DeveloperAccess',
      '정산 개발 DeveloperAccess',
      'product-catalog DeveloperAccess',
    ]);
  });

  it('puts beginnings of words before what is within them', () => {
    expect(found('prod')[0]).toBe('payments-prod AdministratorAccess');
    expect(found('pro')).toContain('product-catalog DeveloperAccess');
    expect(found('ments').at(0)).toContain('payments');
  });

  it.each([
    ['pay prod', ['pay', 'prod']],
    ['paymnets dev', ['payments', 'dev']],
    ['겔제', ['결제']],
    ['정ㅅ', ['정ㅅ']],
    ['ㅈㄳ', ['ㅈㄱㅅ']],
    ['결제운영', ['결제 운영']],
    ['productcat', ['product-cat']],
    ['paymetns-dev', ['payments', 'dev']],
    ['zebra', []],
  ])('says what answers: %s', (query, expected) => {
    expect(search.marks(query)).toEqual(expected);
  });

  it('unfolds what it folds', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('운영결제닭값a1- ')), maxLength: 8 });
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(unfold(fold(text)))).toBe(fold(text));
      }),
    );
    expect(unfold(fold('결제 운영-PROD'))).toBe('결제 운영-prod');
  });

  it('takes a word of an account for more than one that only begins so, or stands in the name of a role', () => {
    const some = [
      role('checkout-prod', 'DeveloperAccess', { environment: 'production' }),
      role('developer-portal-prod', 'ReadOnlyAccess', { environment: 'production' }),
      role('product-catalog', 'ReadOnlyAccess'),
      role('결제', 'ReadOnlyAccess', { environment: 'production' }),
      role('payments-dev2', 'ReadOnlyAccess', { environment: 'development' }),
    ];
    const environment = (name: string) => words[name] ?? [];
    const among = createRoleSearch(indexRoles(some, { environment, profiles: no }));
    const accounts = (query: string) => among.find(query).map((one) => one.role.accountName);
    expect(accounts('dev')).toEqual(['payments-dev2', 'developer-portal-prod', 'checkout-prod']);
    expect(accounts('prod').at(-1)).toBe('product-catalog');
    expect(accounts('prod')).toContain('결제');
    expect(accounts('produ')[0]).toBe('product-catalog');
  });

  it('takes a misspelling only where the word as typed is nowhere', () => {
    expect(found('dev').every((name) => /dev|개발/i.test(name) || name.includes('Developer'))).toBe(true);
  });

  it('ranks equal matches by favourites, then by how much and how lately they were used', () => {
    const uses = [
      { roleId: roles[2]?.id ?? '', lastUsedAtMs: 2, weight: 1.5, by: 'aws' },
      { roleId: roles[3]?.id ?? '', lastUsedAtMs: 1, weight: 4, by: 'aws' },
    ];
    const ranked = rankRoles(roles, ({ id }) => id, [roles.at(-1)?.id ?? ''], uses);
    const ranking = indexRoles(ranked, { environment: no, profiles: no });
    expect(
      createRoleSearch(ranking)
        .find('developer')
        .map(({ role: { accountName } }) => accountName),
    ).toEqual(['정산 개발', 'product-catalog', 'payments-dev']);
  });

  it('sorts numbers in names as a person counts', () => {
    const names = ['lab-10', 'lab-9', 'Lab-1'].map((name) => role(name, 'A'));
    const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    expect(sortByName(names, compare).map(({ accountName }) => accountName)).toEqual([
      'Lab-1',
      'lab-9',
      'lab-10',
    ]);
  });

  it('sorts as if every two names were compared, and keeps what is the same to people as it came', () => {
    const { compare } = new Intl.Collator('ko', { numeric: true, sensitivity: 'base' });
    const name = fc.constantFrom(
      'lab-10',
      'lab-9',
      'Lab-9',
      'LAB-10',
      '결제 운영',
      '정산',
      'a',
      'Ä',
      'ä',
      '',
    );
    const anyRole = fc
      .tuple(name, name, fc.option(name))
      .map(([accountName, roleName, label]) => role(accountName, roleName, label === null ? {} : { label }));
    fc.assert(
      fc.property(fc.array(anyRole, { maxLength: 30 }), (some) => {
        const shown = ({ label, accountName }: AccessRole) => label ?? accountName;
        const plainly = some.toSorted((a, b) => compare(shown(a), shown(b)) || compare(a.name, b.name));
        expect(sortByName(some, compare)).toEqual(plainly);
      }),
    );
  });

  it('finds the same letter by letter, forth and back, as at once', () => {
    const state = snapshot({ roles: 200, language: 'ko' });
    const all = indexRoles(accessRoles(inventoryOf(state), ''), {
      ...{ environment: () => ['PROD', '운영'], profiles: no },
    });
    const typist = createRoleSearch(all);
    const letters = fc.constantFrom(...Array.from('paymentsdor 결제운영ㄱㅈ-1'));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), fc.nat(12), (typed, taken) => {
        const queries = typed.map((_, end) => typed.slice(0, end + 1).join(''));
        for (const query of [...queries, ...queries.toReversed().slice(0, taken)]) {
          const fresh = createRoleSearch(all);
          expect(typist.find(query)).toEqual(fresh.find(query));
          expect(typist.isGuess(query)).toBe(fresh.isGuess(query));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('finds a chained role by its name and by what assumes it', () => {
    const state = snapshot({ roles: 40 });
    const all = createRoleSearch(
      indexRoles(accessRoles(inventoryOf(state), ''), { environment: no, profiles: no }),
    );
    expect(all.find('break-glass')[0]?.role.id).toBe('chain:break-glass');
    const base = state.chainedRoles[0]?.base ?? '';
    expect(all.find(base).map(({ role: { id } }) => id)).toContain('chain:break-glass');
  });
});

describe('what a term named', () => {
  it('is marked, initial consonants included', () => {
    const marked = (text: string, terms: readonly string[]) =>
      matchesIn(text, terms).map(([from, until]) => text.slice(from, until));
    expect(marked('payments-prod', ['pay', 'prod'])).toEqual(['pay', 'prod']);
    expect(marked('결제 운영', ['ㅇㅇ'])).toEqual(['운영']);
    expect(marked('payments', ['zebra'])).toEqual([]);
  });
});
