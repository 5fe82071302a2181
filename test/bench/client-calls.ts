import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mostAtOnce } from '../contract/most-at-once.ts';
import { neutralEnvironment } from '../contract/processes.ts';
import { awsPaths, awsProgram } from '../identity-center/aws-programs.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import type { Report } from './report.ts';
import type { SignedInHost } from './signed-in-host.ts';
import { best, median, timed, together } from './timing.ts';

export interface ClientCalls {
  readonly host: SignedInHost;
  readonly center: IdentityCenter;
  /** The `daypass` program. */
  readonly client: string;
  readonly folder: string;
  readonly argsFor: (roleId: string) => readonly string[];
}

/** One call, many at once, warm and cold, beside a program that does nothing and a client in Node. */
export async function benchClientCalls(
  { host, center, client, folder, argsFor }: ClientCalls,
  report: Report,
): Promise<void> {
  const { daypass, roles } = host;
  const [role = ''] = roles;

  const fetched = () => center.count('GetRoleCredentials');
  const cold = roles[1] ?? '';
  center.resetCalls();
  await together(50, client, () => argsFor(cold));
  report.add('50 at once, cold, one role: requests to AWS', fetched(), 'most', 1, 'all 50 succeeded');
  // AWS is in this process, which starts all of them before it can answer the first.
  const atOnce = mostAtOnce(1000);
  center.resetCalls();
  const crowdMs = await together(atOnce, client, (n) => argsFor(roles[2 + (n % 50)] ?? ''));
  report.add(
    `${atOnce} at once over 50 roles, cold: requests to AWS`,
    fetched(),
    'most',
    50,
    `all ${atOnce} succeeded, in ${(crowdMs / 1000).toFixed(1)} s`,
  );

  const noOp = compileNoOp(folder);
  const nodeClient = await writeNodeClient(folder);
  // While a timed program runs this process waits, the embedded Identity Center in it too: fetched beforehand.
  await daypass('credentials', role);
  const warm = median(201, () => timed(client, argsFor(role)));
  const nothing = median(201, () => timed(noOp, []));
  const node = median(21, () => timed(process.execPath, [nodeClient]));
  report.add(
    'daypass credentials, warm, p50, against a no-op static program',
    warm / nothing,
    'most',
    3,
    `${warm.toFixed(2)} ms against ${nothing.toFixed(2)} ms`,
  );
  report.add(
    'a Node client against it',
    node / warm,
    'least',
    20,
    `${node.toFixed(1)} ms against ${warm.toFixed(2)} ms`,
  );

  await compareWithAwsCli(folder, warm, report);

  const ours = await best(5, () => together(50, client, () => argsFor(role)));
  const theirs = await best(5, () => together(50, noOp, () => []));
  report.add(
    '50 at once, warm, against 50 no-ops',
    ours / theirs,
    'most',
    3,
    `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`,
  );
}

/** It reads one setting: the least that it would take as a `credential_process` (`aws configure export-credentials`). */
async function compareWithAwsCli(folder: string, warm: number, report: Report): Promise<void> {
  const program = awsPaths().at(-1);
  if (program === undefined) return console.log('- the AWS CLI against it: there is none here');
  const AWS_CONFIG_FILE = path.join(folder, 'aws-config');
  await writeFile(AWS_CONFIG_FILE, '[default]\nregion = eu-central-1\n');
  const environment = { ...neutralEnvironment(folder), AWS_CONFIG_FILE };
  const { version } = await awsProgram(program, environment);
  const awsCli = median(7, () => timed(program, ['configure', 'get', 'region'], environment));
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
