import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../main/sso/inventory-file.ts';
import {
  accountsLeft,
  changesOf,
  mergeAccounts,
  noListing,
  takeAgain,
  takeRoles,
  toList,
} from '../../../main/sso/listing.ts';

/** What the portal says: the roles of each account. */
type World = Readonly<Record<string, readonly string[]>>;

const account = (id: string) => ({ id, name: `account ${id}`, email: `${id}@hanbit.example` });
const worlds: fc.Arbitrary<World> = fc.dictionary(
  fc.constantFrom('100000000001', '100000000002', '100000000003', '100000000004'),
  fc.uniqueArray(fc.constantFrom('Admin', 'ReadOnly', 'Deploy'), { maxLength: 3 }),
);
const idsOf = (world: World) =>
  Object.entries(world).flatMap(([id, roles]) => roles.map((role) => `hanbit/${id}/${role}`));
const minus = (a: readonly string[], b: readonly string[]) => a.filter((one) => !b.includes(one)).toSorted();

/** A run as the inventory makes it; `most` cuts it off after so many accounts. */
function list(listing: Listing, world: World, startedAtMs: number, most = Number.POSITIVE_INFINITY): Listing {
  let next = mergeAccounts(listing, Object.keys(world).map(account), startedAtMs);
  for (const [index, id] of toList(next, startedAtMs, []).entries())
    if (index < most) next = takeRoles(next, id, world[id] ?? [], startedAtMs + 1 + index);
  return next;
}

function finish(listing: Listing, atMs: number): Listing {
  const { run: _finished, ...rest } = listing;
  return { ...rest, listedAtMs: atMs };
}

const known = (world: World) => finish(list(noListing, world, 1000), 1900);
const changes = (listing: Listing) => {
  const found = changesOf(listing, 'hanbit', 9000);
  return { gained: [...(found?.gained ?? [])].toSorted(), lost: [...(found?.lost ?? [])].toSorted() };
};
const differences = (before: World, after: World) => ({
  gained: minus(idsOf(after), idsOf(before)),
  lost: minus(idsOf(before), idsOf(after)),
});

describe('a run over all accounts', () => {
  it('ends with exactly what the portal says', () => {
    fc.assert(
      fc.property(worlds, worlds, (before, after) => {
        const { accounts } = list(known(before), after, 5000);
        expect(Object.fromEntries(accounts.map(({ id, roles }) => [id, roles]))).toEqual({ ...after });
        expect(accounts.map(({ id, name, email }) => ({ id, name, email }))).toEqual(
          Object.keys(after).map(account),
        );
      }),
    );
  });

  it('tells exactly what was gained and lost since the last', () => {
    fc.assert(
      fc.property(worlds, worlds, (before, after) => {
        expect(changes(list(known(before), after, 5000))).toEqual(differences(before, after));
      }),
    );
  });

  it('tells of nothing the first time, when all would be new', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(changesOf(list(noListing, world, 1000), 'hanbit', 9000)).toBeUndefined();
      }),
    );
  });

  it('tells nothing where nothing changed', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(changesOf(list(known(world), world, 5000), 'hanbit', 9000)).toBeUndefined();
      }),
    );
  });
});

describe('a run that was cut off', () => {
  const cuts = fc.integer({ min: 0, max: 4 });

  it('and resumed lists each account once and tells the same as one in one go', () => {
    fc.assert(
      fc.property(worlds, worlds, cuts, (before, after, most) => {
        const cutOff = list(known(before), after, 5000, most);
        const left = toList(mergeAccounts(cutOff, Object.keys(after).map(account), 5000), 5000, []);
        expect(left).toHaveLength(Math.max(0, Object.keys(after).length - most));
        expect(changes(list(cutOff, after, 5000))).toEqual(differences(before, after));
      }),
    );
  });

  it('and resumed in a changed world tells what came of it in the end', () => {
    fc.assert(
      fc.property(worlds, worlds, worlds, cuts, (before, between, after, most) => {
        const resumed = list(list(known(before), between, 5000, most), after, 5000);
        const seen: World = Object.fromEntries(resumed.accounts.map(({ id, roles }) => [id, roles]));
        expect(changes(resumed)).toEqual(differences(before, seen));
      }),
    );
  });

  it('and was too old to be resumed still has what it found told by the next', () => {
    fc.assert(
      fc.property(worlds, worlds, cuts, (before, after, most) => {
        const cutOff = list(known(before), after, 5000, most);
        expect(changes(list(cutOff, after, 8000))).toEqual(differences(before, after));
      }),
    );
  });
});

