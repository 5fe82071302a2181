import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { channels, type CommandName, type ErrorView, type Result } from '../../preload/contract.ts';
import { AppError } from '../errors.ts';

export interface IpcParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** Of our own page's main frame. */
  readonly isTrusted: (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;
  /** As JSON. */
  readonly getState: () => string;
  readonly commands: Callable;
  readonly toView: (error: unknown) => ErrorView;
}

type Callable = Readonly<Record<CommandName, { call(given: readonly unknown[]): Promise<unknown> }>>;

/** The only two handlers there are; nobody gets past the check of who asks. */
export function serveIpc({ ipcMain, isTrusted, getState, commands, toView }: IpcParts): void {
  function check(event: IpcMainInvokeEvent): void {
    if (!isTrusted(event)) throw new Error('refused');
  }

  ipcMain.handle(channels.getState, (event) => {
    check(event);
    return getState();
  });
  ipcMain.handle(
    channels.command,
    async (event, name: unknown, ...args: unknown[]): Promise<Result<unknown>> => {
      check(event);
      try {
        return { ok: true, value: await run(commands, name, args) };
      } catch (error) {
        return { ok: false, error: toView(error) };
      }
    },
  );
}

/** @throws AppError bad-request for a command that is not there or arguments that are not its own; what the command throws */
async function run(commands: Callable, name: unknown, args: readonly unknown[]): Promise<unknown> {
  if (typeof name !== 'string' || !isCommand(commands, name)) throw new AppError('bad-request', 'command');
  return commands[name].call(args);
}

function isCommand(commands: Callable, name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
