import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, open, requestLine } from './ask.ts';
import { barrage } from './malformed-lines.ts';
import { hello, roomy, serving } from './serving.ts';

const line = (text: string) => Buffer.from(`${text}\n`);
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

const malformed: Readonly<Record<string, Uint8Array>> = {
  'an empty line': line(''),
  'random bytes': Buffer.concat([randomBytes(500).map((byte) => (byte === 10 ? 11 : byte)), line('')]),
  'a megabyte without an end': Buffer.alloc(1_048_576, 'a'),
  'a megabyte with an end': Buffer.concat([Buffer.alloc(1_048_576, 'a'), line('')]),
  'arrays 10,000 deep': line(deep),
  'a request with a field 10,000 deep': line(
    requestLine(['x'], { cwd: 'here' }).trim().replace('"here"', deep),
  ),
  'bytes that are no UTF-8': Buffer.concat([
    Buffer.from('{"v":1,"args":["'),
    Uint8Array.of(0xff, 0xc0),
    line('"]}'),
  ]),
  'a number': line('1'),
  null: line('null'),
  'HTTP of a browser': Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'),
  'an array of requests': line(`[${requestLine().trim()}]`),
  'a version of 0': line(requestLine(['x'], { v: 0 }).trim()),
  'a version of 1.5': line(requestLine(['x'], { v: 1.5 }).trim()),
  'arguments that are no texts': line(requestLine(['x'], { args: [1] }).trim()),
  'an argument with NUL': line(requestLine(['a\0b']).trim()),
  'the value of a secret variable': line(requestLine(['x'], { aws: { AWS_SECRET_ACCESS_KEY: 'x' } }).trim()),
};

describe('a malformed line', () => {
  it.each(Object.entries(malformed))('of %s gets one error and exit code 2', async (_name, bytes) => {
    let answered = 0;
    await using place = await serving(async () => {
      answered += 1;
      return 0;
    });
    const heard = await ask(place.path, bytes);
    expect(heard).toMatchObject({ types: 'eq', code: 2, out: '' });
    expect(heard.err.split('\n').length).toBe(2);
    expect(answered).toBe(0);
  });

  it('keeps nobody else from an answer', async () => {
    await using place = await serving(hello);
    // Fewer than wait in a listening socket's queue: more are told to try again.
    const bad = Array.from({ length: 10 }, () => Object.values(malformed)).flatMap((all) =>
      all.map((bytes) => ask(place.path, bytes)),
    );
    const good = Array.from({ length: 40 }, (_, n) => ask(place.path, requestLine([String(n)])));
    const answers = await Promise.all(good);
    expect(answers.map(({ out }) => out)).toEqual(answers.map((_, n) => `hello ${n}`));
    expect((await Promise.all(bad)).every(({ types }) => types === 'eq')).toBe(true);
  });

  // `npm run bench` sends 100,000 to a real host.
  it(
    'leaves nothing behind, 20,000 times, and keeps nobody from an answer meanwhile',
    { timeout: 120_000 },
    async () => {
      // Longer than a busy machine keeps an honest line waiting.
      await using place = await serving(hello, { ...roomy, lineMs: 3000 });
      const isAnswered = async () => (await ask(place.path, requestLine(['you']))).out === 'hello you';
      const first = await barrage(place.path, 6000, isAnswered);
      const before = settledHeap();
      const second = await barrage(place.path, 14_000, isAnswered);
      expect(settledHeap() - before).toBeLessThan(4_000_000);
      for (const { wrong, unanswered, healthy, dripping } of [first, second]) {
        expect({ wrong, unanswered }).toEqual({ wrong: [], unanswered: 0 });
        expect(healthy).toBeGreaterThan(10);
        expect(dripping).toBeGreaterThanOrEqual(20);
      }
    },
  );
});

describe('a caller that never makes a line', () => {
  it('is cut off when it sends nothing in time', async () => {
    await using place = await serving(hello, { ...roomy, lineMs: 30 });
    expect(await open(place.path).heard).toMatchObject({ types: '' });
  });

  it('is cut off however steadily it drips', async () => {
    await using place = await serving(hello, { ...roomy, lineMs: 60 });
    const { socket, heard } = open(place.path);
    const drip = setInterval(() => socket.write(' '), 5);
    expect(await heard).toMatchObject({ types: '' });
    clearInterval(drip);
  });

  it('is let go when it ends its side half-way through the line', async () => {
    await using place = await serving(hello);
    const { socket, heard } = open(place.path, { keepOpen: true });
    socket.end(requestLine().slice(0, 20));
    expect(await heard).toMatchObject({ types: '' });
    socket.destroy();
  });

  it('takes no turn while it drips', async () => {
    await using place = await serving(hello, { ...roomy, answeredAtOnce: 1 });
    const slow = Array.from({ length: 20 }, () => open(place.path));
    for (const { socket } of slow) socket.write('{');
    expect(await ask(place.path)).toMatchObject({ code: 0 });
    for (const { socket } of slow) socket.destroy();
  });
});

describe('a caller that has its answer and will not go', () => {
  it.each([
    ['an error', 'nonsense\n'],
    ['an answer', requestLine()],
  ])('is let go after %s', async (_name, bytes) => {
    await using place = await serving(hello, { ...roomy, lineMs: 50, connections: 1 });
    const stays = open(place.path, { keepOpen: true });
    stays.socket.write(bytes);
    await stays.heard;
    const verdict = await tenRefusals(place.path);
    stays.socket.destroy();
    expect(verdict).not.toBe('nobody else gets in');
  });
});

/** One connection is all that the server takes: whoever gets in shows that the other is gone. */
async function tenRefusals(path: string): Promise<string> {
  for (let n = 0; n < 10; n++) {
    if ((await ask(path)).code === 0) return 'another gets in';
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 'nobody else gets in';
}

function settledHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('Node gives no way to collect garbage.');
  collect();
  return process.memoryUsage().heapUsed;
}
