import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mostAtOnce } from '../contract/most-at-once.ts';
import { neutralEnvironment } from '../contract/processes.ts';
import { awsPaths, awsProgram } from '../identity-center/aws-programs.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import type { Report } from './report.ts';
import type { SignedInHost } from './signed-in-host.ts';
import { inTurn, type Program, together } from './timing.ts';

export interface ClientCalls {
  readonly host: SignedInHost;
  readonly center: IdentityCenter;
  /** The `daypass` program. */
  readonly client: string;
  readonly folder: string;
  readonly argsFor: (roleId: string) => readonly string[];
}

/** One call, many at once, warm and cold, beside a program that does nothing and a client in Node. */
export async function benchClientCalls(calls: ClientCalls, report: Report): Promise<void> {
  await benchColdCrowds(calls, report);
  await benchWarmCalls(calls, report);
}

async function benchColdCrowds({ host, center, ...calls }: ClientCalls, report: Report): Promise<void> {
  const { roles } = host;
  const fetched = () => center.count('GetRoleCredentials');
  center.resetCalls();
  await together(crowd(50, () => calling(calls, roles[1])));
  report.add('50 at once, cold, one role: requests to AWS', fetched(), 'most', 1, 'all 50 succeeded');
  const atOnce = mostAtOnce(1000);
  center.resetCalls();
  const crowdMs = await together(crowd(atOnce, (n) => calling(calls, roles[2 + (n % 50)])));
  report.add(
    `${atOnce} at once over 50 roles, cold: requests to AWS`,
    fetched(),
    'most',
    50,
    `all ${atOnce} succeeded, in ${(crowdMs / 1000).toFixed(1)} s`,
  );
}

async function benchWarmCalls({ host, folder, ...calls }: ClientCalls, report: Report): Promise<void> {
  const ours = calling(calls, host.roles[0]);
  await together([ours]);
  const noOp: Program = { file: compileNoOp(folder), args: [] };
  const [warm = Number.NaN, nothing = Number.NaN] = await inTurn(201, ours, noOp);
  report.add(
    'daypass credentials, warm, p50, against a no-op static program',
    warm / nothing,
    'most',
    3,
    `${warm.toFixed(2)} ms against ${nothing.toFixed(2)} ms, both started by a small program in Node`,
  );
  const nodeClient: Program = { file: process.execPath, args: [await writeNodeClient(folder)] };
  const [inNode = Number.NaN, beside = Number.NaN] = await inTurn(21, nodeClient, ours);
  report.add(
    'a Node client against it',
    inNode / beside,
    'least',
    20,
    `${inNode.toFixed(1)} ms against ${beside.toFixed(2)} ms`,
  );
  await compareWithAwsCli(folder, warm, report);
  const fifty = await together(
    crowd(50, () => ours),
    { rounds: 5 },
  );
  const fiftyNoOps = await together(
    crowd(50, () => noOp),
    { rounds: 5 },
  );
  report.add(
    '50 at once, warm, against 50 no-ops',
    fifty / fiftyNoOps,
    'most',
    3,
    `${fifty.toFixed(0)} ms against ${fiftyNoOps.toFixed(0)} ms`,
  );
}

function calling({ client, argsFor }: Pick<ClientCalls, 'client' | 'argsFor'>, roleId = ''): Program {
  return { file: client, args: argsFor(roleId) };
}

function crowd(count: number, program: (n: number) => Program): readonly Program[] {
  return Array.from({ length: count }, (_, n) => program(n));
}

/** It reads one setting: the least that it would take as a `credential_process` (`aws configure export-credentials`). */
async function compareWithAwsCli(folder: string, warm: number, report: Report): Promise<void> {
  const program = awsPaths().at(-1);
  if (program === undefined) return console.log('- the AWS CLI against it: there is none here');
  const AWS_CONFIG_FILE = path.join(folder, 'aws-config');
  await writeFile(AWS_CONFIG_FILE, '[default]\nregion = eu-central-1\n');
  const env = { ...neutralEnvironment(folder), AWS_CONFIG_FILE };
  const { version } = await awsProgram(program, env);
  const [awsCli = Number.NaN] = await inTurn(7, { file: program, args: ['configure', 'get', 'region'], env });
  const detail = `${awsCli.toFixed(0)} ms against ${warm.toFixed(2)} ms; ${program}`;
  report.tell(`the AWS CLI (${version}), which only reads a setting, against it`, awsCli / warm, detail);
}

function compileNoOp(folder: string): string {
  const file = path.join(folder, 'no-op');
  const flags = ['-O2', '-static', '-x', 'c', '-', '-o', file];
  for (const compiler of ['musl-gcc', 'cc'])
    if (spawnSync(compiler, flags, { input: 'int main(void) { return 0; }' }).status === 0) return file;
  throw new Error('A C compiler is needed to compare with.');
}

/** What a client in Node would take at the least: start, connect, read an answer of the same size. */
async function writeNodeClient(folder: string): Promise<string> {
  const file = path.join(folder, 'client.cjs');
  await writeFile(file, "require('node:net'); process.stdout.write('x'.repeat(1200));\n");
  return file;
}
