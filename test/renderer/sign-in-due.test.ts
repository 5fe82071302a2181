import { describe, expect, it } from 'vitest';
import { signInDue } from '../../renderer/sign-in-due.ts';

const minute = 60_000;
const hour = 60 * minute;
const nine = Date.UTC(2026, 10, 23, 9);

describe('when the next sign-in is due', () => {
  it('is not said before past ones have told', () => {
    expect(signInDue(nine, undefined, nine)).toBeUndefined();
  });

  it('is one time when past ones tell it closely', () => {
    const lasts = { leastMs: 7.75 * hour, mostMs: 8.5 * hour, times: 3 };
    expect(signInDue(nine, lasts, nine + hour)).toEqual({ kind: 'about', atMs: nine + 8.25 * hour });
  });

  it('is a span when they do not', () => {
    const lasts = { leastMs: 8 * hour, mostMs: 23 * hour, times: 1 };
    expect(signInDue(nine, lasts, nine)).toEqual({
      ...{ kind: 'between', fromMs: nine + 8 * hour, untilMs: nine + 23 * hour },
    });
  });

  it.each([1, 7, 8, 14])('is never rounded into the past (%d minutes past the hour)', (minutes) => {
    const now = nine + 10 * hour + minutes * minute;
    for (const mostMs of [10 * hour + 15 * minute, 23 * hour]) {
      const due = signInDue(nine, { leastMs: 8 * hour, mostMs, times: 2 }, now);
      expect(due?.kind === 'between' ? due.fromMs : due?.atMs).toBe(nine + 10.25 * hour);
    }
  });

  it('is never before now, and nothing once this sign-in has outlived the others', () => {
    const lasts = { leastMs: 8 * hour, mostMs: 12 * hour, times: 1 };
    const due = signInDue(nine, lasts, nine + 11.5 * hour);
    expect(due).toEqual({ kind: 'about', atMs: nine + 11.75 * hour });
    expect(signInDue(nine, lasts, nine + 12 * hour)).toBeUndefined();
  });
});
