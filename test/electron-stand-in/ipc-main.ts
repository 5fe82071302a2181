import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import type { Frame } from './frames.ts';
import type { WebContents } from './web-contents.ts';

/** What a handler can see of the sender; the app's handlers are typed against the real one. */
export interface Sender {
  readonly type: 'frame';
  readonly sender: WebContents;
  readonly senderFrame: Frame | null;
  readonly frameId: number;
  readonly processId: number;
}

type Handler = Parameters<IpcMain['handle']>[1];

const handlers = new Map<string, (event: never, ...parts: never[]) => unknown>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
} satisfies Pick<IpcMain, 'handle' | 'removeHandler'>);

/** @throws what the handler throws, in Electron's words */
export async function invokeHandler(
  channel: string,
  sender: Sender,
  parts: readonly unknown[],
): Promise<unknown> {
  const handler: Function | undefined = handlers.get(channel);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return await Reflect.apply(handler, undefined, [sender, ...parts]);
  } catch (fault) {
    throw new Error(`Error invoking remote method '${channel}': ${String(fault)}`, { cause: fault });
  }
}
