import path from 'node:path';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { launchStandIn } from './launch-stand-in.ts';
import type { StandInApp } from './launcher.ts';

export interface Fixture extends AsyncDisposable {
  readonly app: StandInApp;
  /** Resolves when the app has printed this. */
  said(text: string): Promise<void>;
  /** The same program once more, with the same user data. */
  again(...args: readonly string[]): Promise<StandInApp>;
}

/** The fixture app, its user data and Chromium's profile in a folder of their own. */
export async function startFixture(...args: readonly string[]): Promise<Fixture> {
  const folder = await temporaryFolder();
  const launch = (extra: readonly string[]) =>
    launchStandIn({
      entry: path.join(import.meta.dirname, 'fixture/main.mjs'),
      args: [`--folder=${folder.file('data')}`, ...extra],
      environment: { PATH: process.env['PATH'] ?? '', HOME: folder.path, TMPDIR: folder.path },
    });
  const app = await launch(args);
  return {
    app,
    said: (text) => app.printed(text),
    again: (...extra) => launch(extra),
    [Symbol.asyncDispose]: async () => {
      await app.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}
