import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRoleUses, roleUsesSchema } from '../../../main/roles/role-uses.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { halfLifeMs, roleUseScore } from '../../../preload/role-use-score.ts';
import { rankRoles } from '../../../renderer/search/rank-roles.ts';
import { aSession, aState, anAccount } from '../desktop/a-state.ts';
import { topRoles } from '../../../main/desktop/tray/shown-roles.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const august = Date.UTC(2026, 7, 1);
const november = Date.UTC(2026, 10, 1);

async function aRig() {
  const folder = await temporaryFolder();
  const file = folder.file('role-uses.json');
  const clock = { nowMs: august };
  const load = () =>
    loadRoleUses(
      storedFile(file, roleUsesSchema),
      () => clock.nowMs,
      () => undefined,
    );
  const uses = await load();
  return {
    ...{ file, clock, uses, load },
    /** `times` a day from each day's beginning, so long apart. */
    use(roleId: string, by: string, fromMs: number, days: number, times: number, apartMs: number) {
      for (let at = 0; at < days * times; at++) {
        clock.nowMs = fromMs + Math.floor(at / times) * day + (at % times) * apartMs;
        uses.note(roleId, by);
      }
    },
    first: (...ids: readonly string[]) => rankRoles(ids, (id) => id, [], uses.all())[0],
    async [Symbol.asyncDispose]() {
      await uses.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('what roles are used', () => {
  it('forgets August by November, however much it was then', async () => {
    await using rig = await aRig();
    rig.use('old', 'kubectl', august, 10, 480, minute);
    rig.use('today', 'console', november, 14, 5, hour);
    expect(rig.first('old', 'today')).toBe('today');
    // Weeks later, with nothing used since, it is as it was.
    rig.clock.nowMs += 30 * day;
    expect(rig.first('old', 'today')).toBe('today');
  });

  it.each([
    ['a program that asks every minute', 1_440, minute],
    ['one that asks as often as is heard', 2_880, 30_000],
    ['one that asks every hour', 24, hour],
  ])('puts what a person opens five times a day before %s of it', async (_name, times, apartMs) => {
    await using rig = await aRig();
    rig.use('hand', 'console', november, 14, 5, hour);
    rig.use('polled', 'kubectl', november, 14, times, apartMs);
    expect(rig.first('polled', 'hand')).toBe('hand');
  });

  it('lets two programs add no more than one', async () => {
    await using rig = await aRig();
    for (let at = 0; at < 14 * 1_440; at++) {
      rig.clock.nowMs = november + at * minute;
      rig.uses.note('polled', at % 2 === 0 ? 'kubectl' : 'aws');
    }
    expect(rig.uses.all()[0]?.weight).toBeLessThan(20);
  });

  it('counts each day of a program, and puts the newer of two first', async () => {
    await using rig = await aRig();
    rig.use('often', 'terraform', november, 5, 3, 3 * hour);
    rig.use('once', 'terraform', november + 4 * day, 1, 1, 0);
    expect(rig.first('once', 'often')).toBe('often');
    rig.use('earlier', 'aws', november, 1, 1, 0);
    rig.use('later', 'aws', november + day, 1, 1, 0);
    expect(rig.first('earlier', 'later')).toBe('later');
  });

  it('is in the tray in the same order as in the window', async () => {
    await using rig = await aRig();
    const account = anAccount('payments', ['Old', 'Today']);
    const ids = account.roles.map(({ id }) => id);
    rig.use(ids[0] ?? '', 'kubectl', august, 10, 480, minute);
    rig.use(ids[1] ?? '', 'console', november, 1, 2, hour);
    const state = aState({ sessions: [aSession({ accounts: [account] })], roleUses: rig.uses.all() });
    expect(topRoles(state).recent.map(({ name }) => name)).toEqual(['Today', 'Old']);
  });

  it('comes back after a restart, and what was counted whole before is not held for more than it is', async () => {
    await using rig = await aRig();
    const stored = { roleId: 'old', by: 'kubectl', lastUsedAtMs: november - day, weight: 2_017 };
    const none = { ...stored, roleId: 'none', weight: -1 };
    await writeFile(rig.file, JSON.stringify({ schema: 1, uses: [stored, none] }));
    const uses = await rig.load();
    expect(uses.all()).toEqual([{ ...stored, weight: 100 }]);
    rig.clock.nowMs = november;
    uses.note('new', 'aws');
    await uses.close();
    const written: unknown = JSON.parse(await readFile(rig.file, 'utf8'));
    expect(written).toMatchObject({ schema: 1, uses: [{ roleId: 'new', weight: 1 }, { roleId: 'old' }] });
  });
});

describe('the score of a role', () => {
  it('orders as the weights do once they are decayed to one moment', () => {
    const use = fc.record({
      weight: fc.double({ min: 0.001, max: 100, noNaN: true }),
      lastUsedAtMs: fc.integer({ min: august, max: november }),
    });
    const at = (one: { weight: number; lastUsedAtMs: number }, nowMs: number) =>
      one.weight * 0.5 ** ((nowMs - one.lastUsedAtMs) / halfLifeMs);
    fc.assert(
      fc.property(use, use, fc.integer({ min: 0, max: 90 * day }), (a, b, laterMs) => {
        const [first, second] = [at(a, november + laterMs), at(b, november + laterMs)];
        fc.pre(Math.abs(first - second) > 1e-9 * Math.max(first, second));
        const score = (one: typeof a) => roleUseScore({ ...one, roleId: '', by: '' });
        expect(score(a) > score(b)).toBe(first > second);
      }),
    );
  });
});
