import type { Socket } from 'node:net';
import { longestRequestBytes } from './protocol.ts';

/** Undefined: it never came, was too long, or its asker went. */
export function readLine(socket: Socket, withinMs: number, gone: AbortSignal): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const done = (line: Buffer | undefined) => {
      clearTimeout(timer);
      gone.removeEventListener('abort', nothing);
      socket.off('data', take).off('end', nothing);
      resolve(line);
    };
    const nothing = () => done(undefined);
    const take = (chunk: Buffer) => {
      const at = chunk.indexOf(10);
      chunks.push(at < 0 ? chunk : chunk.subarray(0, at));
      length += at < 0 ? chunk.length : at;
      // One byte over the limit is enough for the parser to say so.
      if (length > longestRequestBytes) done(Buffer.concat(chunks).subarray(0, longestRequestBytes + 1));
      else if (at >= 0) done(Buffer.concat(chunks));
    };
    const timer = setTimeout(nothing, withinMs);
    gone.addEventListener('abort', nothing, { once: true });
    socket.on('data', take).on('end', nothing);
  });
}
