import { spawn } from 'node:child_process';
import type { BrowserChoice } from '../../preload/consoles.ts';
import { AppError } from '../errors.ts';
import type { InstalledBrowser } from './installed-browsers.ts';
import { planLaunch } from './launch-plan.ts';

export interface LaunchParts {
  readonly findBrowsers: () => Promise<readonly InstalledBrowser[]>;
  readonly openSystemBrowser: (url: string) => Promise<void>;
  /** Of the container extension in this profile of Firefox, where the user has given it. */
  readonly signingKey: (profile: string | undefined) => Promise<string | undefined>;
}

/** The address was judged before. @throws AppError browser-missing: the browser or profile is not (any more) there */
export type Launch = (url: string, choice: BrowserChoice) => Promise<void>;

export function createLaunch({ findBrowsers, openSystemBrowser, signingKey }: LaunchParts): Launch {
  return async (url, choice) => {
    const plan = planLaunch(choice, url, {
      installed: choice.kind === 'system' || choice.kind === 'program' ? [] : await findBrowsers(),
      signingKey: choice.kind === 'container' ? await signingKey(choice.profile) : undefined,
    });
    switch (plan.kind) {
      case 'system':
        return openSystemBrowser(url);
      case 'run':
        return run(plan.program, plan.args);
      case 'missing':
        throw new AppError('browser-missing', plan.name);
    }
  };
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, shell: false });
    child.once('error', () => reject(new AppError('browser-missing', program)));
    child.once('spawn', () => {
      // How it ends is its own affair; the first of its kind runs as long as its user likes.
      child.unref();
      resolve();
    });
  });
}
