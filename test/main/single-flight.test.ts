import { describe, expect, it } from 'vitest';
import { singleFlight } from '../../main/single-flight.ts';

describe('a single flight', () => {
  it('serves all who ask for one key meanwhile with one run', async () => {
    const flight = singleFlight<number>();
    let runs = 0;
    const asked = Array.from({ length: 50 }, () => flight('key', async () => ++runs));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([1]));
  });

  it('joins those who ask while the work is being started', async () => {
    const flight = singleFlight<number>();
    let runs = 0;
    let inner: Promise<number> | undefined;
    await flight('key', async () => {
      runs += 1;
      inner ??= flight('key', async () => (runs += 1));
      return runs;
    });
    expect([await inner, runs]).toEqual([1, 1]);
  });

  it('runs different keys side by side', async () => {
    const flight = singleFlight<string>();
    const started: string[] = [];
    const work = (key: string) => async () => {
      started.push(key);
      return key;
    };
    expect(await Promise.all([flight('a', work('a')), flight('b', work('b'))])).toEqual(['a', 'b']);
    expect(started).toEqual(['a', 'b']);
  });

  it('forgets a result as soon as it is there', async () => {
    const flight = singleFlight<number>();
    let runs = 0;
    expect(await flight('key', async () => ++runs)).toBe(1);
    expect(await flight('key', async () => ++runs)).toBe(2);
  });

  it.each([
    ['rejects', () => Promise.reject<number>(new Error('broken'))],
    [
      'throws',
      (): Promise<number> => {
        throw new Error('broken');
      },
    ],
  ])('passes on to all a failure that %s, and tries anew for the next', async (_how, work) => {
    const flight = singleFlight<number>();
    const both = await Promise.allSettled([flight('key', work), flight('key', async () => 1)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await flight('key', async () => 2)).toBe(2);
  });
});
