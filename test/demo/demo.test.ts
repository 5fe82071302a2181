import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Installation, installDaypass } from '../contract/installation.ts';
import { neutralEnvironment, processesNaming } from '../contract/processes.ts';
import { currentSurroundings, endpoints } from '../../main/credential-process/endpoint.ts';
import { approve } from '../identity-center/approve.ts';

describe('the demo', { timeout: 120_000 }, () => {
  let installed: Installation;
  let temporary: string;
  beforeAll(async () => {
    installed = await installDaypass();
  });
  afterAll(() => installed[Symbol.asyncDispose]());
  beforeEach(async () => {
    temporary = await mkdtemp(path.join(await installed.newFolder(), 't-'));
  });

  /** With no screen, and signing in by device code, so that no browser of this machine opens. */
  function start(args: readonly string[] = [], detached = false) {
    const script = path.join(import.meta.dirname, 'demo.ts');
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = neutralEnvironment(temporary);
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      env: {
        ...environment,
        ...{ TMPDIR: temporary, DAYPASS_OUT: path.dirname(installed.client), SSH_CONNECTION: 'here' },
      },
      stdio: ['pipe', 'pipe', 'inherit'],
      detached,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const until = async (pattern: RegExp) => {
      for (;;) {
        const found = pattern.exec(output)?.[0];
        if (found !== undefined) return found;
        if (child.exitCode !== null) throw new Error(`The demo ended before ${pattern.source}:\n${output}`);
        await pause(20);
      }
    };
    return { child, until, output: () => output };
  }

  async function expectCleanEnd(child: ChildProcess, code: number): Promise<void> {
    if (child.exitCode === null) await once(child, 'close');
    expect(child.exitCode).toBe(code);
    const left = (await readdir(temporary)).filter((name) => !name.startsWith('tsx-'));
    expect(left).toEqual([]);
    expect(await processesNaming(path.join(temporary, 'daypass-demo-'))).toEqual([]);
  }

  it('ends with one line that says what was seen, when nobody attends it', async () => {
    const { child, output } = start(['--once']);
    await once(child, 'close');
    const lines = output().trimEnd().split('\n');
    const said = lines.findIndex((line) => line.startsWith('✓ Four calls'));
    expect(lines.slice(0, said).filter((line) => line.startsWith('  arn:'))).toHaveLength(4);
    expect(lines.filter((line) => line.startsWith('{'))).toEqual([lines.at(-1)]);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      ...{ ok: true, client: expect.stringMatching(/^aws-/), host: 'headless', renewed: 1 },
      identities: ['452907316084', '334072819650', '682049173358'].map((account) => ({
        ...{ account, arn: expect.stringContaining(`:${account}:`) },
      })),
      upstream: { getRoleCredentials: 3 },
      refusal: expect.stringMatching(/run `daypass --home \S+ login hanbit` to sign in\./),
    });
    await expectCleanEnd(child, 0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves nothing behind at %s during the sign-in', async (signal, code) => {
    const { child, until } = start();
    await until(/http:\S+user_code=\S+/);
    child.kill(signal);
    // Once more, as npm passes on what a terminal has sent already.
    child.kill(signal);
    await expectCleanEnd(child, code);
  });

  it('leaves no folder of its socket behind at SIGTERM to all its processes', async () => {
    const { child, until } = start([], true);
    await until(/http:\S+user_code=\S+/);
    const [name = ''] = (await readdir(temporary)).filter((one) => one.startsWith('daypass-demo-'));
    const places = endpoints(path.join(temporary, name, 'home'), currentSurroundings());
    const folders = places.map(({ path: socket }) => path.dirname(socket));
    expect(folders.some((folder) => existsSync(folder))).toBe(true);
    // Several times, as whoever ends a group does, and npm after them.
    for (let times = 0; times < 3; times++) {
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      await pause(3);
    }
    await expectCleanEnd(child, 143);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  });

  it('ends well at Ctrl-C when all was shown', async () => {
    const { child, until, output } = start();
    await approve(await until(/http:\S+user_code=\S+/));
    await until(/Press Enter/);
    child.kill('SIGINT');
    await expectCleanEnd(child, 0);
    expect(output()).toMatch(
      /env AWS_CONFIG_FILE=\S+ AWS_SHARED_CREDENTIALS_FILE=\S+ aws sts|daypass" --home/,
    );
    expect(output()).toMatch(/That was the demo\. It left nothing behind\.\n$/);
  });
});
