import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { IdentityCenter } from './identity-center.ts';
import { fieldsAt } from './json-shape.ts';
import { portal, signIn } from './raw-client.ts';

export interface RoleKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Signs the first user in and fetches credentials. */
export async function roleKeys(
  center: IdentityCenter,
  accountId: string,
  roleName: string,
): Promise<RoleKeys> {
  const { accessToken } = await signIn(center);
  const query = { account_id: accountId, role_name: roleName };
  const { body } = await portal(center, accessToken, '/federation/credentials', query);
  const given = fieldsAt(body['roleCredentials'], 'roleCredentials');
  return {
    accessKeyId: String(given['accessKeyId']),
    secretAccessKey: String(given['secretAccessKey']),
    sessionToken: String(given['sessionToken']),
  };
}

export function stsWith(center: IdentityCenter, credentials: RoleKeys): STSClient {
  return new STSClient({ endpoint: center.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
}

export const teamPayments = 'arn:aws:iam::369417052848:role/team-payments';

export async function assumeTeamPayments(center: IdentityCenter, credentials: RoleKeys): Promise<RoleKeys> {
  const command = new AssumeRoleCommand({ RoleArn: teamPayments, RoleSessionName: 'hana' });
  const { Credentials } = await stsWith(center, credentials).send(command);
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}
