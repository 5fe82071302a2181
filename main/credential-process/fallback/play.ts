import type { Socket } from 'node:net';
import { isAppError } from '../../errors.ts';
import { type AnswerType, answerTypes, createFrameDecoder, encodeFrame } from '../frames.ts';
import { longestFrameBytes } from '../protocol.ts';
import { become } from './become.ts';
import { limits } from './limits.ts';
import { end } from './sentences.ts';

type Outcome =
  | { readonly kind: 'ended'; readonly code: number }
  /** The host speaks versions up to this one. */
  | { readonly kind: 'older'; readonly version: number }
  /** It went without a byte. */
  | { readonly kind: 'unanswered' };

/** What becomes of standard output: all or nothing of it is shown, none, or each piece as it comes. */
export type OutputRule = 'held' | 'dropped' | 'played';

/** Sends a request and does what the host answers. Never settles once it has become a program. */
export function play(socket: Socket, line: string, output: OutputRule): Promise<Outcome> {
  const decode = createFrameDecoder(answerTypes);
  const held: Buffer[] = [];
  let [received, asked, frames, done] = [false, false, 0, false];
  return new Promise((settle) => {
    function finish(outcome: Outcome): void {
      done = true;
      process.stdin.destroy();
      socket.destroy();
      settle(outcome);
    }
    function hold(payload: Buffer): void {
      held.push(payload);
      if (held.reduce((sum, { length }) => sum + length, 0) > longestFrameBytes) end('malformed', 5);
    }
    function take(type: AnswerType, payload: Buffer): void {
      const isFirst = frames++ === 0;
      const [only = 0, ...more] = payload;
      if (type === 'o' && output === 'held') hold(payload);
      else if (type === 'o' && output === 'dropped') return;
      else if (type === 'o') process.stdout.write(payload);
      else if (type === 'e') process.stderr.write(payload);
      else if (type === 'i' && !asked && payload.length === 0) {
        asked = true;
        passInput(socket);
      } else if (type === 'x' && !asked && output === 'played') {
        done = true;
        socket.destroy();
        become(payload);
      } else if (payload.length === 0 || more.length > 0) end('malformed', 5);
      else if (type === 'q') {
        if (only === 0) process.stdout.write(Buffer.concat(held));
        finish({ kind: 'ended', code: only });
      } else if (type === 'h' && isFirst && only > 0 && only < limits.wireVersion)
        finish({ kind: 'older', version: only });
      else end('malformed', 5);
    }
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (done) return;
      if (received) end('cut', 5);
      finish({ kind: 'unanswered' });
    });
    function readOn(chunk: Buffer): void {
      for (const { type, payload } of decode(chunk)) {
        take(type, Buffer.from(payload));
        if (done) return;
      }
    }
    socket.on('data', (chunk) => {
      received = true;
      if (!done) orMalformed(() => readOn(chunk));
    });
    socket.write(line);
  });
}

function orMalformed(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (isAppError(error)) end('malformed', 5);
    throw error;
  }
}

function passInput(socket: Socket): void {
  process.stdin.on('data', (bytes) => {
    if (socket.write(encodeFrame('d', Buffer.from(bytes)))) return;
    process.stdin.pause();
    socket.once('drain', () => process.stdin.resume());
  });
  process.stdin.on('end', () => socket.write(encodeFrame('z')));
}
