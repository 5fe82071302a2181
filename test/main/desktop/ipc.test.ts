import { describe, expect, it } from 'vitest';
import { serveIpc } from '../../../main/desktop/ipc.ts';
import { AppError } from '../../../main/errors.ts';
import { channels, forEachCommand } from '../../../preload/contract.ts';
import { emptyState } from '../empty-state.ts';

type Handler = (event: never, ...given: unknown[]) => unknown;

/** What ipcMain would do, with a sender that is trusted or not. */
function serve(trusted: boolean) {
  const handlers = new Map<string, Handler>();
  const told: unknown[][] = [];
  const call = async (given: readonly unknown[]) => {
    told.push([...given]);
    throw new AppError('offline', 'portal.example');
  };
  serveIpc({
    ipcMain: { handle: (channel, handler) => void handlers.set(channel, handler) },
    isTrusted: () => trusted,
    getState: () => JSON.stringify({ ...emptyState, revision: 1 }),
    commands: forEachCommand(() => ({ call })),
    toView: (error) => (error instanceof AppError ? error.view() : { code: 'unexpected', recovery: 'none' }),
  });
  const invoke = async (channel: string, ...given: unknown[]) =>
    Reflect.apply(handlers.get(channel) ?? noHandler, undefined, [{}, ...given]);
  return { handlers, told, invoke };
}

function noHandler(): never {
  throw new Error('no such handler');
}

describe('the bridge to main', () => {
  it('has two handlers and no more', () => {
    expect([...serve(true).handlers.keys()]).toEqual([channels.getState, channels.command]);
  });

  it('answers nobody but the window’s own page', async () => {
    const { invoke, told } = serve(false);
    await expect(invoke(channels.getState)).rejects.toThrow('refused');
    await expect(invoke(channels.command, 'hideWindow')).rejects.toThrow('refused');
    expect(told).toEqual([]);
  });

  it('gives the whole snapshot', async () => {
    const answer = await serve(true).invoke(channels.getState);
    expect(JSON.parse(String(answer))).toEqual({ ...emptyState, revision: 1 });
  });

  it('brings an error across as code and recovery, and never as an exception', async () => {
    const { invoke, told } = serve(true);
    await expect(invoke(channels.command, 'copy', 'a', 'b')).resolves.toEqual({
      ok: false,
      error: { code: 'offline', recovery: 'retry', subject: 'portal.example' },
    });
    expect(told).toEqual([['a', 'b']]);
  });

  it.each(['nothing', 'constructor', '__proto__', 'toString', 7, null, undefined, { name: 'copy' }])(
    'knows no command %j',
    async (name) => {
      const { invoke, told } = serve(true);
      await expect(invoke(channels.command, name)).resolves.toMatchObject({ error: { code: 'bad-request' } });
      expect(told).toEqual([]);
    },
  );
});
