import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateOrganization } from '../identity-center/generate.ts';
import { startIdentityCenter } from '../identity-center/identity-center.ts';
import { ask, requestLine } from '../main/credential-process/ask.ts';
import { type Barrage, barrage } from '../main/credential-process/malformed-lines.ts';
import { startSignedInHost } from './signed-in-host.ts';
import { descriptorsOf, memoryOf, soak, type Soaked, type SoakResult } from './soak.ts';

export interface MemoryResult {
  readonly ours: SoakResult;
  readonly echo: SoakResult;
  readonly rolesListed: number;
  readonly malformed: MalformedResult;
}

interface MalformedResult extends Barrage {
  /** Heap after collecting garbage, at the end against the beginning. */
  readonly growth: number;
  readonly descriptorsGrown: number;
}

/** How many of the roles listed have credentials and are asked for: what one AWS account's tooling uses at a time, and more. */
const rolesAsked = 50;

/** A host with 3,000 roles listed, and an echo server in Node, after the same requests. */
export async function measureMemory(folder: string, requests: number): Promise<MemoryResult> {
  const organization = generateOrganization({ accounts: 1000, rolesPerAccount: 3, seed: 'memory' });
  const center = await startIdentityCenter({ organization });
  const probeFile = path.join(folder, 'host.memory');
  const host = await startSignedInHost(path.join(folder, 'memory'), center, probing(probeFile));
  try {
    const roles = host.roles.slice(0, rolesAsked);
    for (const role of roles) await host.daypass('credentials', role);
    // The last frame is q with one byte, the exit code.
    const ours = await soak({ ...host, probeFile }, roles, requests, (answer) => answer.at(-1) === 0);
    return {
      ...{ ours, rolesListed: host.roles.length },
      echo: await soakEcho(folder, roles, requests),
      malformed: await sendMalformed({ ...host, probeFile }, roles[0] ?? '', requests),
    };
  } finally {
    await host.stop();
    await center.stop();
  }
}

async function sendMalformed(server: Soaked, role: string, count: number): Promise<MalformedResult> {
  const { socketPath, pid } = server;
  const isAnswered = async () => (await ask(socketPath, requestLine(['credentials', role]))).code === 0;
  const [before, descriptors] = [await memoryOf(server), descriptorsOf(pid)];
  const result = await barrage(socketPath, count, isAnswered);
  // Those that were dripping leave with the next turn of its loop.
  const after = await memoryOf(server);
  return {
    ...result,
    growth: after.heapBytes / before.heapBytes,
    descriptorsGrown: descriptorsOf(pid) - descriptors,
  };
}

async function soakEcho(folder: string, roles: readonly string[], requests: number): Promise<SoakResult> {
  const [socketPath, probeFile] = [path.join(folder, 'echo.socket'), path.join(folder, 'echo.memory')];
  const script = fileURLToPath(new URL('./echo-server.mjs', import.meta.url));
  const server = spawn(process.execPath, [script, socketPath], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...probing(probeFile) },
  });
  try {
    await once(server.stdout, 'data');
    const soaked = { socketPath, probeFile, pid: server.pid ?? 0 };
    return await soak(soaked, roles, requests, (answer) => answer.at(-1) === 10);
  } finally {
    server.kill();
  }
}

function probing(file: string): Readonly<Record<string, string>> {
  const probe = new URL('./memory-probe.mjs', import.meta.url);
  return { NODE_OPTIONS: `--import=${probe.href}`, DAYPASS_MEMORY_PROBE: file };
}
