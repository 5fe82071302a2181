import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { listenForStandIn } from './control.ts';
import type { Launch, LaunchOptions, StandInApp } from './launcher.ts';
import { type Pages, pagesOf, startedProgram } from './started-program.ts';

/** Runs the built main bundle on Node, `electron` being the stand-in; its windows are Chromium's. */
export const launchStandIn: Launch<StandInApp> = async (options) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stand-in-control-'));
  const place = path.join(folder, 's');
  const server = await listenForStandIn(place);
  const { pid, ended, output, printed, gone, end } = startedProgram(spawnHost(options, place));
  let pages: Promise<Pages> | undefined;
  const attach = () =>
    (pages ??= Promise.race([server.chromium, gone]).then(({ endpoint }) => pagesOf(endpoint)));
  return {
    ...{ pid, ended, output, printed, control: server.control },
    page: async (address = 'stand-in.invalid') => Promise.race([(await attach()).at(address), gone]),
    chromium: () => Promise.race([server.chromium, gone]),
    async stop() {
      await (await pages?.catch(() => undefined))?.leave();
      await end();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

function spawnHost({ entry, args = [], environment }: LaunchOptions, place: string): ChildProcess {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const loaders = [tsx, new URL('register.ts', import.meta.url).href];
  const flags = loaders.flatMap((loader) => ['--import', loader]);
  return spawn(process.execPath, [...flags, entry, ...args], {
    env: { ...environment, STAND_IN_CONTROL: place },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
