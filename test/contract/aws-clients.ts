import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { awsPaths } from '../identity-center/aws-programs.ts';
import type { Home, Role } from './home.ts';
import { type Ended, type Environment, run } from './processes.ts';
import { startBucket } from './bucket.ts';

/** An AWS client that nobody here wrote, asked who it is with the profile `contract`. */
export interface AwsClient {
  readonly name: string;
  /** Why it cannot be tried on this machine; undefined: it can. */
  missing(): Promise<string | undefined>;
  identity(home: Home, role: Role): Promise<Ended>;
  /** What it prints for this role alone. */
  readonly shows: (role: Role) => string;
}

/** What it said, whichever way; some clients break lines where they like. */
export function sayingOf({ stdout, stderr }: Ended): string {
  return (stdout + stderr).replaceAll(/\s+/g, ' ');
}

const paths = awsPaths();

export const awsClients: readonly AwsClient[] = [
  ...(paths.length === 0 ? [awsCli(undefined)] : paths.map(awsCli)),
  sdkForJavaScript('fromProcess'),
  sdkForJavaScript('fromIni'),
  boto3(),
  terraform(),
];

function arnOf({ accountId, name }: Role): string {
  return `arn:aws:sts::${accountId}:assumed-role/AWSReservedSSO_${name}_`;
}

function awsCli(file: string | undefined): AwsClient {
  const ask = ['sts', 'get-caller-identity', '--profile', 'contract', '--endpoint-url'];
  return {
    name: `the AWS CLI (${file ?? 'not installed'})`,
    missing: async () => (file === undefined ? 'there is no aws program on this machine' : undefined),
    identity: async (home, role) =>
      run([file ?? '', ...ask, home.center.url], { environment: await home.profile(role.id) }),
    shows: arnOf,
  };
}

function sdkForJavaScript(provider: 'fromProcess' | 'fromIni'): AwsClient {
  const script = `
    import { ${provider} } from '@aws-sdk/credential-providers';
    import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
    const endpoint = process.env.AWS_ENDPOINT_URL_STS;
    const credentials = ${provider}({ profile: 'contract' });
    const client = new STSClient({ region: 'eu-central-1', endpoint, credentials });
    console.log((await client.send(new GetCallerIdentityCommand({}))).Arn);`;
  return {
    name: `the AWS SDK for JavaScript (${provider})`,
    missing: async () => undefined,
    identity: async (home, role) =>
      run([process.execPath, '--input-type=module', '-e', script], {
        environment: await home.profile(role.id),
      }),
    shows: arnOf,
  };
}

function boto3(): AwsClient {
  const script = `
import boto3, os
session = boto3.Session(profile_name='contract')
print(session.client('sts', endpoint_url=os.environ['AWS_ENDPOINT_URL_STS']).get_caller_identity()['Arn'])`;
  return {
    name: 'boto3',
    missing: () => unlessRuns(['python3', '-c', 'import boto3'], 'python3 here has no boto3'),
    identity: async (home, role) =>
      run(['python3', '-c', script], { environment: await home.profile(role.id) }),
    shows: arnOf,
  };
}

/** The one client in Go: its S3 backend asks STS who it is, and takes no other account than the role's. */
function terraform(): AwsClient {
  return {
    name: 'Terraform (S3 backend)',
    missing: () => unlessRuns(['terraform', 'version'], 'there is no terraform on this machine'),
    async identity(home, role) {
      const folder = await mkdtemp(path.join(path.dirname(home.folder), 'terraform-'));
      await using bucket = await startBucket();
      await writeFile(path.join(folder, 'main.tf'), backendOf(role));
      const environment: Environment = {
        ...(await home.profile(role.id)),
        AWS_ENDPOINT_URL_S3: bucket.url,
        CHECKPOINT_DISABLE: '1',
      };
      return await run(['terraform', 'init', '-no-color', '-input=false'], { environment, folder });
    },
    shows: () => 'Successfully configured the backend "s3"!',
  };
}

function backendOf({ accountId }: Role): string {
  return `terraform {
  backend "s3" {
    bucket              = "state"
    key                 = "state"
    region              = "eu-central-1"
    profile             = "contract"
    allowed_account_ids = ["${accountId}"]
    use_path_style      = true
  }
}
`;
}

async function unlessRuns(command: readonly string[], reason: string): Promise<string | undefined> {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
  const { code } = await run(command, { environment }).catch(() => ({ code: null }));
  return code === 0 ? undefined : reason;
}
