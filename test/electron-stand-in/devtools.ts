import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright-core';

type Send = CDPSession['send'];

/** One target's side of the DevTools protocol; the browser's own has no session id. */
export interface DevtoolsSession {
  readonly send: Send;
  /** The shape of an event is the caller's to know; the protocol's types are not exported. */
  readonly on: (event: string, listener: (parameters: never) => void) => void;
}

export interface Devtools {
  readonly session: (sessionId?: string) => DevtoolsSession;
}

/** Speaks over Chromium's pipe: JSON, each message ended by NUL. Chromium ends itself when the pipe does. */
export function devtoolsOverPipe(input: Writable, output: Readable): Devtools {
  const waiting = new Map<number, (answer: string) => void>();
  const events = new EventEmitter().setMaxListeners(0);
  let last = 0;
  readMessages(output, (text) => {
    const message = JSON.parse(text);
    if (message.id === undefined) events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params);
    else waiting.get(message.id)?.(text);
    waiting.delete(message.id);
  });
  input.on('error', () => undefined);
  const ask = (method: string, parameters: unknown, sessionId: string | undefined) =>
    new Promise<string>((resolve) => {
      const id = ++last;
      waiting.set(id, resolve);
      input.write(`${JSON.stringify({ id, method, params: parameters ?? {}, sessionId })}\0`);
    });
  return {
    session: (sessionId) => ({
      send: async (method, parameters) => {
        const answer = JSON.parse(await ask(method, parameters, sessionId));
        if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
        return answer.result;
      },
      on: (event, listener) =>
        void events.on(`${sessionId ?? ''} ${event}`, (parameters) =>
          Reflect.apply(listener, undefined, [parameters]),
        ),
    }),
  };
}

function readMessages(output: Readable, take: (text: string) => void): void {
  let rest = '';
  output.setEncoding('utf8').on('data', (piece: string) => {
    const parts = (rest + piece).split('\0');
    rest = parts.pop() ?? '';
    parts.forEach(take);
  });
}
