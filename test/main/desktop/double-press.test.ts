import { expect, it } from 'vitest';
import { createDoublePress } from '../../../main/desktop/double-press.ts';

it('takes the same within a moment for one, however often, and nothing else', () => {
  let atMs = 0;
  const isAgain = createDoublePress(() => atMs);
  const at = (ms: number, what: string) => {
    atMs = ms;
    return isAgain(what);
  };
  expect(at(0, 'a')).toBe(false);
  expect(at(300, 'a')).toBe(true);
  expect(at(900, 'a')).toBe(true);
  expect(at(950, 'b')).toBe(false);
  expect(at(1_000, 'a')).toBe(false);
  expect(at(1_700, 'a')).toBe(false);
});
