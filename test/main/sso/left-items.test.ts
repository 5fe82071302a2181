import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { type LeftItems, loadLeftItems } from '../../../main/sso/left-items.ts';

let written: readonly string[];
let fault: AppError | undefined;
let left: LeftItems;

beforeEach(async () => {
  [written, fault] = [['hanbit', 'hanseo'], undefined];
  const file = {
    read: async () => ({ sessions: written }),
    async write({ sessions }: { readonly sessions: readonly string[] }) {
      await new Promise((resolve) => setImmediate(resolve));
      if (fault !== undefined) throw fault;
      written = sessions;
    },
    remove: async () => {},
  };
  left = await loadLeftItems(file, () => {});
});

const unwritable = new AppError('file-unwritable');

describe('the list of what was left in the keychain', () => {
  it('is written when it is asked again, if it could not be at first', async () => {
    fault = unwritable;
    await expect(left.settle('hanbit')).rejects.toBe(unwritable);
    await expect(left.note('daon')).rejects.toBe(unwritable);
    expect(left.all()).toEqual(['hanbit', 'hanseo']);
    fault = undefined;
    await left.settle('hanbit');
    await left.note('daon');
    expect(written).toEqual(['hanseo', 'daon']);
  });

  it('loses nothing of what changes at the same time', async () => {
    await Promise.all([left.settle('hanbit'), left.note('daon'), left.settle('hanseo'), left.note('daon')]);
    expect([written, left.all()]).toEqual([['daon'], ['daon']]);
  });
});
