import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventually, settle } from '../settle.ts';
import { ask, open, requestLine } from './ask.ts';
import { hello, roomy, serving } from './serving.ts';

/** An answer that waits until it is let go, and counts. */
function held() {
  const [started, ended]: [string[], string[]] = [[], []];
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    ...{ started, ended, letGo: () => letGo() },
    answer: async (request: { readonly args: readonly string[] }, reply: { out(text: string): void }) => {
      started.push(request.args.join(' '));
      await released;
      reply.out('late');
      ended.push(request.args.join(' '));
      return 0;
    },
  };
}

describe('the server of processes', () => {
  it('gives one answer a connection and ends it', async () => {
    await using place = await serving(hello);
    expect(await ask(place.path, requestLine(['a', 'b']))).toEqual({
      ...{ out: 'hello a b', err: '', code: 0, types: 'oq' },
    });
  });

  it('passes over a second line that comes with the first', async () => {
    let answered = 0;
    await using place = await serving(async () => {
      answered += 1;
      return 0;
    });
    expect(await ask(place.path, requestLine() + requestLine())).toMatchObject({ types: 'q' });
    expect(answered).toBe(1);
  });

  it('takes a line that comes byte by byte', async () => {
    await using place = await serving(hello);
    const { socket, heard } = open(place.path);
    for (const byte of Buffer.from(requestLine(['한글'])))
      await new Promise((resolve) => socket.write(Uint8Array.of(byte), resolve));
    expect(await heard).toMatchObject({ out: 'hello 한글', code: 0 });
  });

  it('cuts an output of megabytes into frames and loses none of it', async () => {
    const long = '가나다라'.repeat(300_000);
    await using place = await serving(async (_request, reply) => {
      reply.out(long);
      return 7;
    });
    const { out, code, types } = await ask(place.path);
    expect([out === long, code, types]).toEqual([true, 7, 'ooooq']);
  });

  it('closes without an exit code when an answer fails in a way nobody foresaw', async () => {
    await using place = await serving(async () => {
      throw new Error('secret');
    });
    expect(await ask(place.path)).toMatchObject({ types: '' });
    expect(await ask(place.path)).toMatchObject({ types: '' });
  });

  it('ends an answer with the program that the asker becomes, whatever comes after', async () => {
    await using place = await serving(async (_request, reply) => {
      reply.exec({ args: ['true'], environment: { A: 'b' } });
      reply.out('too late');
      return 0;
    });
    expect(await ask(place.path)).toMatchObject({ types: 'x', out: '' });
  });

  it('tells a newer client which version it speaks, and answers nothing', async () => {
    let answered = 0;
    await using place = await serving(async () => {
      answered += 1;
      return 0;
    });
    expect(await ask(place.path, requestLine(['x'], { v: 2 }))).toMatchObject({ types: 'h' });
    expect(answered).toBe(0);
  });
});

describe('turns', () => {
  it('answers no more at once than its limit, and all in the end, in the order they came', async () => {
    const { answer, started, ended, letGo } = held();
    await using place = await serving(answer, { ...roomy, answeredAtOnce: 3 });
    const asking: Promise<unknown>[] = [];
    for (let n = 0; n < 10; n++) {
      const { socket, heard } = open(place.path);
      socket.write(requestLine([String(n)]));
      asking.push(heard);
      if (n < 3) await eventually(() => started.length === n + 1);
    }
    await ask(place.path, 'not a request\n');
    expect(started).toEqual(['0', '1', '2']);
    letGo();
    const heard = await Promise.all(asking);
    expect(heard.every((one) => JSON.stringify(one).includes('late'))).toBe(true);
    expect(ended.length).toBe(10);
  });

  it('gives the turn of a caller that left while waiting to the next', async () => {
    const { answer, started, letGo } = held();
    await using place = await serving(answer, { ...roomy, answeredAtOnce: 1 });
    const first = open(place.path);
    first.socket.write(requestLine(['first']));
    await eventually(() => started.length === 1);
    const leaver = open(place.path);
    leaver.socket.write(requestLine(['leaver']));
    await ask(place.path, 'not a request\n');
    leaver.socket.destroy();
    await leaver.heard;
    await ask(place.path, 'not a request\n');
    const last = open(place.path);
    last.socket.write(requestLine(['last']));
    letGo();
    expect(await last.heard).toMatchObject({ code: 0 });
    expect(started).toEqual(['first', 'last']);
  });
});

describe('many callers at once', () => {
  it('are no reason for Node to warn of a leak', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => void warnings.push(warning);
    process.on('warning', listen);
    await using place = await serving(hello);
    const asking = Array.from({ length: 100 }, () => ask(place.path));
    expect((await Promise.all(asking)).every(({ code }) => code === 0)).toBe(true);
    await settle();
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });
});

describe('a caller that leaves', () => {
  it.each(['destroy', 'end'] as const)('by %s aborts its signal', async (how) => {
    const reasons: unknown[] = [];
    let started = false;
    await using place = await serving(async (_request, _reply, signal) => {
      started = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      reasons.push(signal.reason);
      return 0;
    });
    const { socket } = open(place.path);
    socket.write(requestLine());
    await eventually(() => started);
    socket[how]();
    await eventually(() => reasons.length === 1);
    expect(reasons).toMatchObject([{ code: 'stopping' }]);
  });
});

describe('closing', () => {
  it('lets what runs give its answer and takes nobody new', async () => {
    const { answer, started, letGo } = held();
    const place = await serving(answer);
    const { socket, heard } = open(place.path);
    socket.write(requestLine());
    await eventually(() => started.length === 1);
    const closed = place.server.close();
    letGo();
    expect(await heard).toMatchObject({ out: 'late', code: 0 });
    socket.destroy();
    await closed;
    expect(existsSync(place.path)).toBe(false);
    await place[Symbol.asyncDispose]();
  });

  it('answers those that wait their turn, if only with an error', async () => {
    const { answer, started, letGo } = held();
    const place = await serving(answer, { ...roomy, answeredAtOnce: 1 });
    const first = open(place.path);
    first.socket.write(requestLine(['first']));
    await eventually(() => started.length === 1);
    const waiting = open(place.path);
    waiting.socket.write(requestLine(['waiting']));
    await ask(place.path, 'not a request\n');
    const closed = place.server.close();
    letGo();
    await first.heard;
    const heard = await waiting.heard;
    first.socket.destroy();
    waiting.socket.destroy();
    await closed;
    await place[Symbol.asyncDispose]();
    expect(heard.code).toBeTypeOf('number');
  });
});
