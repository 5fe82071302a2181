import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Surroundings {
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  /** Ends the program and all that it started. */
  readonly signal?: AbortSignal | undefined;
  /** Passes on what it says on standard error while it runs. */
  readonly hear?: (said: string) => void;
}

/**
 * What it printed. It is in a group of its own, so that a Ctrl-C at the terminal reaches it only through `signal`.
 *
 * @throws Error with what it said, or the signal's reason
 */
export async function outputOf(
  [program, ...args]: readonly [string, ...string[]],
  { environment, signal, hear }: Surroundings,
): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const end = () => endGroup(child.pid);
  signal?.addEventListener('abort', end, { once: true });
  let [output, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    hear?.(text);
  });
  try {
    const [code] = await once(child, 'close');
    signal?.throwIfAborted();
    if (code !== 0) throw new Error(said.trim());
    return output;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
  } catch {
    // It went by itself.
  }
}
