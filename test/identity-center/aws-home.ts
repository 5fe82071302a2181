import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IdentityCenter } from './identity-center.ts';
import type { Fields } from './json-shape.ts';
import { fieldsAt } from './json-shape.ts';
import type { Tokens } from './raw-client.ts';

/** A home directory as `aws configure sso` and `aws sso login` leave it, with one profile named `payments`. */
export interface AwsHome {
  /** This process's environment without its AWS settings, and with this home's. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cachedToken: () => Promise<Fields>;
  readonly remove: () => Promise<void>;
}

const sessionName = 'hanbit';

export async function createAwsHome(
  center: IdentityCenter,
  tokens: Tokens,
  secondsLeft: number,
): Promise<AwsHome> {
  const home = await mkdtemp(join(tmpdir(), 'daypass-aws-home-'));
  const cache = join(home, '.aws', 'sso', 'cache');
  const token = join(cache, `${createHash('sha1').update(sessionName).digest('hex')}.json`);
  const config = join(home, '.aws', 'config');
  await mkdir(cache, { recursive: true });
  await writeFile(config, configOf(center));
  await writeFile(token, JSON.stringify(tokenOf(center, tokens, secondsLeft)), { mode: 0o600 });
  return {
    environment: {
      ...withoutAws(process.env),
      HOME: home,
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    },
    cachedToken: async () => fieldsAt(JSON.parse(await readFile(token, 'utf8')), 'The token file'),
    remove: () => rm(home, { recursive: true }),
  };
}

const execute = promisify(execFile);

/** @returns what the program printed. @throws when it fails, with what it said. */
export async function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await execute(program, [...args], { env: environment, timeout: 60_000 });
  return stdout;
}

function configOf({ region, startUrl }: IdentityCenter): string {
  return `[sso-session ${sessionName}]
sso_region = ${region}
sso_start_url = ${startUrl}
sso_registration_scopes = sso:account:access

[profile payments]
sso_session = ${sessionName}
sso_account_id = 334072819650
sso_role_name = PaymentsOperator
region = ${region}
`;
}

function tokenOf({ region, startUrl }: IdentityCenter, tokens: Tokens, secondsLeft: number): object {
  const { accessToken, refreshToken, clientId, clientSecret } = tokens;
  return {
    startUrl,
    region,
    accessToken,
    expiresAt: inSeconds(secondsLeft),
    clientId,
    clientSecret,
    registrationExpiresAt: inSeconds(90 * 86_400),
    refreshToken,
  };
}

/** `YYYY-MM-DDTHH:MM:SSZ`, as the CLI writes it. */
function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

function withoutAws(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('AWS_'));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
