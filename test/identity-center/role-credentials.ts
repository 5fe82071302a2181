import { createHash } from 'node:crypto';
import { temporaryAccessKeyId, uniqueIdOf } from './access-key-id.ts';
import type { Clock } from './clock.ts';
import type { Issuer } from './issued.ts';
import type { Organization } from './organization.ts';

/** The role behind a set of temporary credentials. */
export interface RoleIdentity {
  readonly accountId: string;
  readonly role: { readonly permissionSet: string } | { readonly iamRole: string };
  /** The user name, or what AssumeRole was told. */
  readonly sessionName: string;
}

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAtMs: number;
  readonly identity: RoleIdentity;
}

export interface RoleCredentialStore {
  readonly issue: (identity: RoleIdentity, lifeSeconds: number) => RoleCredentials;
  /** Expired ones too. */
  readonly find: (accessKeyId: string) => RoleCredentials | undefined;
  readonly isExpired: (credentials: RoleCredentials) => boolean;
  /** `assumed-role` ARN and user id, the way GetCallerIdentity tells them. */
  readonly describe: (identity: RoleIdentity) => { readonly arn: string; readonly userId: string };
}

export function createRoleCredentialStore(
  organization: Organization,
  clock: Clock,
  issuer: Issuer,
): RoleCredentialStore {
  const byAccessKeyId = new Map<string, RoleCredentials>();
  return {
    issue(identity, lifeSeconds) {
      const credentials = {
        accessKeyId: temporaryAccessKeyId(identity.accountId),
        secretAccessKey: issuer.secretAccessKey(),
        sessionToken: issuer.sessionToken(),
        expiresAtMs: Math.floor(clock.nowMs() / 1000 + lifeSeconds) * 1000,
        identity,
      };
      byAccessKeyId.set(credentials.accessKeyId, credentials);
      return credentials;
    },
    find: (accessKeyId) => byAccessKeyId.get(accessKeyId),
    isExpired: (credentials) => clock.nowMs() >= credentials.expiresAtMs,
    describe({ accountId, role, sessionName }) {
      const name =
        'iamRole' in role ? role.iamRole : reservedRoleName(organization, accountId, role.permissionSet);
      return {
        arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${sessionName}`,
        userId: `${uniqueIdOf('AROA', digest(organization.name, accountId, name))}:${sessionName}`,
      };
    },
  };
}

/** The role Identity Center makes in an account for a permission set. */
function reservedRoleName(organization: Organization, accountId: string, permissionSet: string): string {
  const suffix = digest(organization.startUrl, accountId, permissionSet).toString('hex').slice(0, 16);
  return `AWSReservedSSO_${permissionSet}_${suffix}`;
}

function digest(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\n')).digest();
}
