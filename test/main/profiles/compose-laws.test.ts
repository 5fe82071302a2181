import { setImmediate as nextTurn } from 'node:timers/promises';
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
import { aSession, manyAccounts } from '../desktop/a-state.ts';

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

async function applied(given: ComposeInput): Promise<World> {
  const { plan, names, adopted } = await composeProfiles(given);
  const facts = { choice: given.request.choice, names, adopted, written: plan.written };
  return { text: printEdited(given.config, plan.edits), stored: rememberApplied(given.stored, facts) };
}

const noProfiles: ProfilesFile = { profiles: [] };
const namesIn = (text: string) =>
  parse(text)
    .sections.filter(isProfile)
    .map(({ name }) => name);

describe('whatever the portal calls its accounts', () => {
  it('what is written is whole, is there once, comes to rest, and is taken back to the very byte', async () => {
    await fc.assert(
      fc.asyncProperty(configText, accounts, choice, async (text, list, wanted) => {
        const first = await applied(input({ text, stored: noProfiles }, list, wanted));
        const document = parse(first.text);
        expect(document.faults).toEqual([]);
        const before = namesIn(text).map((name) => name.toLowerCase());
        const added = [...ourSections(document).values()].map(({ section }) => section.name.toLowerCase());
        expect(new Set([...before, ...added]).size).toBe(new Set(before).size + added.length);
        expect((await applied(input(first, list, wanted))).text).toBe(first.text);
        const undone = printEdited(document, planUndo(document, { before: parse(text), after: document }));
        expect(undone).toBe(text);
      }),
      { numRuns: 600 },
    );
  });

  it('a name once given stays, and only a list that was read to its end takes a profile away', async () => {
    await fc.assert(
      fc.asyncProperty(
        configText,
        accounts,
        accounts,
        choice,
        progress,
        async (text, was, is, wanted, state) => {
          const first = await applied(input({ text, stored: noProfiles }, was, wanted));
          const given = input(first, is, wanted);
          const sessions = [aSession({ accounts: is, progress: state })];
          const second = await applied({ ...given, roles: { ...given.roles, sessions } });
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
          const third = ourSections(parse((await applied(input(second, was, wanted))).text));
          for (const [id, { section }] of old) expect(third.get(id)?.section.name).toBe(section.name);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('ten times the roles take about ten times as long, to come and to go, and others have their turn between', async () => {
    const roles = ['Admin', 'ReadOnly', 'Ops', 'Dev'];
    const [few, many] = [manyAccounts(125, roles), manyAccounts(1250, roles)];
    const none = { ...firstChoice, roles: 'none' } as const;
    const comeAndGo = async (list: readonly AccountView[]) => {
      const full = await applied(input({ text: '', stored: noProfiles }, list, firstChoice));
      expect(ourSections(parse(full.text)).size).toBe(4 * list.length);
      expect((await applied(input(full, list, none))).text).toBe('');
    };
    const [short, long] = [await quickest(() => comeAndGo(few)), await quickest(() => comeAndGo(many))];
    expect(long / short).toBeLessThan(40);
    expect(await turnsDuring(comeAndGo(many))).toBeGreaterThan(3);
  });
});

async function quickest(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function turnsDuring(work: Promise<void>): Promise<number> {
  const state = { turns: 0, isOver: false };
  const over = work.finally(() => (state.isOver = true));
  for (; !state.isOver; state.turns++) await nextTurn();
  await over;
  return state.turns;
}
