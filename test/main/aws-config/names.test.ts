import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultTemplate, isNameTemplate, type NameParts } from '../../../main/aws-config/name-template.ts';
import { nameProfiles } from '../../../main/aws-config/names.ts';
import { profileSlug } from '../../../preload/profile-slug.ts';
import { homeTag, parseProfileId, printProfileId } from '../../../main/aws-config/profile-id.ts';

const nothing: NameParts = {
  ...{
    account: '',
    accountId: '452907316084',
    role: 'ReadOnly',
    group: '',
    session: 'corp',
    environment: '',
    region: '',
  },
};
const role = (parts: Partial<NameParts>, number = 0) => ({
  id: `corp/${parts.accountId ?? nothing.accountId}/R${number}`,
  parts: { ...nothing, ...parts },
});

function names(
  wanted: readonly ReturnType<typeof role>[],
  {
    template = defaultTemplate,
    given = {},
    others = [],
  }: { template?: string; given?: object; others?: readonly string[] } = {},
) {
  const made = nameProfiles({ wanted, template, given: new Map(Object.entries(given)), others });
  return { names: [...made.names.values()], proposals: [...made.proposals.values()] };
}

describe('a profile’s name', () => {
  it.each<readonly [string, Partial<NameParts>, string, string]>([
    ['account and role', { account: 'Payments Prod' }, defaultTemplate, 'Payments-Prod-ReadOnly'],
    [
      'the account’s id where nothing of its name is left',
      { account: '결제 운영' },
      defaultTemplate,
      '452907316084-ReadOnly',
    ],
    [
      'what is left of a mixed name, with the account’s id',
      { account: '결제 prod (EU)' },
      defaultTemplate,
      'prod-EU-452907316084-ReadOnly',
    ],
    ['letters without their accents', { account: 'Café Zürich' }, defaultTemplate, 'Cafe-Zurich-ReadOnly'],
    [
      'folders where the template has them',
      { account: 'a/b', environment: 'dev' },
      '{environment}/{account}',
      'dev/a-b',
    ],
    ['no trace of a part that is not there', { account: 'a' }, '{group}/{environment}-{account}', 'a'],
    ['nothing but the role', { account: 'a', role: 'A=b,c' }, '{role}', 'A-b-c'],
    [
      'session, group and region',
      { session: '한빛 corp', group: 'x', region: 'eu-west-1' },
      '{session}.{group}.{region}',
      'corp.x.eu-west-1',
    ],
  ])('is %s', (_what, parts, template, name) => {
    expect(names([role(parts)], { template }).names).toEqual([name]);
  });

  it('tells roles apart by region, then by account, then by number', () => {
    const region = 'eu-west-1';
    const four = [
      role({ account: 'a' }),
      role({ account: 'A', region }, 1),
      role({ account: 'a', region }, 2),
    ];
    expect(
      names([...four, role({ account: 'a', region }, 3), role({ account: 'a', region }, 4)]).names,
    ).toEqual([
      ...['a-ReadOnly', 'A-ReadOnly-eu-west-1', 'a-ReadOnly-452907316084'],
      ...['a-ReadOnly-452907316084-eu-west-1', 'a-ReadOnly-2'],
    ]);
  });

  describe('of which another account’s differs by its region alone', () => {
    const accountId = '530361380678';
    const [here, there] = ['eu-west-1', 'us-east-1'];

    it('has its account’s id, and its other regions after that', () => {
      const other = (region: string, number: number) => role({ account: 'a', accountId, region }, number);
      const made = names([role({ account: 'a', region: here }), other(here, 1), other(there, 2)]);
      expect(made.names).toEqual([
        ...['a-ReadOnly', 'a-ReadOnly-530361380678', 'a-ReadOnly-530361380678-us-east-1'],
      ]);
    });

    it('has it also where the template names the region', () => {
      const both = [role({ account: 'a', region: here }), role({ account: 'a', accountId, region: there })];
      expect(names(both, { template: '{account}.{region}' }).names).toEqual([
        ...['a.eu-west-1', 'a.us-east-1-530361380678'],
      ]);
    });

    it('keeps it once given, and is proposed the id; the other is let be', () => {
      const wrong = role({ account: 'a', accountId, region: here }, 1);
      const given = { [wrong.id]: 'a-ReadOnly-eu-west-1', 'corp/452907316084/R0': 'a-ReadOnly' };
      expect(names([role({ account: 'a', region: here }), wrong], { given })).toEqual({
        names: ['a-ReadOnly', 'a-ReadOnly-eu-west-1'],
        proposals: ['a-ReadOnly-530361380678'],
      });
    });

    it('is not told by a hand-written one, whose account nobody knows', () => {
      const made = names([role({ account: 'a', region: here })], { others: ['a-ReadOnly'] });
      expect(made.names).toEqual(['a-ReadOnly-452907316084']);
    });
  });

  it.each(['a-ReadOnly', 'A-READONLY'])('is never that of another profile (%s)', (other) => {
    expect(names([role({ account: 'a' })], { others: [other] }).names).toEqual(['a-ReadOnly-452907316084']);
  });

  it.each(['default', 'Default', '__proto__', 'constructor', 'toString'])('is never %s', (account) => {
    expect(names([role({ account })], { template: '{account}' }).names).not.toContain(account);
  });

  it('never looks like the id of a role', () => {
    const parts = { session: 'corp', account: '452907316084' };
    expect(names([role(parts)], { template: '{session}/{account}/{role}' }).names).toEqual([
      expect.not.stringMatching(/^corp\/\d{12}\/[^/]+$/),
    ]);
  });

  it('stays once given, and a rename upstream only proposes another', () => {
    const given = { 'corp/452907316084/R0': 'old-ReadOnly' };
    const made = names([role({ account: 'new' }), role({ account: 'old' }, 1)], { given });
    expect(made).toEqual({
      names: ['old-ReadOnly', 'old-ReadOnly-452907316084'],
      proposals: ['new-ReadOnly'],
    });
  });

  it('stays reserved while its role is away', () => {
    const given = { 'corp/452907316084/R9': 'a-ReadOnly' };
    expect(names([role({ account: 'a' })], { given }).names).toEqual(['a-ReadOnly-452907316084']);
  });

  it('is one alone, and readable to every client, whatever the portal says', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', 'a', 'A', 'default', 'a\n[x]', '/', '..'),
    );
    const parts = fc.record({
      account: text,
      role: text,
      group: text,
      session: text,
      environment: text,
      region: text,
    });
    const templates = fc.constantFrom(
      defaultTemplate,
      '{group}/{account}',
      '{session}.{environment}-{region}',
      'x{role}',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), templates, (all, template) => {
        const made = names(all.map(role), { template, others: ['a', 'A-a'] }).names;
        expect(new Set([...made, 'a', 'a-a'].map((one) => one.toLowerCase())).size).toBe(all.length + 2);
        for (const name of made) expect(name).toMatch(/^[\w@.+/-]{1,180}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('never differs from another account’s by its region alone, whatever was given before', () => {
    const regions = ['eu-west-1', 'us-east-1', 'eu-central-1'];
    const one = fc.record({
      account: fc.constantFrom('prod', 'Prod', 'a prod', '정산-prod', '회원-prod', '쿠폰', 'prod-eu-west-1'),
      accountId: fc.constantFrom('111111111111', '222222222222', '333333333333'),
      role: fc.constantFrom('Admin', 'Admin-us-east-1'),
      region: fc.constantFrom(...regions),
    });
    const templates = fc.constantFrom(
      ...[defaultTemplate, '{account}', '{account}-{region}', '{region}/{account}-{role}', '{role}.{region}'],
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.nat(8), templates, (all, before, template) => {
        const wanted = all.map(role);
        const options = { template, others: ['prod-Admin'] };
        const first = names(wanted.slice(0, before), options).names;
        const given = Object.fromEntries(first.map((name, index) => [wanted[index]?.id ?? '', name]));
        const ofWhom = new Map<string, string>();
        for (const [index, name] of names(wanted, { ...options, given }).names.entries()) {
          const { accountId = '', region = '' } = wanted[index]?.parts ?? {};
          const rest = name.toLowerCase().replaceAll(new RegExp(`-?\\b${region}\\b`, 'g'), '');
          expect(ofWhom.get(rest) ?? accountId).toBe(accountId);
          ofWhom.set(rest, accountId);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a name template', () => {
  it.each([defaultTemplate, '{account}', 'aws/{environment}/{account}.{role}', '{session}@{group}+{region}'])(
    'may be %s',
    (template) => expect(isNameTemplate(template)).toBe(true),
  );
  it.each([
    '',
    'fixed',
    '{account}:{role}',
    '{account} {role}',
    '{acount}',
    '{account}\n',
    '{account}]',
    '{account}'.repeat(20),
  ])('may not be %j', (template) => expect(isNameTemplate(template)).toBe(false));
  it('leaves nothing of a part but letters, digits and a few signs', () => {
    expect(profileSlug(' -.Ä/b=c,d-. ')).toBe('A-b-c-d');
  });
  it.each([
    ['결제 prod-2', 'prod-2-452907316084'],
    ['Café-2', 'Cafe-2'],
    ['결제 운영-2', '452907316084'],
    ['2024', '2024'],
    ['', '452907316084'],
  ])('shows an account by what of its name tells it, else by its id: %s', (account, shown) => {
    expect(names([role({ account })], { template: '{account}' }).names).toEqual([shown]);
  });
});

describe('a profile’s id', () => {
  it.each([
    { role: 'corp/452907316084/ReadOnly' },
    { role: 'corp/452907316084/ReadOnly', region: 'us-gov-west-1' },
    { role: 'corp/452907316084/eu-west-1' },
    { role: 'corp/452907316084/eu-west-1', region: 'eu-west-1' },
    { role: 'chain:deploy', region: 'eusc-de-east-1' },
    { role: 'chain:deploy', home: homeTag('/elsewhere') },
    { role: 'corp/452907316084/A', region: 'eu-west-1', home: homeTag('/데이패스') },
  ])('is read as it was printed: %j', (profile) => {
    expect(parseProfileId(printProfileId(profile))).toEqual(profile);
  });
  it.each([
    '',
    'corp',
    'corp/1/R',
    'corp/452907316084/R/nowhere',
    'corp/452907316084/R/eu-west-1/eu-west-1',
    'chain:x~1',
    'chain:x~0123456789',
    'x y',
  ])('is not %j', (text) => expect(parseProfileId(text)).toBeUndefined());
});
