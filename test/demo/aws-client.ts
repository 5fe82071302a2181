import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import type { IdentityCenter } from '../identity-center/identity-center.ts';

/** A client nobody here wrote, that asks AWS who it is. */
export interface AwsClient {
  readonly name: string;
  /** Where it reads, so that your own files stay out of it. */
  readonly files: AwsFiles;
  /** The command as a person would type it. */
  shown(profile: string): string;
  identity(profile: string): Promise<{ readonly account: string; readonly arn: string }>;
  /** What its user reads when it gets no credentials. */
  refusal(profile: string): Promise<string>;
}

interface AwsFiles {
  readonly AWS_CONFIG_FILE: string;
  readonly AWS_SHARED_CREDENTIALS_FILE: string;
}

const run = promisify(execFile);

/** The AWS CLI where there is one, else the AWS SDK for JavaScript. */
export async function findAwsClient(folder: string, center: IdentityCenter): Promise<AwsClient> {
  const files = {
    AWS_CONFIG_FILE: path.join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
  };
  const env = { ...process.env, ...files, AWS_EC2_METADATA_DISABLED: 'true' };
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'])
    Reflect.deleteProperty(env, name);
  const version = await run('aws', ['--version']).then(
    ({ stdout, stderr }) => `${stdout}${stderr}`.trim().split(' ')[0],
    () => undefined,
  );
  return version === undefined ? sdkClient(files, center) : cliClient(version, files, env, center);
}

function cliClient(
  name: string,
  files: AwsFiles,
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
    ...{ name, files },
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

function sdkClient(files: AwsFiles, { url, region }: IdentityCenter): AwsClient {
  const identityOf = (profile: string) => {
    const credentials = fromIni({ profile, configFilepath: files.AWS_CONFIG_FILE, ignoreCache: true });
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
    refusal: (profile) =>
      identityOf(profile).then(
        () => Promise.reject(new Error(`${profile} should have been refused`)),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
  };
}
