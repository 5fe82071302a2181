import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { buildClient } from '../../main/credential-process/build-client.mjs';
import { processesNaming } from './processes.ts';

/** Daypass built and laid out as it is installed, in a temporary folder; the hosts that its client starts have a keychain in memory. */
export interface Installation extends AsyncDisposable {
  /** Starts a host where there is none. */
  readonly client: string;
  /** The same program, with nothing beside it that says how to start a host. */
  readonly lonelyClient: string;
  /** The same program; the hosts that it starts have the system's keychain. */
  readonly lastingClient: string;
  /** To be followed by `--home` and a folder; with the system's keychain. */
  readonly host: readonly string[];
  /** A new one, ended with the installation. */
  newFolder(): Promise<string>;
}

const project = path.join(import.meta.dirname, '..', '..');

export async function installDaypass(): Promise<Installation> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'daypass-contract-')));
  const out = path.join(folder, 'out');
  const node = await realpath(process.execPath);
  await build({
    root: project,
    configFile: path.join(project, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: path.join(out, 'main'), emptyOutDir: true },
  });
  // What the bundle leaves out is found where the package has it.
  await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  buildClient({ folder: out });
  const hostFile = [node, './main/headless.js', '--memory-keychain'];
  await writeFile(path.join(out, 'daypass.host'), `${hostFile.join('\n')}\n`, { mode: 0o644 });

  const client = path.join(out, process.platform === 'win32' ? 'daypass.exe' : 'daypass');
  const [lonelyClient = '', lastingClient = ''] = ['lonely', 'lasting'].map((name) =>
    path.join(folder, name, path.basename(client)),
  );
  for (const copy of [lonelyClient, lastingClient]) {
    await mkdir(path.dirname(copy), { mode: 0o700 });
    await copyFile(client, copy);
  }
  const lastingHost = [node, '../out/main/headless.js'];
  await writeFile(`${lastingClient}.host`, `${lastingHost.join('\n')}\n`, { mode: 0o644 });
  return {
    ...{ client, lonelyClient, lastingClient },
    host: [node, path.join(out, 'main', 'headless.js')],
    newFolder: () => mkdtemp(path.join(folder, 'home-')),
    async [Symbol.asyncDispose]() {
      for (const { pid } of await processesNaming(folder)) end(pid);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}
