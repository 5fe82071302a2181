import { execFile } from 'node:child_process';
import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildClient } from '../../main/credential-process/build-client.mjs';
import { processesNaming } from '../contract/processes.ts';
import { madeOnce } from '../made-once.ts';

/** The app as `npm run build` makes it, in a temporary folder. */
export interface BuiltDesktop extends AsyncDisposable {
  readonly folder: string;
  /** Of the main process. */
  readonly entry: string;
  /** The `daypass` command; it knows of no host to start. */
  readonly client: string;
  /** Node's command line of the host without a screen. */
  readonly headless: readonly string[];
}

const project = path.join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

export async function buildDesktop(): Promise<BuiltDesktop> {
  // Short, for sockets are made below it.
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'dpe-')));
  const out = path.join(folder, 'out');
  // A copy, for some tests take parts of it away. The bench runs outside Vitest and shares with nobody.
  if (process.env['VITEST'] === undefined) await buildInto(out);
  else await cp(await madeOnce('desktop', buildInto), out, { recursive: true });
  await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
  await cp(path.join(project, 'assets'), path.join(folder, 'assets'), { recursive: true });
  // Electron starts a folder; its manifest says what is started.
  const manifest = { name: 'daypass', version: '0.0.0', type: 'module', main: 'out/desktop/index.js' };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return {
    folder,
    entry: path.join(out, 'desktop', 'index.js'),
    client: path.join(out, process.platform === 'win32' ? 'daypass.exe' : 'daypass'),
    headless: [process.execPath, path.join(out, 'main', 'headless.js'), '--memory-keychain'],
    async [Symbol.asyncDispose]() {
      for (const { pid } of await processesNaming(folder)) end(pid);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function buildInto(out: string): Promise<void> {
  const tool = (name: string, ...args: readonly string[]) =>
    run(process.execPath, [path.join(project, 'node_modules', name), ...args], {
      cwd: project,
      env: { ...process.env, DAYPASS_OUT: out },
    });
  await Promise.all([
    tool('electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'error'),
    tool('vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', path.join(out, 'main')),
  ]);
  buildClient({ folder: out });
  await rm(path.join(out, 'daypass.host'));
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}
