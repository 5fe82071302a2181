import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { itemBytes, readValue, removeValue, writeValue } from '../../../main/keychain/chunks.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { isLongValue, longValue } from './values.ts';

const short = 'short';
const minuteMs = 60_000;
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), fc.integer({ min: 100, max: 3_000 }))
    .map(([text, times]) => text.repeat(times)),
);

describe('a chunked value', () => {
  it('is read as it was written, whatever was there before, in items of limited length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(anyText, { nil: undefined }), { maxLength: 5 }), async (values) => {
        const items = new Map<string, string>();
        const store = createMemoryStore(items);
        for (const value of values) {
          await (value === undefined ? removeValue(store, 'a') : writeValue(store, 'a', value));
          expect(await readValue(store, 'a')).toBe(value);
          expect(longest(items)).toBeLessThanOrEqual(itemBytes);
        }
        await removeValue(store, 'a');
        expect(items.size).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('that is short takes one item, and can be told from one in parts', async () => {
    const items = new Map<string, string>();
    await writeValue(createMemoryStore(items), 'a', short);
    expect([...items]).toEqual([['a', 'v1 {"kind":"text","text":"short"}']]);
  });

  it('of one name has nothing to do with that of another', async () => {
    const store = createMemoryStore();
    await writeValue(store, 'a', longValue('a', 0));
    await writeValue(store, 'b', longValue('b', 0));
    await removeValue(store, 'b');
    expect(await readValue(store, 'a')).toBe(longValue('a', 0));
  });
});

describe('a writer killed', () => {
  const values = [undefined, short, longValue('old', 0)] as const;
  const nexts = ['later', longValue('new', 1)] as const;

  it('before or during any of its steps leaves the old value or the new one', async () => {
    for (const old of values)
      for (const next of nexts)
        for (const applied of [false, true]) {
          const outcomes = new Set<string | undefined>();
          for (let step = 1; step <= 20; step++) {
            const items = new Map<string, string>();
            await afterKill(items, old, (store) => writeValue(store, 'a', next), step, applied);
            outcomes.add(await readValue(createMemoryStore(items), 'a'));
          }
          expect(outcomes).toEqual(new Set([old, next]));
        }
  });

  it('while deleting leaves the value or none', async () => {
    const outcomes = new Set<string | undefined>();
    for (let step = 1; step <= 12; step++) {
      const items = new Map<string, string>();
      await afterKill(items, longValue('old', 0), (store) => removeValue(store, 'a'), step, false);
      outcomes.add(await readValue(createMemoryStore(items), 'a'));
      await removeValue(createMemoryStore(items), 'a');
      expect([...items.keys()]).toEqual([]);
    }
    expect(outcomes).toEqual(new Set([longValue('old', 0), undefined]));
  });

  it('leaves parts that the next write, a minute later, takes away', async () => {
    const clean = new Map<string, string>();
    await writeValue(createMemoryStore(clean), 'a', longValue('last', 0));
    for (let step = 1; step <= 20; step++) {
      const items = new Map<string, string>();
      await afterKill(
        items,
        longValue('old', 0),
        (store) => writeValue(store, 'a', longValue('new', 0)),
        step,
        true,
      );
      const later = () => Date.now() + 2 * minuteMs;
      await writeValue(createMemoryStore(items), 'a', longValue('last', 0), later);
      expect(items.size).toBe(clean.size);
      await writeValue(createMemoryStore(items), 'a', short, later);
      expect([...items.keys()].filter((account) => !account.endsWith('#journal'))).toEqual(['a']);
    }
  });

  it('leaves parts that nobody takes away while their writer may still be at work', async () => {
    const items = new Map<string, string>();
    await afterKill(items, undefined, (store) => writeValue(store, 'a', longValue('slow', 0)), 6, true);
    const parts = [...items.keys()].filter((account) => /#.*\d$/.test(account));
    expect(parts.length).toBeGreaterThan(0);
    await writeValue(createMemoryStore(items), 'a', longValue('new', 0));
    expect([...items.keys()]).toEqual(expect.arrayContaining(parts));
  });
});

describe('writers at once', () => {
  it('in any order of their steps leave the value of one, and a reader meets no mixture', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.constantFrom(short, longValue('old', 0)),
        async (scheduler, old) => {
          const items = new Map<string, string>();
          const store = scheduled(scheduler, createMemoryStore(items));
          await writeValue(createMemoryStore(items), 'a', old);
          const writers = ['one', 'two'].map((letter) => writeValue(store, 'a', longValue(letter, 0)));
          const readers = [1, 2, 3].map(() => readValue(store, 'a'));
          const read = await scheduler.waitFor(Promise.all(readers));
          for (const value of read) expect(value === old || isLongValue(value ?? '')).toBe(true);
          await scheduler.waitFor(Promise.all(writers));
          expect(await readValue(createMemoryStore(items), 'a')).toMatch(/^(one|two)0:/);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('that slept for hours write once more rather than name parts that were taken away', async () => {
    const items = new Map<string, string>();
    let nowMs = 0;
    const inner = createMemoryStore(items);
    let slept = false;
    const sleepy: SecretStore = {
      ...inner,
      async set(account, value) {
        await inner.set(account, value);
        if (slept || !account.endsWith('.2')) return;
        slept = true;
        nowMs += 8 * 60 * minuteMs;
        await writeValue(inner, 'a', longValue('other', 0), () => nowMs);
      },
    };
    await writeValue(sleepy, 'a', longValue('mine', 0), () => nowMs);
    expect(slept).toBe(true);
    expect(await readValue(inner, 'a')).toBe(longValue('mine', 0));
  });
});

describe('a damaged value', () => {
  it('is never given out as one, whichever item is altered or gone', async () => {
    const value = longValue('whole', 0);
    const clean = new Map<string, string>();
    await writeValue(createMemoryStore(clean), 'a', value);
    for (const account of clean.keys())
      for (const change of ['altered', 'gone'] as const) {
        const items = new Map(clean);
        if (change === 'gone') items.delete(account);
        else items.set(account, altered(items.get(account) ?? ''));
        const read = await readValue(createMemoryStore(items), 'a').catch((error: unknown) => error);
        const expected = account === 'a' && change === 'gone' ? undefined : new AppError('keychain-damaged');
        expect(read, `${account} ${change}`).toEqual(account.endsWith('#journal') ? value : expected);
      }
  });

  it.each([
    '',
    'text',
    'v1',
    'v1 {}',
    'v1 []',
    'v0x {}',
    'v1 {"kind":"text"}',
    'v1 {"kind":"parts","length":1}',
  ])('is what %j is, until the next write', async (item) => {
    const store = createMemoryStore(new Map([['a', item]]));
    await expect(readValue(store, 'a')).rejects.toMatchObject({ code: 'keychain-damaged' });
    await writeValue(store, 'a', longValue('new', 0));
    expect(await readValue(store, 'a')).toBe(longValue('new', 0));
  });

  it('can be deleted', async () => {
    const items = new Map([['a', 'no head']]);
    await removeValue(createMemoryStore(items), 'a');
    expect(items.size).toBe(0);
  });
});

describe('a value that a newer Daypass wrote', () => {
  it.each([short, longValue('new', 0)])('is neither read nor replaced', async (value) => {
    const items = new Map([['a', 'v2 whatever comes']]);
    const store = createMemoryStore(items);
    await expect(readValue(store, 'a')).rejects.toMatchObject({ code: 'data-newer' });
    await expect(writeValue(store, 'a', value)).rejects.toMatchObject({ code: 'data-newer' });
    expect([...items]).toEqual([['a', 'v2 whatever comes']]);
  });

  it('goes when it is deleted', async () => {
    const items = new Map([['a', 'v2 whatever comes']]);
    await removeValue(createMemoryStore(items), 'a');
    expect(items.size).toBe(0);
  });
});

/** The items as a process leaves them that is killed at a step of replacing an hour-old value: `applied`, with that call done but unanswered. */
async function afterKill(
  items: Map<string, string>,
  old: string | undefined,
  work: (store: SecretStore) => Promise<void>,
  step: number,
  applied: boolean,
): Promise<void> {
  const inner = createMemoryStore(items);
  if (old !== undefined) await writeValue(inner, 'a', old, () => Date.now() - 60 * minuteMs);
  let calls = 0;
  async function count<T>(call: () => Promise<T>): Promise<T> {
    calls += 1;
    if (calls > step || (calls === step && !applied)) throw new Error('killed');
    return call();
  }
  const killed: SecretStore = {
    ...inner,
    get: (account) => count(() => inner.get(account)),
    set: (account, value) => count(() => inner.set(account, value)),
    delete: (account) => count(() => inner.delete(account)),
  };
  await work(killed).catch(() => undefined);
}

function scheduled(scheduler: fc.Scheduler, inner: SecretStore): SecretStore {
  return {
    ...inner,
    get: (account) => scheduler.schedule(Promise.resolve(), 'get').then(() => inner.get(account)),
    set: (account, value) =>
      scheduler.schedule(Promise.resolve(), 'set').then(() => inner.set(account, value)),
    delete: (account) => scheduler.schedule(Promise.resolve(), 'delete').then(() => inner.delete(account)),
  };
}

function longest(items: ReadonlyMap<string, string>): number {
  return Math.max(0, ...[...items.values()].map((value) => Buffer.byteLength(value)));
}

function altered(text: string): string {
  return `${text.slice(0, 30)}?${text.slice(31)}`;
}