describe('a clock that is set', () => {
  const ids = ['100000000001', '100000000002'];

  it('before a new run, back to before the last, leaves none out of it', () => {
    const listing = known({ '100000000001': ['Admin'], '100000000002': [] });
    expect(toList(mergeAccounts(listing, ids.map(account), 500), 500, [])).toEqual(ids);
  });

  it('back during a run has none listed twice', () => {
    const running = mergeAccounts(noListing, ids.map(account), 5000);
    const next = takeRoles(running, '100000000001', ['Admin'], 400);
    expect(accountsLeft(next)).toBe(1);
    expect(toList(mergeAccounts(next, ids.map(account), 5000), 5000, [])).toEqual(['100000000002']);
  });
});

describe('the order of a run', () => {
  const listing: Listing = {
    accounts: [
      { ...account('100000000001'), roles: [], listedAtMs: 300 },
      { ...account('100000000002'), roles: [], listedAtMs: 100 },
      { ...account('100000000003'), roles: [] },
      { ...account('100000000004'), roles: [], listedAtMs: 200 },
      { ...account('100000000005'), roles: [], listedAtMs: 900 },
    ],
  };
  const last = (ids: readonly string[]) => ids.map((id) => id.slice(-1)).join('');

  it('is what a person looks at, then what was never listed, then the longest unlisted', () => {
    expect(last(toList(listing, 500, []))).toBe('3241');
    expect(last(toList(listing, 500, ['100000000001', '100000000004']))).toBe('1432');
  });

  it('leaves out what the run has listed, and whoever is not there', () => {
    expect(last(toList(listing, 150, ['100000000002', '999999999999']))).toBe('23');
  });
});

describe('what the portal lists twice, as it may when pages shift,', () => {
  it('is there once', () => {
    const [one, other] = [account('100000000001'), account('100000000002')];
    const running = mergeAccounts(known({}), [one, other, one], 5000);
    expect(toList(running, 5000, [])).toEqual([one.id, other.id]);
    const listed = takeRoles(running, one.id, ['Admin', 'ReadOnly', 'Admin'], 5001);
    expect(listed.accounts.map(({ id, roles }) => [id, roles])).toEqual([
      [one.id, ['Admin', 'ReadOnly']],
      [other.id, []],
    ]);
    expect(changes(listed).gained).toEqual(['hanbit/100000000001/Admin', 'hanbit/100000000001/ReadOnly']);
  });
});

describe('an account listed by itself', () => {
  const [one, other] = ['100000000001', '100000000002'];
  const hourMs = 60 * 60_000;
  const again = (listing: Listing, id: string, roles: readonly string[], nowMs: number) =>
    takeAgain(listing, 'hanbit', id, roles, nowMs);

  it('is news with what the hour before had, and without what is older', () => {
    const first = again(known({ [one]: ['Admin'], [other]: ['Admin'] }), one, ['Deploy'], 5000);
    expect(first.changes).toEqual({
      ...{ atMs: 5000, gained: [`hanbit/${one}/Deploy`], lost: [`hanbit/${one}/Admin`] },
    });
    expect(again(first, other, [], 5000 + hourMs).changes).toEqual({
      atMs: 5000 + hourMs,
      ...{ gained: [`hanbit/${one}/Deploy`], lost: [`hanbit/${one}/Admin`, `hanbit/${other}/Admin`] },
    });
    expect(again(first, other, [], 5001 + hourMs).changes?.lost).toEqual([`hanbit/${other}/Admin`]);
  });

  it('is no news where nothing changed, and makes no run nor a whole list', () => {
    const listing = known({ [one]: ['Admin'] });
    const next = again(again(listing, one, [], 5000), one, [], 6000);
    expect(next).toMatchObject({ listedAtMs: listing.listedAtMs, changes: { atMs: 5000 } });
    expect([next.run, next.accounts[0]?.listedAtMs]).toEqual([undefined, 6000]);
  });

  it('during a run belongs to that', () => {
    const running = mergeAccounts(known({ [one]: ['Admin'], [other]: [] }), [one, other].map(account), 5000);
    const next = again(running, one, [], 5001);
    expect([next.changes, next.run?.lost]).toEqual([undefined, [`${one}/Admin`]]);
    expect(toList(next, 5000, [])).toEqual([other]);
  });
});

describe('roles of an account', () => {
  it('that is not in the list (any more), or came after the run, change nothing', () => {
    const listing = known({ '100000000001': ['Admin'] });
    const running = mergeAccounts(listing, [account('100000000001')], 5000);
    expect(takeRoles(running, '999999999999', ['Admin'], 5001)).toBe(running);
    expect(takeRoles(listing, '100000000001', ['Deploy'], 5001)).toBe(listing);
  });

  it('leave the other accounts as they are, to the object, for the screen redraws what changed', () => {
    const running = mergeAccounts(
      known({ '100000000001': ['Admin'], '100000000002': [] }),
      ['100000000001', '100000000002'].map(account),
      5000,
    );
    const next = takeRoles(running, '100000000001', ['Deploy'], 5001);
    expect(next.accounts[1]).toBe(running.accounts[1]);
    expect(next.accounts[0]).not.toBe(running.accounts[0]);
  });
});
