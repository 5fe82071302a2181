import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Launch, RunningApp } from '../electron-stand-in/launcher.ts';
import { type Pages, pagesOf, startedProgram } from '../electron-stand-in/started-program.ts';
import { electronSwitches } from './electron-program.ts';

const quiet = path.join(import.meta.dirname, 'quiet-machine.cjs');

/**
 * Not by Playwright's own launcher: that takes the sandbox away on Linux, and does not know what to do with an app that leaves
 * at once, as one does that runs already.
 */
export function launchElectron(program: string): Launch<RunningApp> {
  return async ({ entry, args = [], environment }) => {
    const switches = ['--remote-debugging-port=0', ...electronSwitches()];
    const child = spawn(program, ['-r', quiet, ...switches, entry, ...args], {
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { pid, ended, output, printed, gone, end } = startedProgram(child);
    let pages: Promise<Pages> | undefined;
    const attach = async () => {
      await printed('DevTools listening on ');
      return pagesOf(await endpointIn(output, gone));
    };
    return {
      ...{ pid, ended, output, printed },
      page: async (address = 'app://') => Promise.race([(await (pages ??= attach())).at(address), gone]),
      async stop() {
        await (await pages?.catch(() => undefined))?.leave();
        await end();
      },
    };
  };
}

/** A line may come in two pieces. */
async function endpointIn(output: () => string, gone: Promise<never>): Promise<string> {
  for (;;) {
    const [, endpoint] = /^DevTools listening on (ws:\S+)\r?\n/m.exec(output()) ?? [];
    if (endpoint !== undefined) return endpoint;
    await Promise.race([delay(20), gone]);
  }
}
