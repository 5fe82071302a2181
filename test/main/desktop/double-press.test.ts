import { beforeEach, expect, it } from 'vitest';
import { createDoublePress, type Once } from '../../../main/desktop/double-press.ts';

let atMs: number;
let done: string[];
let once: Once;

beforeEach(() => {
  [atMs, done] = [0, []];
  once = createDoublePress(() => atMs);
});

async function press(ms: number, what: string): Promise<void> {
  atMs = ms;
  await once(what, async () => void done.push(`${what} ${ms}`));
}

it('takes the same within a moment for one, however often, and nothing else', async () => {
  for (const [ms, what] of [
    [0, 'a'],
    [300, 'a'],
    [900, 'a'],
    [950, 'b'],
    [1_000, 'a'],
    [1_700, 'a'],
  ] as const)
    await press(ms, what);
  expect(done).toEqual(['a 0', 'b 950', 'a 1000', 'a 1700']);
});

it('takes the same for one as long as it is under way, and lets both hear how it ends', async () => {
  let fail = (_error: Error): void => undefined;
  const first = once('a', () => new Promise((_resolve, reject) => (fail = reject)));
  const heard = Promise.all([
    expect(first).rejects.toThrow('too late'),
    expect(press(1_500, 'a')).rejects.toThrow('too late'),
  ]);
  await press(1_600, 'b');
  fail(new Error('too late'));
  await heard;
  expect(done).toEqual(['b 1600']);
  await press(3_000, 'a');
  expect(done).toEqual(['b 1600', 'a 3000']);
});
