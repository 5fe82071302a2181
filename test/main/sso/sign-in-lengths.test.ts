import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  lengthFrom,
  loadSignInLengths,
  type SignInLengths,
  signInLengthsSchema,
} from '../../../main/sso/sign-in-lengths.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { startRig } from '../rig.ts';
import { eventually, fakeTime, passTime } from '../settle.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const hour = 3_600_000;
const minute = 60_000;

function load(folder: string): Promise<SignInLengths> {
  return loadSignInLengths(storedFile(path.join(folder, 'lengths.json'), signInLengthsSchema), () => {});
}

/** A sign-in of so many hours, last renewed and then refused. */
const ended = (renewedAfter: number, refusedAfter: number) => ({
  signedInAtMs: 0,
  renewedAtMs: renewedAfter * hour,
  refusedAtMs: refusedAfter * hour,
});

describe('how long sign-ins last', () => {
  it('is not known before one has ended', async () => {
    await using folder = await temporaryFolder();
    expect((await load(folder.path)).of('acme')).toBeUndefined();
  });

  it('is what past ones have in common, over restarts', async () => {
    await using folder = await temporaryFolder();
    const lengths = await load(folder.path);
    lengths.note('acme', ended(7, 9));
    lengths.note('acme', ended(7.5, 14));
    lengths.note('other', ended(1, 2));
    await lengths.close();
    expect((await load(folder.path)).of('acme')).toEqual({ leastMs: 7.5 * hour, mostMs: 9 * hour, times: 2 });
  });

  it('follows the organization when it changes its mind', async () => {
    await using folder = await temporaryFolder();
    const lengths = await load(folder.path);
    lengths.note('acme', ended(7, 9));
    lengths.note('acme', ended(11, 12.5));
    expect(lengths.of('acme')).toEqual({ leastMs: 11 * hour, mostMs: 12.5 * hour, times: 1 });
    await lengths.close();
  });

  it('is forgotten with its session', async () => {
    await using folder = await temporaryFolder();
    const lengths = await load(folder.path);
    lengths.note('acme', ended(7, 9));
    lengths.forget('acme');
    await lengths.close();
    expect((await load(folder.path)).of('acme')).toBeUndefined();
  });

  it('takes no length that a wrong clock made', async () => {
    await using folder = await temporaryFolder();
    const lengths = await load(folder.path);
    lengths.note('acme', ended(9, 7));
    expect(lengths.of('acme')).toBeUndefined();
  });

  it('always holds the true length while that stays the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 600 })), { minLength: 1 }),
        (trueLength, around) => {
          const known = around.map(([before, after]) => ({
            leastMs: Math.max(0, trueLength - before),
            mostMs: trueLength + after,
          }));
          const learned = lengthFrom(known);
          expect(learned?.leastMs).toBeLessThanOrEqual(trueLength);
          expect(learned?.mostMs).toBeGreaterThan(trueLength);
        },
      ),
    );
  });
});

describe('a core', () => {
  it('learns it when Identity Center will not prolong a sign-in, and tells the next one', async () => {
    fakeTime();
    await using rig = await startRig();
    try {
      const lasts = () => rig.core.store.get().sessions[0]?.signInLasts;
      await rig.signIn();
      await passTime(50 * minute, minute);
      await eventually(() => rig.center.count('CreateToken') === 2);
      rig.center.endPortalSession();
      await passTime(50 * minute, minute);
      await eventually(() => lasts() !== undefined);
      await rig.signIn();
      const { leastMs = 0, mostMs = 0, times } = lasts() ?? {};
      expect(times).toBe(1);
      // Renewed from 45 minutes on; refused when the next renewal came due, or a listing met the end before.
      expect(leastMs / minute).toBeGreaterThanOrEqual(45);
      expect(leastMs / minute).toBeLessThanOrEqual(50);
      expect(mostMs / minute).toBeGreaterThan(50);
      expect(mostMs / minute).toBeLessThanOrEqual(100);
    } finally {
      vi.useRealTimers();
    }
  });

  it('learns nothing when a person signs out', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await rig.core.signOut(rig.session.id);
    expect(rig.core.store.get().sessions[0]?.signInLasts).toBeUndefined();
  });
});
