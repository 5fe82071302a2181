import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { InstalledBrowser } from '../../../main/console/installed-browsers.ts';
import { eventually } from '../settle.ts';

export interface FakeBrowser {
  readonly program: string;
  /** What it was started with, once it was. */
  startedWith(): Promise<readonly string[]>;
}

/** A program that records its arguments, and like a browser goes on running after whoever started it went on. */
export async function fakeBrowser(program: string): Promise<FakeBrowser> {
  const record = `${program}.arguments`;
  await mkdir(path.dirname(program), { recursive: true });
  const lines = ['#!/bin/sh', `printf '%s\\0' "$@" > "$0.part"`, 'mv "$0.part" "$0.arguments"'];
  await writeFile(`${program}.new`, `${lines.join('\n')}\n`);
  await chmod(`${program}.new`, 0o755);
  await rename(`${program}.new`, program);
  return {
    program,
    async startedWith() {
      let text: string | undefined;
      await eventually(() => {
        readFile(record, 'utf8').then(
          (read) => (text = read),
          () => undefined,
        );
        return text !== undefined;
      });
      return (text ?? '').split('\0').slice(0, -1);
    },
  };
}

export const chrome: InstalledBrowser = {
  ...{ browser: 'chrome', name: 'Google Chrome', program: '/usr/bin/google-chrome', dataFolder: '/nowhere' },
  profiles: [{ name: 'Work', key: 'Profile 1', containers: [] }],
};
