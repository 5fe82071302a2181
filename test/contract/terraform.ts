import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AwsClient } from './aws-clients.ts';
import { startBucket } from './bucket.ts';
import type { Home, Role } from './home.ts';
import { crowdSize, type Ended, run, unlessRuns } from './processes.ts';

/** The one client in Go: its S3 backend asks STS who it is, and takes no other account than the role's. */
export function terraform(): AwsClient {
  return {
    name: 'Terraform (S3 backend)',
    missing: () => unlessRuns(['terraform', 'version'], 'there is no terraform on this machine'),
    identity: (home, role, program) =>
      terraformIn(home, role, { program, module: stateKeptBy(role), commands: [['init']] }),
    shows: () => 'Successfully configured the backend "s3"!',
    async crowd(home, role, program) {
      const commands = [['init'], ['plan', `-parallelism=${crowdSize}`]];
      const ended = await terraformIn(home, role, { program, module: statesReadBy(role), commands });
      if (ended.code !== 0) throw new Error(ended.stderr);
      return ended.stdout.split('Read complete').length - 1;
    },
  };
}

interface Work {
  readonly program: string | undefined;
  readonly module: string;
  readonly commands: readonly (readonly string[])[];
}

/** How the last command ended, or the first that failed. */
async function terraformIn(home: Home, role: Role, { program, module, commands }: Work): Promise<Ended> {
  const folder = await mkdtemp(path.join(path.dirname(home.folder), 'terraform-'));
  await using bucket = await startBucket();
  await writeFile(path.join(folder, 'main.tf'), module);
  const environment = {
    ...(await home.profile(role.id, program)),
    AWS_ENDPOINT_URL_S3: bucket.url,
    CHECKPOINT_DISABLE: '1',
  };
  let ended: Ended = { code: null, stdout: '', stderr: '' };
  for (const command of commands) {
    const options = { environment, folder };
    ended = await run(['terraform', ...command, '-no-color', '-input=false'], options);
    if (ended.code !== 0) break;
  }
  return ended;
}

function stateKeptBy(role: Role): string {
  return `terraform {\n  backend "s3" {\n${settingsFor(role, 'state')}\n  }\n}\n`;
}

/** Each has a backend of its own, which gets credentials for itself. */
function statesReadBy(role: Role): string {
  return `data "terraform_remote_state" "other" {
  count   = ${crowdSize}
  backend = "s3"
  config  = {\n${settingsFor(role, 'other')}\n  }\n}\n`;
}

function settingsFor({ accountId }: Role, key: string): string {
  return `
    bucket              = "state"
    key                 = "${key}"
    region              = "eu-central-1"
    profile             = "contract"
    allowed_account_ids = ["${accountId}"]
    use_path_style      = true`;
}
