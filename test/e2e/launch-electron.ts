import { setTimeout as delay } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { Launch, RunningApp } from '../electron-stand-in/launcher.ts';
import { electronSwitches } from './electron-program.ts';

/** Links are kept from the machine's browser, for tests open them in one of their own, and nobody agrees to a question. */
export function launchElectron(program: string): Launch<RunningApp> {
  return async ({ entry, args = [], environment }) => {
    const app = await _electron.launch({
      executablePath: program,
      args: [entry, ...args, ...electronSwitches()],
      env: { ...environment },
    });
    await app.evaluate(({ dialog, shell }) => {
      shell.openExternal = async () => {};
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    });
    const child = app.process();
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    const ended = new Promise<number | NodeJS.Signals>((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 0)),
    );
    return {
      ...{ pid: child.pid ?? 0, ended, output: () => text },
      page: (address = 'app://') => pageAt(app, address),
      async printed(wanted) {
        while (!text.includes(wanted)) await delay(20);
      },
      async stop() {
        await app.close().catch(() => undefined);
        await ended;
      },
    };
  };
}

async function pageAt(app: ElectronApplication, address: string): Promise<Page> {
  for (;;) {
    const found = app.windows().find((page) => page.url().includes(address));
    if (found) return found;
    await delay(20);
  }
}
