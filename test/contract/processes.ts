import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export type Environment = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly environment: Environment;
  readonly folder?: string;
  /** Called with all of standard error so far. */
  readonly onErrorText?: (text: string) => void;
}

/** Never rejects for what the program says or how it ends; one that takes more than two minutes is killed. */
export function run(
  command: readonly string[],
  { environment, folder, onErrorText = () => {} }: Surroundings,
): Promise<Ended> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 200_000,
    killSignal: 'SIGKILL',
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => onErrorText((stderr += text)));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The reason, where the program cannot be run here or ends with a fault. */
export async function unlessRuns(command: readonly string[], reason: string): Promise<string | undefined> {
  // Python finds its packages by HOME, in which Terraform would leave a file.
  const { PATH = '', HOME = '' } = process.env;
  const environment = { PATH, HOME, CHECKPOINT_DISABLE: '1' };
  const { code } = await run(command, { environment }).catch(() => ({ code: null }));
  return code === 0 ? undefined : reason;
}

/** How many of an AWS client are tried at once. */
export const crowdSize = 50;

/** As many at a time as `atOnce` says, each batch begun together. */
export async function inBatches<T>(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const done: T[] = [];
  while (done.length < count) {
    const size = Math.min(atOnce, count - done.length);
    const first = done.length;
    done.push(...(await Promise.all(Array.from({ length: size }, (_, index) => work(first + index)))));
  }
  return done;
}

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** Everything that runs and has the text in its command line, but for this process. */
export async function processesNaming(text: string): Promise<readonly RunningProcess[]> {
  const all = existsSync('/proc/self/cmdline') ? await fromProc() : await fromPs();
  return all.filter(({ pid, command }) => pid !== process.pid && command.includes(text));
}

/** This process's environment without settings of AWS, Terraform, Daypass, proxies and languages. */
export function neutralEnvironment(home: string): Environment {
  const ours = /^(AWS_|TF_|DAYPASS_|LC_|LANG)|_proxy$/i;
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || ours.test(name) ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(kept), HOME: home, LANG: 'en_US.UTF-8' };
}

/** Where there is no ps (slim containers), there is this. */
async function fromProc(): Promise<readonly RunningProcess[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const commands = pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  const texts = await Promise.all(commands);
  return pids.map((pid, index) => ({ pid, command: (texts[index] ?? '').replaceAll('\0', ' ') }));
}

async function fromPs(): Promise<readonly RunningProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,args=']);
  return stdout.split('\n').map((line) => {
    const [, pid = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command };
  });
}
