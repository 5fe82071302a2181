import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountView, SessionView } from '../../../preload/contract.ts';
import type { ProfileChoice } from '../../../preload/aws-profiles.ts';
import { parse, print } from '../../../main/aws-config/document.ts';
import { isProfile, ourSections } from '../../../main/aws-config/our-sections.ts';
import { printEdited } from '../../../main/aws-config/plan.ts';
import { planUndo } from '../../../main/aws-config/undo.ts';
import { type ComposeInput, composeProfiles } from '../../../main/profiles/compose-profiles.ts';
import { firstChoice } from '../../../main/profiles/profile-choice.ts';
import { type ProfilesFile, rememberApplied } from '../../../main/profiles/profiles-file.ts';
import { configText } from '../aws-config/generated-config.ts';
import { aSession } from '../desktop/a-state.ts';

const nowMs = Date.UTC(2026, 10, 23, 9);

/** Names as a portal may have them, the hostile ones among them. */
const accountName = fc.oneof(
  fc.constantFrom('dev', 'Dev', 'payments', '결제 운영', 'a b', 'x]\n[profile y', '{role}', '', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const roleNames = fc.subarray(['Admin', 'ReadOnly', 'eu-west-1', 'Ops+x']);
const accounts = fc
  .array(fc.record({ name: accountName, roles: roleNames, group: fc.constantFrom('', 'team a', '팀') }), {
    maxLength: 4,
  })
  .map((list) =>
    list.map(({ name, roles, group }, index): AccountView => {
      const id = String(111_111_111_111 + index);
      const views = roles.map((role) => ({ id: `hanbit/${id}/${role}`, name: role }));
      return { ...{ id, name, email: '' }, mark: group === '' ? {} : { group }, roles: views };
    }),
  );
const fresh = { kind: 'idle', listedAtMs: nowMs - 60_000 } as const;
const progress = fc.constantFrom<SessionView['progress']>(
  fresh,
  { kind: 'idle' },
  { kind: 'idle', listedAtMs: nowMs - 86_400_000 },
  { kind: 'listing', done: 1 },
  { kind: 'failed', error: { code: 'offline', recovery: 'retry' }, listedAtMs: nowMs },
);
const choice: fc.Arbitrary<ProfileChoice> = fc
  .record({
    template: fc.constantFrom('{account}-{role}', '{group}/{account}', '{role}', '{session}.{region}'),
    regions: fc.subarray(['eu-west-1', 'us-east-1']),
    output: fc.constantFrom('' as const, 'json' as const),
    filter: fc.constantFrom([], ['!Admin'], ['Read*']),
  })
  .map(({ filter, ...rest }) => ({
    ...firstChoice,
    ...rest,
    where: { ...firstChoice.where, roles: filter },
  }));

interface World {
  readonly text: string;
  readonly stored: ProfilesFile;
}

function input({ text, stored }: World, list: readonly AccountView[], wanted: ProfileChoice): ComposeInput {
  return {
    ...{ config: parse(text), credentials: parse(''), stored, home: undefined, nowMs, asked: false },
    request: { choice: wanted, adopt: [], rename: false },
    roles: { sessions: [aSession({ accounts: list, progress: fresh })], chainedRoles: [], favourites: [] },
    lineOf: (role) => `/usr/bin/daypass credentials ${role}`,
  };
}

function applied(given: ComposeInput): World {
  const { plan, names, adopted } = composeProfiles(given);
  const facts = { choice: given.request.choice, names, adopted, written: plan.written };
  return { text: printEdited(given.config, plan.edits), stored: rememberApplied(given.stored, facts) };
}

const noProfiles: ProfilesFile = { profiles: [] };
const namesIn = (text: string) =>
  parse(text)
    .sections.filter(isProfile)
    .map(({ name }) => name);

describe('whatever the portal calls its accounts', () => {
  it('what is written is whole, is there once, comes to rest, and is taken back to the very byte', () => {
    fc.assert(
      fc.property(configText, accounts, choice, (text, list, wanted) => {
        const first = applied(input({ text, stored: noProfiles }, list, wanted));
        const document = parse(first.text);
        expect(document.faults).toEqual([]);
        const before = namesIn(text).map((name) => name.toLowerCase());
        const added = [...ourSections(document).values()].map(({ section }) => section.name.toLowerCase());
        expect(new Set([...before, ...added]).size).toBe(new Set(before).size + added.length);
        expect(applied(input(first, list, wanted)).text).toBe(first.text);
        const undone = printEdited(document, planUndo(document, { before: parse(text), after: document }));
        expect(undone).toBe(text);
      }),
      { numRuns: 600 },
    );
  });

  it('a name once given stays, and only a list that was read to its end takes a profile away', () => {
    fc.assert(
      fc.property(configText, accounts, accounts, choice, progress, (text, was, is, wanted, state) => {
        const first = applied(input({ text, stored: noProfiles }, was, wanted));
        const given = input(first, is, wanted);
        const sessions = [aSession({ accounts: is, progress: state })];
        const second = applied({ ...given, roles: { ...given.roles, sessions } });
        const [old, now] = [ourSections(parse(first.text)), ourSections(parse(second.text))];
        const roles = new Set(is.flatMap((account) => account.roles.map(({ id }) => id)));
        for (const [id, { section }] of old) {
          const role = id.split('/').slice(0, 3).join('/');
          const isKept = roles.has(role) || state !== fresh;
          if (isKept || now.has(id)) expect(now.get(id)?.section.name).toBe(section.name);
          else expect(state).toBe(fresh);
        }
        expect(parse(second.text).faults).toEqual([]);
        expect(print(parse(second.text))).toBe(second.text);
        // Who comes back has the old name back.
        const third = ourSections(parse(applied(input(second, was, wanted)).text));
        for (const [id, { section }] of old) expect(third.get(id)?.section.name).toBe(section.name);
      }),
      { numRuns: 600 },
    );
  });

  it('three thousand roles are named, written and compared in a moment', () => {
    const list = Array.from({ length: 1000 }, (_, index): AccountView => {
      const id = String(111_111_111_111 + index);
      const views = ['Admin', 'ReadOnly', 'Ops'].map((name) => ({ id: `hanbit/${id}/${name}`, name }));
      return { ...{ id, name: `account ${index % 500}`, email: '', mark: {} }, roles: views };
    });
    const start = performance.now();
    const first = applied(input({ text: '', stored: noProfiles }, list, firstChoice));
    expect(applied(input(first, list, firstChoice)).text).toBe(first.text);
    expect(ourSections(parse(first.text)).size).toBe(3000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
