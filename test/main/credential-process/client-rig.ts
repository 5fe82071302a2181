import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildClient, compileClient } from '../../../main/credential-process/build-client.mjs';
import { type Endpoint, endpoints } from '../../../main/credential-process/endpoint.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export type ClientKind = 'compiled' | 'sanitized' | 'fallback';

/** Those that this machine can make, with what the others lack in their names. */
export const clientKinds: readonly {
  readonly kind: ClientKind;
  readonly title: string;
  readonly can: boolean;
}[] = [
  { kind: 'compiled', title: 'the compiled client', can: hasCompiler('cc') },
  { kind: 'sanitized', title: 'the client under ASan and UBSan (gcc)', can: hasCompiler('gcc') },
  { kind: 'fallback', title: 'the fallback client', can: true },
];

export interface Run {
  /** Null: a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
}

export interface ClientRig extends AsyncDisposable {
  readonly folder: string;
  readonly program: string;
  readonly dataFolder: string;
  /** Where its client looks last: in this rig's folder. */
  readonly endpoint: Endpoint;
  readonly environment: Readonly<Record<string, string>>;
  start(args: readonly string[], options?: RunOptions): ChildProcess;
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
}

export const boundMs = 700;

/** A client built in a folder of its own, whose endpoint and whose waits are the rig's where it is compiled. */
export async function clientRig(kind: ClientKind, defines: readonly string[] = []): Promise<ClientRig> {
  const temporary = await temporaryFolder();
  const folder = temporary.path;
  const sharedFolder = temporary.file('t');
  const dataFolder = temporary.file('data');
  const program = temporary.file('bin', 'daypass');
  await mkdir(temporary.file('t'));
  try {
    buildClient({
      folder: path.dirname(program),
      sanitized: kind === 'sanitized',
      defines: [
        ...withUsual(defines),
        `DAYPASS_SHARED_FOLDER="${sharedFolder}"`,
        `DAYPASS_RUN_FOLDER="${folder}/run"`,
      ],
      compile: kind === 'fallback' ? () => undefined : compileClient,
    });
  } catch (error) {
    await temporary[Symbol.asyncDispose]();
    throw error;
  }
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    DAYPASS_HOME: dataFolder,
    // No exit code of the client's, so that no fault passes for one.
    ASAN_OPTIONS: 'exitcode=99:handle_abort=1',
    UBSAN_OPTIONS: 'exitcode=99',
  };
  const endpoint = lastEndpoint(dataFolder, sharedFolder);
  const start: ClientRig['start'] = (args, options = {}) => {
    const child = spawn(program, args, { cwd: folder, env: { ...environment, ...options.environment } });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    return child;
  };
  return {
    folder,
    program,
    dataFolder,
    endpoint,
    environment,
    start,
    run: (args, options) => ended(start(args, options)),
    async [Symbol.asyncDispose]() {
      await rm(endpoint.folders.at(-1) ?? '', { recursive: true, force: true });
      await temporary[Symbol.asyncDispose]();
    },
  };
}

/** What it wrote, once it and all that has its pipes have ended. */
export async function ended(child: ChildProcess): Promise<Run> {
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => error.push(chunk));
  await once(child, 'close');
  return {
    code: child.exitCode,
    stdout: Buffer.concat(out).toString('latin1'),
    stderr: Buffer.concat(error).toString('utf8'),
  };
}

export function hasCompiler(name: string): boolean {
  return spawnSync(name, ['--version']).status === 0;
}

function withUsual(defines: readonly string[]): readonly string[] {
  const names = new Set(defines.map((one) => one.split('=')[0]));
  const own = [`DAYPASS_BOUND_MS=${boundMs}`, 'DAYPASS_REACH_MS=20000'];
  return [...own.filter((one) => !names.has(one.split('=')[0])), ...defines];
}

function lastEndpoint(dataFolder: string, sharedFolder: string): Endpoint {
  const uid = process.geteuid?.() ?? 0;
  const all = endpoints(dataFolder, { kind: 'socket', uid, privateFolder: undefined, sharedFolder });
  const last = all.at(-1);
  if (last === undefined) throw new Error('no endpoint');
  return last;
}
