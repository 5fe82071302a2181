import { chmod, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { chromiumPath } from '../chromium-program.ts';
import type { RunningApp } from '../electron-stand-in/launcher.ts';
import { type TemporaryFolder, temporaryFolder } from '../main/temporary-folder.ts';
import { launchElectron } from './launch-electron.ts';

/** Programs that do of Electron what the launcher counts on, for there may be no Electron to try it with. */
describe.skipIf(process.platform === 'win32')('the launcher of a real Electron', () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  async function launch(script: string): Promise<RunningApp> {
    const program = folder.file(`electron-${script.length}`);
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    const environment = { PATH: process.env['PATH'] ?? '', HOME: folder.path, TMPDIR: folder.path };
    return launchElectron(program)({ entry: '/app/index.js', args: ['--background'], environment });
  }

  it('says how an app ended that did not stay, and what it was given', async () => {
    const app = await launch('echo "$@"; exit 6');
    await expect(app.page()).rejects.toThrow('the app ended (6)');
    expect(await app.ended).toBe(6);
    expect(app.output()).toMatch(
      /^-r \S+quiet-machine\.cjs --remote-debugging-port=0 .*\/app\/index\.js --background\n$/,
    );
    await expect(app.printed('what it never says')).rejects.toThrow('the app ended (6)');
  });

  it.runIf(hasChromium)('finds the app’s windows, and ends it', async () => {
    const profile = folder.file('chromium');
    const app = await launch(
      `exec ${chromiumPath} --headless --no-sandbox --disable-gpu --user-data-dir=${profile} --remote-debugging-port=0 'data:text/html,<title>here'`,
    );
    const page = await app.page('data:text');
    expect(await page.title()).toBe('here');
    await app.stop();
    expect(await app.ended).toBeDefined();
    expect(() => process.kill(app.pid, 0)).toThrow('ESRCH');
  });
});
