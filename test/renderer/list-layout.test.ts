import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutList } from '../../renderer/views/access/list-layout.ts';
import type { ListItem } from '../../renderer/views/access/sections.ts';
import type { AccessRole } from '../../renderer/access-roles.ts';

const role: AccessRole = {
  ...{ id: 'nimbus/111122223333/ReadOnly', name: 'ReadOnly', accountName: 'lab', accountId: '111122223333' },
  ...{ email: '', sessionId: 'nimbus', sessionLabel: 'Nimbus', region: 'eu-west-1', assigned: true },
};

/** Sections of so many roles each; undefined: an answer to a search, without heads. */
function itemsOf(sections: readonly number[] | undefined, found: number): readonly ListItem[] {
  const roles = (count: number) =>
    Array.from({ length: count }, (): ListItem => ({ kind: 'role', key: '', role }));
  if (sections === undefined) return roles(found);
  return sections.flatMap((count): readonly ListItem[] => [
    { kind: 'head', key: '', title: '', count, open: true },
    ...roles(count),
  ]);
}

const lists = fc
  .tuple(
    fc.option(fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }), { nil: undefined }),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([sections, found]) => itemsOf(sections, found));

describe('where the items of the list stand', () => {
  it('is one below the other, heads and roles each of their own height', () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (items, cramped) => {
        const layout = layOutList(items, 16, cramped);
        for (const [index, { kind }] of items.entries()) {
          const height = kind === 'head' ? layout.headHeight : layout.rowHeight;
          expect(layout.top(index + 1) - layout.top(index)).toBeCloseTo(height);
          expect(layout.rolesAbove(index)).toBe(
            items.slice(0, index).filter((one) => one.kind === 'role').length,
          );
          const head = items.findLastIndex((one, at) => at <= index && one.kind === 'head');
          expect(layout.headOf(index)).toBe(head === -1 ? undefined : head);
        }
        expect(layout.height).toBeCloseTo(layout.top(items.length));
      }),
    );
  });

  it('tells the item at every place, and the nearest beyond both ends', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: -50, max: 4_000 }), (items, px) => {
        const layout = layOutList(items, 16);
        const index = layout.indexAt(px);
        expect(index >= 0 && index < items.length).toBe(true);
        if (px >= 0) expect(layout.top(index)).toBeLessThanOrEqual(px);
        if (index < items.length - 1) expect(layout.top(index + 1)).toBeGreaterThan(px);
      }),
    );
  });
});
