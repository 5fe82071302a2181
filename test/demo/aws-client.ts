import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import type { IdentityCenter } from '../identity-center/identity-center.ts';

/** A client nobody here wrote, that asks AWS who it is. */
export interface AwsClient {
  readonly name: string;
  readonly configFile: string;
  /** The command as a person would type it. */
  shown(profile: string): string;
  identity(profile: string): Promise<{ readonly account: string; readonly arn: string }>;
  /** What its user reads when it gets no credentials. */
  refusal(profile: string): Promise<string>;
}

const run = promisify(execFile);

/** The AWS CLI where there is one, else the AWS SDK for JavaScript. */
export async function findAwsClient(folder: string, center: IdentityCenter): Promise<AwsClient> {
  const configFile = path.join(folder, 'config');
  const env = {
    ...process.env,
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'])
    Reflect.deleteProperty(env, name);
  const version = await run('aws', ['--version']).then(
    ({ stdout, stderr }) => `${stdout}${stderr}`.trim().split(' ')[0],
    () => undefined,
  );
  return version === undefined ? sdkClient(configFile, center) : cliClient(version, configFile, env, center);
}

function cliClient(
  name: string,
  configFile: string,
  env: NodeJS.ProcessEnv,
  { url }: IdentityCenter,
): AwsClient {
  const argsFor = (profile: string) => [
    'sts',
    'get-caller-identity',
    '--profile',
    profile,
    '--output',
    'json',
  ];
  const call = (profile: string) => run('aws', [...argsFor(profile), '--endpoint-url', url], { env });
  return {
    ...{ name, configFile },
    shown: (profile) => `aws sts get-caller-identity --profile ${profile} --endpoint-url ${url}`,
    async identity(profile) {
      const { stdout } = await call(profile);
      const { Account: account, Arn: arn }: Record<string, unknown> = JSON.parse(stdout);
      return { account: String(account), arn: String(arn) };
    },
    refusal: (profile) =>
      call(profile).then(
        () => Promise.reject(new Error(`${profile} should have been refused`)),
        (error: unknown) =>
          error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error),
      ),
  };
}

function sdkClient(configFile: string, { url, region }: IdentityCenter): AwsClient {
  const identityOf = (profile: string) => {
    const credentials = fromIni({ profile, configFilepath: configFile, ignoreCache: true });
    return new STSClient({ region, endpoint: url, credentials, maxAttempts: 1 }).send(
      new GetCallerIdentityCommand({}),
    );
  };
  return {
    ...{ name: 'aws-sdk-js', configFile },
    shown: (profile) => `(AWS SDK for JavaScript) GetCallerIdentity with profile ${profile}`,
    async identity(profile) {
      const { Account: account = '', Arn: arn = '' } = await identityOf(profile);
      return { account, arn };
    },
    refusal: (profile) =>
      identityOf(profile).then(
        () => Promise.reject(new Error(`${profile} should have been refused`)),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
  };
}
