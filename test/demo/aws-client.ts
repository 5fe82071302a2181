import path from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { outputOf } from './command.ts';

/** A client nobody here wrote, that asks AWS who it is. */
export interface AwsClient {
  readonly name: string;
  /** The variables that say where its files are. */
  readonly files: Readonly<Record<'AWS_CONFIG_FILE' | 'AWS_SHARED_CREDENTIALS_FILE', string>>;
  /** The command as a person would type it. */
  shown(profile: string): string;
  identity(profile: string): Promise<{ readonly account: string; readonly arn: string }>;
  /** One line for a shell that has other AWS files, and perhaps the same profile in them; undefined: it has no command. */
  typed(profile: string): string | undefined;
  /** What its user reads when it gets no credentials. */
  refusal(profile: string): Promise<string>;
}

export interface AwsSurroundings {
  /** Where its config is, and nothing else of its user's. */
  readonly folder: string;
  readonly center: IdentityCenter;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** The AWS CLI where there is one, else the AWS SDK for JavaScript. */
export async function findAwsClient(around: AwsSurroundings): Promise<AwsClient> {
  const { signal } = around;
  const version = await outputOf(['aws', '--version'], { environment: process.env, signal }).catch(() => '');
  signal.throwIfAborted();
  const [name = ''] = version.trim().split(' ');
  return name.startsWith('aws-cli/') ? cliClient(name, around) : sdkClient(around);
}

function cliClient(name: string, { folder, center: { url }, signal }: AwsSurroundings): AwsClient {
  const files = filesIn(folder);
  const others = Object.entries(process.env).filter(([variable]) => !variable.startsWith('AWS_'));
  const environment = { ...Object.fromEntries(others), ...files, AWS_EC2_METADATA_DISABLED: 'true' };
  const command = (profile: string) =>
    ['aws', 'sts', 'get-caller-identity', '--profile', profile, '--endpoint-url', url] as const;
  const call = (profile: string) =>
    outputOf([...command(profile), '--output', 'json'], { environment, signal });
  const shown = (profile: string) => command(profile).join(' ');
  return {
    ...{ name, files, shown },
    typed(profile) {
      const settings = Object.entries(files).map(([variable, file]) => `${variable}=${file}`);
      return `env ${settings.join(' ')} ${shown(profile)}`;
    },
    async identity(profile) {
      const { Account: account, Arn: arn }: Record<string, unknown> = JSON.parse(await call(profile));
      return { account: String(account), arn: String(arn) };
    },
    refusal: (profile) => refusalOf(profile, call(profile), signal),
  };
}

function filesIn(folder: string): AwsClient['files'] {
  return {
    AWS_CONFIG_FILE: path.join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
  };
}

async function refusalOf(profile: string, call: Promise<unknown>, signal: AbortSignal): Promise<string> {
  const said = await call.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  signal.throwIfAborted();
  if (said === undefined) throw new Error(`${profile} should have been refused.`);
  return said;
}

function sdkClient({ folder, center: { url, region }, signal }: AwsSurroundings): AwsClient {
  const files = filesIn(folder);
  const identityOf = (profile: string) => {
    const credentials = fromIni({
      ...{ profile, configFilepath: files.AWS_CONFIG_FILE, ignoreCache: true },
      filepath: files.AWS_SHARED_CREDENTIALS_FILE,
    });
    return new STSClient({ region, endpoint: url, credentials, maxAttempts: 1 }).send(
      new GetCallerIdentityCommand({}),
    );
  };
  return {
    ...{ name: 'aws-sdk-js', files },
    shown: (profile) => `(AWS SDK for JavaScript) GetCallerIdentity with profile ${profile}`,
    async identity(profile) {
      const { Account: account = '', Arn: arn = '' } = await identityOf(profile);
      return { account, arn };
    },
    typed: () => undefined,
    refusal: (profile) => refusalOf(profile, identityOf(profile), signal),
  };
}
