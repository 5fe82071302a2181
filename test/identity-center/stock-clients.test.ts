import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsHome } from './aws-home.ts';
import { createAwsHome, run } from './aws-home.ts';
import { awsPaths, awsProgram } from './aws-programs.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { Fields } from './json-shape.ts';
import { fieldsAt } from './json-shape.ts';
import type { Tokens } from './raw-client.ts';
import { signIn } from './raw-client.ts';

let center: IdentityCenter;
let tokens: Tokens;
const homes: AwsHome[] = [];
beforeEach(async () => {
  center = await startIdentityCenter();
  tokens = await signIn(center);
  center.resetCalls();
});
afterEach(async () => {
  await center.stop();
  await Promise.all(homes.splice(0).map((home) => home.remove()));
});

async function homeWith(secondsLeft: number): Promise<AwsHome> {
  const home = await createAwsHome(center, tokens, secondsLeft);
  homes.push(home);
  return home;
}

const operations = () => center.calls.map((call) => call.operation);
const operatorArn =
  /^arn:aws:sts::334072819650:assumed-role\/AWSReservedSSO_PaymentsOperator_[0-9a-f]{16}\/hana\.kim@hanbit\.example$/;
const refreshed = ['CreateToken', 'GetRoleCredentials', 'GetCallerIdentity'];

async function expectRewritten(home: AwsHome): Promise<void> {
  const token = await home.cachedToken();
  expect(token['accessToken']).not.toBe(tokens.accessToken);
  expect(token['refreshToken']).not.toBe(tokens.refreshToken);
  expect(center.secrets.has(String(token['accessToken']))).toBe(true);
  expect(center.secrets.has(String(token['refreshToken']))).toBe(true);
}

const identityThrough = (provider: string) => `
  import { ${provider} } from '@aws-sdk/credential-providers';
  import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
  const client = new STSClient({ region: 'ap-northeast-2', credentials: ${provider}({ profile: 'payments' }) });
  console.log((await client.send(new GetCallerIdentityCommand({}))).Arn);`;

const identity = async (provider: string, home: AwsHome) => {
  const environment = { ...home.environment, ...center.environment };
  return run(process.execPath, ['--input-type=module', '-e', identityThrough(provider)], environment);
};

describe('the AWS SDK for JavaScript', () => {
  it.each(['fromSSO', 'fromNodeProviderChain'])('works through %s', async (provider) => {
    const arn = await identity(provider, await homeWith(1800));
    expect(arn.trim()).toMatch(operatorArn);
    expect(operations()).toEqual(['GetRoleCredentials', 'GetCallerIdentity']);
  });

  it('refreshes a token with four minutes left and rewrites the file', async () => {
    const home = await homeWith(240);
    expect((await identity('fromSSO', home)).trim()).toMatch(operatorArn);
    expect(operations()).toEqual(refreshed);
    await expectRewritten(home);
  });
});

const paths = awsPaths();

describe.each(paths.length === 0 ? ['not installed'] : paths)(
  'the AWS CLI (%s)',
  { timeout: 60_000 },
  (path) => {
    it('lists accounts and roles and fetches credentials that STS accepts', async (context) => {
      context.skip(path === 'not installed', 'no aws program on this machine');
      const { environment } = await homeWith(1800);
      const call = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
        json(path, [...args, '--region', center.region, '--endpoint-url', center.url], {
          ...environment,
          ...more,
        });
      const sso = (...args: readonly string[]) =>
        call(['sso', ...args, '--access-token', tokens.accessToken]);

      expect((await sso('list-accounts', '--page-size', '3'))['accountList']).toHaveLength(7);
      expect((await sso('list-account-roles', '--account-id', '334072819650'))['roleList']).toHaveLength(2);
      const role = ['--account-id', '334072819650', '--role-name', 'PaymentsOperator'];
      const keys = fieldsAt(
        (await sso('get-role-credentials', ...role))['roleCredentials'],
        'roleCredentials',
      );
      const identity = await call(['sts', 'get-caller-identity'], {
        AWS_ACCESS_KEY_ID: String(keys['accessKeyId']),
        AWS_SECRET_ACCESS_KEY: String(keys['secretAccessKey']),
        AWS_SESSION_TOKEN: String(keys['sessionToken']),
      });
      expect(identity['Arn']).toMatch(operatorArn);
      expect(center.count('ListAccounts')).toBe(3);
    });

    it('says what the portal refuses', async (context) => {
      context.skip(path === 'not installed', 'no aws program on this machine');
      const { environment } = await homeWith(1800);
      const endpoint = ['--region', center.region, '--endpoint-url', center.url];
      const role = ['--account-id', '571029384650', '--role-name', 'DataAnalyst'];
      const fetching = (accessToken: string) =>
        run(
          path,
          ['sso', 'get-role-credentials', ...role, '--access-token', accessToken, ...endpoint],
          environment,
        );
      await expect(fetching(tokens.accessToken)).rejects.toThrow('(ForbiddenException)');
      await expect(fetching('bad')).rejects.toThrow('Session token not found or invalid');
    });

    it('works through a profile and refreshes a token with four minutes left', async (context) => {
      context.skip(path === 'not installed', 'no aws program on this machine');
      const home = await homeWith(240);
      const environment = { ...home.environment, ...center.environment };
      const { version, readsEndpointVariables } = await awsProgram(path, environment);
      context.skip(!readsEndpointVariables, `aws ${version} knows no AWS_ENDPOINT_URL_SSO`);
      const identity = await json(path, ['sts', 'get-caller-identity', '--profile', 'payments'], environment);
      expect(identity['Arn']).toMatch(operatorArn);
      expect(operations()).toEqual(refreshed);
      await expectRewritten(home);
    });
  },
);

async function json(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Fields> {
  return fieldsAt(JSON.parse(await run(path, [...args, '--output', 'json'], env)), 'The output');
}
