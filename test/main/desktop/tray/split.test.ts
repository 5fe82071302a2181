import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MenuEntry, note } from '../../../../main/desktop/tray/entry.ts';
import { splitLong } from '../../../../main/desktop/tray/split.ts';
import { labels, levels } from './menu-text.ts';

const split = (names: readonly string[], most: number) =>
  splitLong(
    names.map((name) => ({ name, entry: note(name) })),
    most,
  );

function leaves(entries: readonly MenuEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'submenu') return leaves(entry.entries);
    return entry.kind === 'separator' ? [] : [entry.label];
  });
}

describe('a long list', () => {
  it('stays as it is while it fits', () => {
    expect(split(['a', 'b'], 2)).toEqual([note('a'), note('b')]);
  });

  it('is split by the first letters that tell the parts from each other', () => {
    const names = ['alpha', 'beta', 'delta', 'kilo', 'lima', 'mike'];
    expect(labels(split(names, 3))).toEqual(['a – d', 'k – m']);
    expect(labels(split(['ab', 'ac', 'ad', 'ae'], 2))).toEqual(['ab – ac', 'ad – ae']);
  });

  it('leaves out a long start that all names share', () => {
    const names = ['hanbit-alpha', 'hanbit-beta', 'hanbit-lima', 'hanbit-mike'];
    expect(labels(split(names, 2))).toEqual(['…a – …b', '…l – …m']);
  });

  it('names both ends with as many letters', () => {
    const names = Array.from({ length: 40 }, (_, index) => `payments-${String(index + 1).padStart(2, '0')}`);
    expect(labels(split(names, 20))).toEqual(['…01 – …20', '…21 – …40']);
  });

  it('keeps every entry once, in its order, on levels that are not too long', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { maxLength: 200 });
    fc.assert(
      fc.property(names, fc.integer({ min: 2, max: 9 }), (unsorted, most) => {
        const sorted = unsorted.toSorted();
        const entries = split(sorted, most);
        expect(leaves(entries)).toEqual(sorted);
        for (const level of levels(entries)) expect(level.length).toBeLessThanOrEqual(most);
        for (const label of levels(entries).flatMap(labels)) expect(label).not.toBe('');
      }),
    );
  });
});
