import type { Page } from 'playwright-core';
import type { Commands } from './commands.ts';
import type { ChromiumPlace } from './control.ts';

export interface LaunchOptions {
  /** The built main bundle. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A running app, real or not. */
export interface RunningApp {
  readonly pid: number;
  /** The first window whose address contains the text; waits for it. */
  page(address?: string): Promise<Page>;
  /** Of the process: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly output: () => string;
  /** Resolves when this has appeared in the output; rejects when the app ends before. */
  printed(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** The user's and the system's part, which the stand-in alone can play. */
export type Control = {
  readonly [Command in keyof Commands]: (
    ...parameter: Parameters<Commands[Command]>
  ) => Promise<Awaited<ReturnType<Commands[Command]>>>;
};

export interface StandInApp extends RunningApp {
  readonly control: Control;
  /** Chromium's, once a window has been opened. */
  chromium(): Promise<ChromiumPlace>;
}

export type Launch<App extends RunningApp> = (options: LaunchOptions) => Promise<App>;
