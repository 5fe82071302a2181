import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, open, requestLine } from './ask.ts';

export interface Barrage {
  /** Malformed lines that got anything but one error, in words and Base64; at most ten. */
  readonly wrong: readonly string[];
  /** Connections that dripped byte by byte and were cut off, or still wait to be. */
  readonly dripping: number;
  /** Callers that asked properly meanwhile. */
  readonly healthy: number;
  readonly unanswered: number;
}

const atOnce = 50;
const dripsAtOnce = 20;

/** Sends so many malformed lines to a server, while others drip and others ask properly, one after the other. */
export async function barrage(
  path: string,
  count: number,
  isAnswered: () => Promise<boolean>,
): Promise<Barrage> {
  const wrong: string[] = [];
  let [left, dripping, healthy, unanswered] = [count, 0, 0, 0];
  const over = new AbortController();
  const ended = once(over.signal, 'abort');

  async function send(): Promise<void> {
    while (left-- > 0) {
      const { kind, bytes, ends } = malformed();
      const got = ends ? await endHalfWay(path, bytes) : await ask(path, bytes);
      const right = ends ? got.types === '' : got.types === 'eq' && got.code === 2;
      if (!right && wrong.length < 10)
        wrong.push(`${kind}: ${got.types} ${Buffer.from(bytes.subarray(0, 300)).toString('base64')}`);
    }
  }

  async function drip(): Promise<void> {
    while (!over.signal.aborted) {
      const { socket, heard } = open(path);
      dripping += 1;
      const drops = setInterval(() => socket.write('{'), 100);
      await Promise.race([heard, ended]);
      clearInterval(drops);
      socket.destroy();
    }
  }

  async function askProperly(): Promise<void> {
    while (!over.signal.aborted) {
      healthy += 1;
      if (!(await isAnswered())) unanswered += 1;
      await pause(5);
    }
  }

  const others = [askProperly(), ...Array.from({ length: dripsAtOnce }, drip)];
  await Promise.all(Array.from({ length: atOnce }, send));
  over.abort();
  await Promise.all(others);
  return { wrong, dripping, healthy, unanswered };
}

interface Malformed {
  readonly kind: string;
  readonly bytes: Uint8Array;
  /** The caller ends its side without a line, and reads on. */
  readonly ends: boolean;
}

const line = (text: string | Uint8Array) => Buffer.concat([Buffer.from(text), Buffer.from('\n')]);
const nested = line(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
const nestedField = line(requestLine(['x'], { cwd: 'here' }).trim().replace('"here"', '{"a":'.repeat(5000)));
const [beforeArgument = '', afterArgument = ''] = requestLine(['here']).trim().split('here');
const whole = requestLine();

/** Each of another kind; none of them a request, whatever the dice say. */
function malformed(): Malformed {
  const dice = randomInt(1000);
  if (dice < 450) return { kind: 'random bytes', bytes: line(noise(randomInt(1, 300))), ends: false };
  if (dice < 670) {
    const cut = whole.slice(0, randomInt(1, whole.length - 2));
    return { kind: 'a request cut short', bytes: line(cut), ends: false };
  }
  if (dice < 880) {
    const text = Buffer.concat([Buffer.from(beforeArgument), Uint8Array.of(0xff), noise(40)]);
    const bytes = Buffer.concat([text, line(afterArgument)]);
    return { kind: 'a request with bytes that are no UTF-8', bytes, ends: false };
  }
  if (dice < 980) return { kind: 'half a line', bytes: Buffer.from(whole.slice(0, 100)), ends: true };
  if (dice < 985) return { kind: 'arrays 10,000 deep', bytes: nested, ends: false };
  if (dice < 995) return { kind: 'a field 5,000 deep', bytes: nestedField, ends: false };
  return { kind: 'too long', bytes: Buffer.alloc(randomInt(65_537, 400_000), 'a'), ends: false };
}

/** No line end, which would make two lines of it. */
function noise(length: number): Uint8Array {
  return randomBytes(length).map((byte) => (byte === 10 ? 11 : byte));
}

async function endHalfWay(path: string, bytes: Uint8Array) {
  const { socket, heard } = open(path, { keepOpen: true });
  socket.end(bytes);
  const got = await heard;
  socket.destroy();
  return got;
}
