import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type HandOver, handOver } from '../../../main/console/hand-over.ts';
import { exchange } from '../../identity-center/exchange.ts';

const link = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=secret';
let given: HandOver;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  given = await handOver(link, 60_000);
});
afterEach(() => {
  given.close();
  vi.useRealTimers();
});

it('leads to the link once, and tells nobody where it was led from', async () => {
  const first = await exchange(given.url);
  expect([first.status, first.headers.location, first.body]).toEqual([302, link, '']);
  expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  await expect(exchange(given.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('has nothing of the link in its own address', () => {
  expect(given.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/console\/[0-9a-f]{64}$/);
});

it('waits on after whatever is not meant', async () => {
  const { port, pathname, origin } = new URL(given.url);
  const strays = [
    exchange(`${origin}/console/${'0'.repeat(64)}`),
    exchange(`${origin}/`),
    exchange(`${given.url}?more`),
    exchange(given.url, { method: 'HEAD' }),
    exchange(given.url, { method: 'POST' }),
    exchange(given.url, { headers: { host: `evil.example:${port}` } }),
    exchange(given.url, { headers: { host: `localhost:${port}` } }),
    exchange(`${origin}${pathname.toUpperCase()}`),
  ];
  for (const { status, headers } of await Promise.all(strays))
    expect([status, headers.location]).toEqual([400, undefined]);
  expect((await exchange(given.url)).headers.location).toBe(link);
});

it('ends when nobody comes', async () => {
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(exchange(given.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
