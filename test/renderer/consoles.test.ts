import { describe, expect, it } from 'vitest';
import type { BrowserRule } from '../../preload/consoles.ts';
import { accessRoles, inventoryOf } from '../../renderer/access-roles.ts';
import { pastedLink } from '../../renderer/search/pasted-link.ts';
import { indexRoles } from '../../renderer/search/role-index.ts';
import { createRoleSearch } from '../../renderer/search/search-roles.ts';
import { findRolesAtServices } from '../../renderer/search/roles-at-services.ts';
import { linkChoices } from '../../renderer/views/access/link-choices.ts';
import { faultOf, newRule, savedRules, shownRules } from '../../renderer/views/browsers/browser-rule.ts';
import { findAccounts } from '../../renderer/views/browsers/find-accounts.ts';
import { pickedPages } from '../../renderer/window/console-picker-entries.ts';
import { snapshot } from './snapshots.ts';

const roles = accessRoles(inventoryOf(snapshot({ roles: 300 })), '');
const index = createRoleSearch(indexRoles(roles, { environment: () => [], profiles: () => [] }));

describe('a link in the search field', () => {
  const url = 'https://eu-west-1.console.aws.amazon.com/s3/home?a=b#c';

  it.each([
    [url, url, ''],
    [`  ${url}\n`, url, ''],
    [`${url} prod admin`, url, 'prod admin'],
    [`prod ${url} admin`, url, 'prod admin'],
    ['HTTPS://evil.example', 'HTTPS://evil.example', ''],
    ['s3.console.aws.amazon.com/s3/home', 's3.console.aws.amazon.com/s3/home', ''],
    [
      '123456789012-ab.cn-north-1.console.amazonaws.cn/ec2/home',
      '123456789012-ab.cn-north-1.console.amazonaws.cn/ec2/home',
      '',
    ],
  ])('%j', (query, link, rest) => expect(pastedLink(query)).toEqual({ link, rest }));

  it.each(['', 'prod', 'aws+orders@nimbus.example', 'a.b/c', 'http', 'https://', 'console aws'])(
    'is not %j',
    (query) => expect(pastedLink(query)).toBeUndefined(),
  );

  it('can be opened with the other roles of its account, the one it belongs to first', () => {
    const role = roles.find(({ name }) => name === 'AdministratorAccess');
    const found = linkChoices({ kind: 'role', roleId: role?.id ?? '' }, roles, () => index, '');
    expect([found.roles[0], found.clear, found.more]).toEqual([role, true, 0]);
    expect(found.roles.length).toBeGreaterThan(1);
    expect(new Set(found.roles.map(({ accountId }) => accountId))).toEqual(new Set([role?.accountId]));
    const narrowed = linkChoices({ kind: 'role', roleId: role?.id ?? '' }, roles, () => index, 'readonly');
    expect([narrowed.clear, narrowed.roles.every(({ name }) => name === 'ReadOnlyAccess')]).toEqual([
      false,
      true,
    ]);
  });

  it('that may be for many shows some, and says how many more', () => {
    const roleIds = roles.map(({ id }) => id);
    const found = linkChoices({ kind: 'choose', roleIds }, roles, () => index, '');
    expect([found.roles.length, found.more]).toEqual([30, roles.length - 30]);
    expect(linkChoices({ kind: 'choose', roleIds: ['a/b/gone'] }, roles, () => index, '').roles).toEqual([]);
  });
});

describe('roles at services', () => {
  const found = (query: string, where: 'beginnings' | 'whole' = 'beginnings') =>
    findRolesAtServices(index, query, where).map(({ role, service }) => `${role.accountName} ${service.id}`);

  it.each([
    ['payments prod s3', 'nimbus-payments-prod s3'],
    ['s3 payments prod', 'nimbus-payments-prod s3'],
    ['orders stage cloudw', 'nimbus-orders-stage cloudwatch'],
    ['secrets manager ledger stage', 'nimbus-ledger-stage secretsmanager'],
    ['ledger stage parameter store', 'nimbus-ledger-stage parameters'],
  ])('%s', (query, first) => expect(found(query)[0]).toBe(first));

  it('are not made of words that name no role, or no service', () => {
    for (const query of ['zebra s3', 'payments prod', 'payments x', 'p s', ''])
      expect(found(query).filter((one) => !one.endsWith(' billing'))).toEqual([]);
  });

  it('want the whole name where roles answer already', () => {
    expect(found('prod pay', 'whole')).toEqual([]);
    expect(found('prod payments', 'whole')[0]).toMatch(/prod.* billing$/);
  });

  it('are a few, whatever is found', () => {
    expect(found('nimbus cloud').length).toBeLessThanOrEqual(6);
  });
});

