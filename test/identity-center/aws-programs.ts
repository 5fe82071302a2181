import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './aws-home.ts';

interface AwsProgram {
  readonly path: string;
  readonly version: string;
  /** Whether `AWS_ENDPOINT_URL_*` counts: from 1.29 and from 2.13 on. */
  readonly readsEndpointVariables: boolean;
}

/** The `aws` that comes first in PATH, and Debian's when it is another. */
export function awsPaths(): readonly string[] {
  const first = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'aws'))
    .find((path) => existsSync(path));
  const found = [first, '/usr/bin/aws']
    .filter((path) => path !== undefined)
    .filter((path) => existsSync(path));
  return found.filter(
    (path, index) => found.findIndex((one) => realpathSync(one) === realpathSync(path)) === index,
  );
}

export async function awsProgram(
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<AwsProgram> {
  const version = /aws-cli\/(\S+)/.exec(await run(path, ['--version'], environment))?.[1] ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { path, version, readsEndpointVariables: major === 1 ? minor >= 29 : minor >= 13 };
}
