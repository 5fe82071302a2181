import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../preload/contract.ts';

export interface DemoHost {
  /** Runs the command and gives its output. @throws Error with what it said */
  readonly daypass: Command;
  /** How the command is called from another terminal. */
  readonly line: string;
  stop(): Promise<void>;
}

interface Command {
  (...args: readonly string[]): Promise<string>;
  /** Passes on what it says on standard error while it runs. */
  listening(args: readonly string[], hear: (said: string) => void): Promise<string>;
}

const out = path.resolve(import.meta.dirname, '../../out');

/** The built host and client, as installed, with a keychain in memory so that the demo leaves nothing in yours. */
export async function startDemoHost(
  home: string,
  environment: Readonly<Record<string, string>>,
  language: Language,
): Promise<DemoHost> {
  await mkdir(home, { mode: 0o700 });
  const client = path.join(out, 'daypass');
  const script = path.join(out, 'main', 'headless.js');
  const host = spawn(process.execPath, [script, '--home', home, '--memory-keychain'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  // A client that came before would start another host, which knows nothing of these endpoints.
  await Promise.race([
    once(host.stdout, 'data'),
    once(host, 'exit').then(() => Promise.reject(new Error('The host did not start.'))),
  ]);
  const locale = language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8';

  async function run(args: readonly string[], hear: (said: string) => void): Promise<string> {
    const child = spawn(client, ['--home', home, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment, LC_ALL: locale },
    });
    let [output, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      hear(chunk.toString());
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(said.trim());
    return output;
  }

  const daypass = Object.assign((...args: readonly string[]) => run(args, () => undefined), {
    listening: run,
  });
  return { daypass, line: `"${client}" --home "${home}"`, stop: () => ended(host) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