describe('the pages to pick from', () => {
  const texts = { home: 'Console home', link: 'Open this page', recent: 'Recent', services: 'Services' };
  const recent = [
    { roleId: 'a', destination: 'recent:1', service: 'S3', detail: 'lambda-logs', region: 'eu-west-1' },
    { roleId: 'a', destination: 'recent:2', service: 'IAM' },
  ];
  const destinations = (query: string) =>
    pickedPages(query, recent, texts).map(({ destination }) => destination);

  it('are those opened last, home, then every service once', () => {
    const all = destinations('');
    expect(all.slice(0, 3)).toEqual(['recent:1', 'recent:2', '']);
    expect(all.length).toBeGreaterThan(90);
    expect(all).not.toContain('iam');
    expect(all).toContain('s3');
  });

  it('are found by service first, then by what they show', () => {
    expect(destinations('lambda')).toEqual(['lambda', 'recent:1']);
    expect(destinations('eu-west')[0]).toBe('recent:1');
    expect(destinations('zebra')).toEqual([]);
  });

  it('are one where a link is pasted', () => {
    const [only, ...more] = pickedPages('https://console.aws.amazon.com/x?token=y', recent, texts);
    expect([only?.note, more]).toEqual(['console.aws.amazon.com', []]);
  });
});

describe('the rules for browsers', () => {
  const on = (
    when: BrowserRule['when'],
    choice: BrowserRule['choice'] = { kind: 'system' },
  ): BrowserRule => ({
    ...newRule,
    ...{ when, choice },
  });
  const account = on({ kind: 'account', accountId: '123456789012' });
  const chrome = { kind: 'browser', browser: 'chrome' } as const;

  it('stand in the order in which they decide, the last of them always there', () => {
    const production = on({ kind: 'environment', environment: 'production' });
    const shown = shownRules([production, account]);
    expect(shown.map(({ when }) => when.kind)).toEqual(['account', 'environment', 'any']);
    expect(savedRules(shown)).toEqual([account, production]);
    const usual = on({ kind: 'any' }, chrome);
    expect(savedRules(shownRules([usual]))).toEqual([usual]);
  });

  it('cannot be saved half made, or twice', () => {
    const faults = [
      on({ kind: 'account', accountId: '12' }),
      on({ kind: 'group', group: '' }),
      on({ kind: 'any' }, { kind: 'container', container: ' ', profile: undefined }),
    ].map((rule) => faultOf(rule, [rule]));
    expect(faults).toEqual(['account', 'group', 'container']);
    const again = on(account.when, chrome);
    expect([faultOf(again, [again, account]), faultOf(account, [again, account])]).toEqual([
      'same',
      undefined,
    ]);
  });

  it('find an account by number, name, or a part that only one has', () => {
    const [prod, stage] = [
      { id: '111111111111', name: 'pay-prod' },
      { id: '222222222222', name: 'pay-stage' },
    ];
    const accounts = [
      prod,
      stage,
      { id: '333333333333', name: 'pay' },
      { id: '444444444444', name: '결제 운영' },
    ];
    const one = (text: string) => findAccounts(accounts, text).one?.id;
    expect(['PAY-PROD', 'stage', '1111-1111-1111', 'pay', '결제'].map(one)).toEqual([
      ...[prod.id, stage.id, prod.id, '333333333333', '444444444444'],
    ]);
    expect(one('999999999999')).toBe('999999999999');
    expect(findAccounts(accounts, 'pay-')).toEqual({ one: undefined, several: [prod, stage], more: 0 });
    expect(findAccounts(accounts, '')).toEqual({ one: undefined, several: [], more: 0 });
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: String(at).padStart(12, '5'),
      name: `team-${at}`,
    }));
    const { several, more } = findAccounts(many, 'team');
    expect([several.length, more]).toEqual([6, 34]);
  });
});
