import { awsPaths } from '../identity-center/aws-programs.ts';
import type { Home, Role } from './home.ts';
import { crowdSize, type Ended, run, unlessRuns } from './processes.ts';
import { terraform } from './terraform.ts';

/** An AWS client that nobody here wrote, asked who it is with the profile `contract`. */
export interface AwsClient {
  readonly name: string;
  /** Why it cannot be tried on this machine; undefined: it can. */
  missing(): Promise<string | undefined>;
  /** `program`: of the `credential_process` line, the installed `daypass` unless given. */
  identity(home: Home, role: Role, program?: string): Promise<Ended>;
  /** What it prints for this role alone. */
  readonly shows: (role: Role) => string;
  /**
   * A crowd of it at once, each running the program of the line for itself: how many came to the role.
   * @throws Error with what they said when one did not
   */
  crowd(home: Home, role: Role, program: string): Promise<number>;
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

/** How many of all that was printed are of this role. */
function shownIn(all: readonly Ended[], role: Role): number {
  const failed = all.find(({ code }) => code !== 0);
  if (failed !== undefined) throw new Error(sayingOf(failed));
  return all.reduce((sum, { stdout }) => sum + stdout.split(arnOf(role)).length - 1, 0);
}

function awsCli(file: string | undefined): AwsClient {
  const ask = ['sts', 'get-caller-identity', '--profile', 'contract', '--endpoint-url'];
  const askWith = async (home: Home, role: Role, program?: string) => {
    const environment = await home.profile(role.id, program);
    return () => run([file ?? '', ...ask, home.center.url], { environment });
  };
  return {
    name: `the AWS CLI (${file ?? 'not installed'})`,
    missing: async () => (file === undefined ? 'there is no aws program on this machine' : undefined),
    identity: async (...asked) => (await askWith(...asked))(),
    shows: arnOf,
    async crowd(home, role, program) {
      const one = await askWith(home, role, program);
      return shownIn(await Promise.all(Array.from({ length: crowdSize }, one)), role);
    },
  };
}

function sdkForJavaScript(provider: 'fromProcess' | 'fromIni'): AwsClient {
  // A provider of its own for each, for one shares what it has got.
  const script = (count: number) => `
    import { ${provider} } from '@aws-sdk/credential-providers';
    import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
    const endpoint = process.env.AWS_ENDPOINT_URL_STS;
    const clients = Array.from({ length: ${count} }, () => {
      const credentials = ${provider}({ profile: 'contract' });
      return new STSClient({ region: 'eu-central-1', endpoint, credentials });
    });
    const answers = await Promise.all(clients.map((client) => client.send(new GetCallerIdentityCommand({}))));
    for (const { Arn } of answers) console.log(Arn);`;
  const ask = async (count: number, home: Home, role: Role, program?: string) =>
    run([process.execPath, '--input-type=module', '-e', script(count)], {
      environment: await home.profile(role.id, program),
    });
  return {
    name: `the AWS SDK for JavaScript (${provider})`,
    missing: async () => undefined,
    identity: (...asked) => ask(1, ...asked),
    shows: arnOf,
    crowd: async (home, role, program) => shownIn([await ask(crowdSize, home, role, program)], role),
  };
}

function boto3(): AwsClient {
  const identity = `
import boto3, os, threading
def arn_of(session):
    return session.client('sts', endpoint_url=os.environ['AWS_ENDPOINT_URL_STS']).get_caller_identity()['Arn']
`;
  const one = `${identity}print(arn_of(boto3.Session(profile_name='contract')))`;
  // To make fifty of its clients takes ten seconds; one tells who all are that have the same keys.
  const many = `${identity}
sessions, gate = [boto3.Session(profile_name='contract') for _ in range(${crowdSize})], threading.Barrier(${crowdSize})
def ask(session):
    gate.wait()
    session.get_credentials().get_frozen_credentials()
threads = [threading.Thread(target=ask, args=[session]) for session in sessions]
for thread in threads: thread.start()
for thread in threads: thread.join()
first, arn = sessions[0].get_credentials().get_frozen_credentials(), arn_of(sessions[0])
for session in sessions:
    if session.get_credentials().get_frozen_credentials() == first: print(arn)`;
  const ask = async (script: string, home: Home, role: Role, program?: string) =>
    run(['python3', '-c', script], { environment: await home.profile(role.id, program) });
  return {
    name: 'boto3',
    missing: () => unlessRuns(['python3', '-c', 'import boto3'], 'python3 here has no boto3'),
    identity: (...asked) => ask(one, ...asked),
    shows: arnOf,
    crowd: async (home, role, program) => shownIn([await ask(many, home, role, program)], role),
  };
}
