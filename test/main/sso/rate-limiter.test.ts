import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notYetAsked } from '../../../main/sso/asking.ts';
import { createRateLimiter, type Outcome } from '../../../main/sso/rate-limiter.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The service's side: a token bucket of its own, which the limiter cannot see. */
function throttle(perSecond: number, burst: number, latencyMs = 40) {
  let tokens = burst;
  let atMs = Date.now();
  let refused = 0;
  let running = 0;
  let mostRunning = 0;
  return {
    refused: () => refused,
    mostRunning: () => mostRunning,
    async call(): Promise<Outcome<'ok'>> {
      tokens = Math.min(burst, tokens + ((Date.now() - atMs) / 1000) * perSecond);
      atMs = Date.now();
      const good = tokens >= 1;
      if (good) tokens -= 1;
      else refused += 1;
      mostRunning = Math.max(mostRunning, ++running);
      await new Promise((resolve) => setTimeout(resolve, latencyMs));
      running -= 1;
      return good ? { kind: 'done', value: 'ok' } : { kind: 'throttled', retryAfterMs: undefined };
    },
  };
}

describe('the rate limiter', () => {
  it('lists 1,000 accounts behind a 20 calls/s throttle in at most 1.25 times the ideal, few calls refused', async () => {
    const service = throttle(20, 20);
    const limiter = createRateLimiter();
    const startedAtMs = Date.now();
    const calls = Array.from({ length: 1010 }, () => limiter.run('listing', () => service.call()));
    const all = Promise.all(calls).then(() => Date.now() - startedAtMs);
    await vi.advanceTimersByTimeAsync(120_000);
    const idealMs = ((1010 - 20) / 20) * 1000;
    expect(await all).toBeLessThanOrEqual(1.25 * idealMs);
    expect(service.refused()).toBeLessThan(60);
  });

  it('answers credential calls within half a second while listing runs at full speed', async () => {
    const service = throttle(20, 20);
    const limiter = createRateLimiter();
    for (let n = 0; n < 1000; n++) void limiter.run('listing', () => service.call());
    const waits: number[] = [];
    for (let second = 0; second < 40; second++) {
      const askedAtMs = Date.now();
      void limiter.run('credentials', () => service.call()).then(() => waits.push(Date.now() - askedAtMs));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(waits).toHaveLength(40);
    const p95 = waits.toSorted((a, b) => a - b)[37] ?? Number.NaN;
    expect(p95).toBeLessThanOrEqual(500);
  });

  it('answers credential calls as fast while hundreds are fetched that nobody waits for', async () => {
    const service = throttle(20, 20);
    const limiter = createRateLimiter();
    let unasked = 0;
    for (let n = 0; n < 400; n++)
      void limiter.run('credentials', () => service.call(), undefined, notYetAsked()).then(() => unasked++);
    const waits: number[] = [];
    for (let second = 0; second < 20; second++) {
      const askedAtMs = Date.now();
      void limiter.run('credentials', () => service.call()).then(() => waits.push(Date.now() - askedAtMs));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(waits).toHaveLength(20);
    expect(waits.toSorted((a, b) => a - b)[18]).toBeLessThanOrEqual(500);
    expect(unasked).toBeGreaterThan(100);
    expect(unasked).toBeLessThan(400);
  });

  it('lets a credential call overtake the listing from the moment that somebody waits for it', async () => {
    const service = throttle(20, 20);
    const limiter = createRateLimiter();
    for (let n = 0; n < 1000; n++) void limiter.run('listing', () => service.call());
    const asking = notYetAsked();
    let answeredAtMs = 0;
    const call = limiter.run('credentials', () => service.call(), undefined, asking);
    void call.then(() => (answeredAtMs = Date.now()));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(answeredAtMs).toBe(0);
    const askedAtMs = Date.now();
    asking.ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(answeredAtMs - askedAtMs).toBeGreaterThanOrEqual(40);
    expect(answeredAtMs - askedAtMs).toBeLessThanOrEqual(500);
  });

  it('lets a call leave that came to be asked for while it waited', async () => {
    const limiter = createRateLimiter();
    const [asking, leaving] = [notYetAsked(), new AbortController()];
    const call = () => Promise.resolve<Outcome<number>>({ kind: 'done', value: 1 });
    const others = Array.from({ length: 20 }, () => limiter.run('credentials', call));
    const left = limiter.run(
      'credentials',
      () => Promise.reject(new Error('called')),
      leaving.signal,
      asking,
    );
    const seen = expect(left).rejects.toThrow('gone');
    asking.ask();
    leaving.abort(new Error('gone'));
    await seen;
    await vi.advanceTimersByTimeAsync(5000);
    await Promise.all(others);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lowers the rate once for a whole burst of refusals', async () => {
    const limiter = createRateLimiter();
    let calls = 0;
    const refusedFirst = () =>
      Promise.resolve<Outcome<number>>(
        ++calls <= 2 ? { kind: 'throttled', retryAfterMs: undefined } : { kind: 'done', value: calls },
      );
    const both = Promise.all([limiter.run('listing', refusedFirst), limiter.run('listing', refusedFirst)]);
    await vi.advanceTimersByTimeAsync(5000);
    await both;
    expect(limiter.ratePerSecond()).toBeGreaterThan(7.5);
  });

  it('waits as long as the service asks to', async () => {
    const limiter = createRateLimiter();
    const answers: Outcome<string>[] = [
      { kind: 'throttled', retryAfterMs: 3000 },
      { kind: 'done', value: 'at last' },
    ];
    const startedAtMs = Date.now();
    const answer = limiter.run('credentials', () => Promise.resolve(answers.shift() ?? answers[0] ?? fail()));
    await vi.advanceTimersByTimeAsync(4000);
    expect(await answer.then((value) => [value, Date.now() - startedAtMs >= 3000])).toEqual([
      'at last',
      true,
    ]);
  });

  it('passes a failure to its caller and goes on with the others', async () => {
    const limiter = createRateLimiter();
    const failing = limiter.run('listing', () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await limiter.run('listing', () => Promise.resolve({ kind: 'done', value: 1 }))).toBe(1);
  });

  it('lets a caller leave the queue', async () => {
    const limiter = createRateLimiter();
    let called = 0;
    const call = () => Promise.resolve<Outcome<number>>({ kind: 'done', value: ++called });
    const first = Array.from({ length: 10 }, () => limiter.run('listing', call));
    const leaving = new AbortController();
    const left = limiter.run('listing', call, leaving.signal);
    leaving.abort(new Error('changed my mind'));
    await expect(left).rejects.toThrow('changed my mind');
    await vi.advanceTimersByTimeAsync(3000);
    await Promise.all(first);
    expect(called).toBe(10);
  });

  it('leaves no timer behind when nobody waits', async () => {
    const limiter = createRateLimiter();
    await limiter.run('credentials', () => Promise.resolve({ kind: 'done', value: 1 }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on after the local clock is set back', async () => {
    const limiter = createRateLimiter();
    const call = () => Promise.resolve<Outcome<number>>({ kind: 'done', value: 1 });
    const calls = Promise.all(Array.from({ length: 20 }, () => limiter.run('listing', call)));
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await calls).toHaveLength(20);
  });

  it('holds no longer after a throttle though the local clock is set back', async () => {
    const limiter = createRateLimiter();
    const answers: Outcome<string>[] = [{ kind: 'throttled', retryAfterMs: 3000 }];
    const call = () => Promise.resolve(answers.shift() ?? ({ kind: 'done', value: 'at last' } as const));
    let answer: string | undefined;
    void limiter.run('credentials', call).then((value) => (answer = value));
    await vi.advanceTimersByTimeAsync(1000);
    vi.setSystemTime(Date.now() - 3 * 3_600_000);
    await vi.advanceTimersByTimeAsync(4000);
    expect(answer).toBe('at last');
  });

  it('slows down for a throttle after the local clock was set back', async () => {
    const limiter = createRateLimiter();
    const answers: Outcome<string>[] = [
      { kind: 'throttled', retryAfterMs: undefined },
      { kind: 'done', value: 'one' },
      { kind: 'throttled', retryAfterMs: 10_000 },
    ];
    const call = () => Promise.resolve(answers.shift() ?? ({ kind: 'done', value: 'two' } as const));
    void limiter.run('listing', call);
    await vi.advanceTimersByTimeAsync(2000);
    const rate = limiter.ratePerSecond();
    vi.setSystemTime(Date.now() - 3 * 3_600_000);
    void limiter.run('listing', call);
    await vi.advanceTimersByTimeAsync(2000);
    expect(limiter.ratePerSecond()).toBeLessThan(rate * 0.85);
  });
});

function fail(): never {
  throw new Error('no answer left');
}
