import type { CenterContext } from './context.ts';
import type { IamRole, Organization, Trusted } from './organization.ts';
import { queryRefusal } from './refusals.ts';
import type { RoleCredentials, RoleIdentity } from './role-credentials.ts';

/** Every caller here holds a role already, so every call is role chaining. */
export function assumeRole(context: CenterContext, caller: RoleCredentials, form: URLSearchParams): string {
  const roleArn = form.get('RoleArn') ?? '';
  const sessionName = form.get('RoleSessionName') ?? '';
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) throw invalid(sessionName, 'roleSessionName', '[\\w+=,.@-]*');
  const seconds = durationOf(form.get('DurationSeconds'));
  const role = iamRoleOf(context.organization, roleArn);
  const trusted = role?.trusts.some((one) => trusts(one, caller.identity, form.get('ExternalId'))) ?? false;
  if (role === undefined || !trusted) throw denied(context, caller, roleArn);
  const identity = { accountId: role.accountId, role: { iamRole: role.name }, sessionName };
  const credentials = context.roleCredentials.issue(identity, seconds);
  const { arn, userId } = context.roleCredentials.describe(identity);
  const expiration = new Date(credentials.expiresAtMs).toISOString().replace('.000Z', 'Z');
  return [
    `<AssumedRoleUser><AssumedRoleId>${userId}</AssumedRoleId><Arn>${arn}</Arn></AssumedRoleUser>`,
    `<Credentials><AccessKeyId>${credentials.accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${credentials.sessionToken}</SessionToken>`,
    `<Expiration>${expiration}</Expiration></Credentials>`,
  ].join('');
}

function durationOf(text: string | null): number {
  if (text === null) return 3600;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 900) {
    throw invalid(text, 'durationSeconds', 'Member must have value greater than or equal to 900');
  }
  if (seconds > 43_200)
    throw invalid(text, 'durationSeconds', 'Member must have value less than or equal to 43200');
  if (seconds <= 3600) return seconds;
  throw queryRefusal(
    400,
    'ValidationError',
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  );
}

function iamRoleOf(organization: Organization, arn: string): IamRole | undefined {
  const [, accountId, name] = /^arn:aws:iam::(\d{12}):role\/([\w+=,.@-]+)$/.exec(arn) ?? [];
  return organization.iamRoles.find((role) => role.accountId === accountId && role.name === name);
}

function trusts(trusted: Trusted, caller: RoleIdentity, externalId: string | null): boolean {
  if (trusted.externalId !== 'none' && trusted.externalId.equals !== externalId) return false;
  return (
    trusted.accountId === caller.accountId &&
    (trusted.role === 'any' || isSameRole(trusted.role, caller.role))
  );
}

function isSameRole(one: RoleIdentity['role'], other: RoleIdentity['role']): boolean {
  if ('iamRole' in one) return 'iamRole' in other && one.iamRole === other.iamRole;
  return 'permissionSet' in other && one.permissionSet === other.permissionSet;
}

/** AWS does not tell a role that is missing from one that does not trust the caller. */
function denied(context: CenterContext, caller: RoleCredentials, roleArn: string): Error {
  const { arn } = context.roleCredentials.describe(caller.identity);
  const message = `User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  return queryRefusal(403, 'AccessDenied', message);
}

function invalid(value: string, member: string, constraint: string): Error {
  const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`;
  return queryRefusal(400, 'ValidationError', message);
}
