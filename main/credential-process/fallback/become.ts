import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import os from 'node:os';
import { end } from './sentences.ts';

/** What Node can do in place of becoming a program: it passes signals on to a child and ends as that ends. */
export function become(payload: Buffer): void {
  const strings = payload.toString('utf8').split('\0').slice(0, -1);
  const [program = '', ...args] = strings.filter((one) => one.startsWith('A')).map((one) => one.slice(1));
  const env = changedEnvironment(strings);
  if (payload.at(-1) !== 0 || program === '') end('malformed', 5);
  let child: ChildProcess | undefined;
  for (const signal of ['SIGHUP', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const)
    process.on(signal, () => child?.kill(signal));
  // A terminal sends these to both; a second one makes some programs drop their work where they are.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const)
    process.on(signal, () => void (hasTerminal() || child?.kill(signal)));
  child = spawn(program, args, { env, stdio: 'inherit' });
  child.on('error', (error) => {
    end('missing', 'code' in error && error.code === 'ENOENT' ? 127 : 126, program);
  });
  child.on('exit', (code, signal) => (signal === null ? process.exit(code ?? 1) : endBy(signal)));
}

function changedEnvironment(strings: readonly string[]): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const change of strings) {
    const equals = change.indexOf('=');
    if (change.startsWith('U') && equals === -1 && change.length > 1) delete env[change.slice(1)];
    else if (change.startsWith('S') && equals > 1) env[change.slice(1, equals)] = change.slice(equals + 1);
    else if (!change.startsWith('A')) end('malformed', 5);
  }
  return env;
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // One that ends nothing here has ended the child for some other reason.
  setTimeout(() => process.exit(128 + os.constants.signals[signal]), 100);
}
