import { fieldsAt, isFields, listAt, numberAt, textAt } from './json-shape.ts';
import type {
  Account,
  Assignment,
  Group,
  IamRole,
  Organization,
  PermissionSet,
  Principal,
  SessionLengths,
  Trusted,
  User,
} from './organization.ts';

/** Shapes first, then the references between the parts. */
export function checkOrganization(value: unknown): Organization {
  const fields = fieldsAt(value, 'The organization');
  const organization: Organization = {
    name: textAt(fields['name'], 'name'),
    region: textAt(fields['region'], 'region', /^[a-z]{2}(-[a-z]+)+-\d$/),
    startUrl: textAt(fields['startUrl'], 'startUrl', /^https:\/\/\S+$/),
    lengths: lengthsAt(fields['lengths'], 'lengths'),
    accounts: listAt(fields['accounts'], 'accounts', accountAt),
    groups: listAt(fields['groups'], 'groups', groupAt),
    users: listAt(fields['users'], 'users', userAt),
    permissionSets: listAt(fields['permissionSets'], 'permissionSets', permissionSetAt),
    assignments: listAt(fields['assignments'], 'assignments', assignmentAt),
    iamRoles: listAt(fields['iamRoles'], 'iamRoles', iamRoleAt),
  };
  checkReferences(organization);
  return organization;
}

const accountId = /^\d{12}$/;
const roleName = /^[\w+=,.@-]{1,64}$/;
const permissionSetName = /^[\w+=,.@-]{1,32}$/;

function lengthsAt(value: unknown, place: string): SessionLengths {
  const fields = fieldsAt(value, place);
  const number = (name: string, min: number, max: number) =>
    numberAt(fields[name], `${place}.${name}`, min, max);
  return {
    portalSessionMinutes: number('portalSessionMinutes', 15, 129_600),
    accessTokenMinutes: number('accessTokenMinutes', 1, 1440),
    registrationDays: number('registrationDays', 1, 365),
    devicePollSeconds: number('devicePollSeconds', 1, 60),
  };
}

function accountAt(value: unknown, place: string): Account {
  const fields = fieldsAt(value, place);
  return {
    id: textAt(fields['id'], `${place}.id`, accountId),
    name: textAt(fields['name'], `${place}.name`),
    email: textAt(fields['email'], `${place}.email`, /^\S+@\S+$/),
    unit: textAt(fields['unit'], `${place}.unit`),
  };
}

function groupAt(value: unknown, place: string): Group {
  const fields = fieldsAt(value, place);
  return {
    name: textAt(fields['name'], `${place}.name`),
    description: textAt(fields['description'], `${place}.description`),
  };
}

function userAt(value: unknown, place: string): User {
  const fields = fieldsAt(value, place);
  return {
    userName: textAt(fields['userName'], `${place}.userName`, /^[\w+=,.@-]{2,64}$/),
    displayName: textAt(fields['displayName'], `${place}.displayName`),
    email: textAt(fields['email'], `${place}.email`, /^\S+@\S+$/),
    groups: listAt(fields['groups'], `${place}.groups`, textAt),
  };
}

function permissionSetAt(value: unknown, place: string): PermissionSet {
  const fields = fieldsAt(value, place);
  return {
    name: textAt(fields['name'], `${place}.name`, permissionSetName),
    description: textAt(fields['description'], `${place}.description`),
    sessionHours: numberAt(fields['sessionHours'], `${place}.sessionHours`, 1, 12),
  };
}

function assignmentAt(value: unknown, place: string): Assignment {
  const fields = fieldsAt(value, place);
  return {
    to: principalAt(fields['to'], `${place}.to`),
    accountIds: listAt(fields['accountIds'], `${place}.accountIds`, textAt),
    permissionSets: listAt(fields['permissionSets'], `${place}.permissionSets`, textAt),
  };
}

function principalAt(value: unknown, place: string): Principal {
  const fields = fieldsAt(value, place);
  if ('group' in fields) return { group: textAt(fields['group'], `${place}.group`) };
  return { user: textAt(fields['user'], `${place}.user`) };
}

function iamRoleAt(value: unknown, place: string): IamRole {
  const fields = fieldsAt(value, place);
  return {
    accountId: textAt(fields['accountId'], `${place}.accountId`),
    name: textAt(fields['name'], `${place}.name`, roleName),
    trusts: listAt(fields['trusts'], `${place}.trusts`, trustedAt),
  };
}

function trustedAt(value: unknown, place: string): Trusted {
  const fields = fieldsAt(value, place);
  const externalId = fields['externalId'];
  return {
    accountId: textAt(fields['accountId'], `${place}.accountId`, accountId),
    role: trustedRoleAt(fields['role'], `${place}.role`),
    externalId: isFields(externalId)
      ? { equals: textAt(externalId['equals'], `${place}.externalId.equals`) }
      : 'none',
  };
}

function trustedRoleAt(value: unknown, place: string): Trusted['role'] {
  if (value === 'any') return value;
  const fields = fieldsAt(value, place);
  if ('iamRole' in fields) return { iamRole: textAt(fields['iamRole'], `${place}.iamRole`, roleName) };
  return { permissionSet: textAt(fields['permissionSet'], `${place}.permissionSet`, permissionSetName) };
}

function checkReferences(organization: Organization): void {
  const accounts = unique(
    'account',
    organization.accounts.map((account) => account.id),
  );
  const groups = unique(
    'group',
    organization.groups.map((group) => group.name),
  );
  const users = unique(
    'user',
    organization.users.map((user) => user.userName),
  );
  const sets = unique(
    'permission set',
    organization.permissionSets.map((set) => set.name),
  );
  if (users.size === 0) throw new Error('The organization has no user, so nobody could sign in.');
  for (const user of organization.users) {
    for (const group of user.groups) known('group', group, groups, `User ${user.userName}`);
  }
  for (const [index, { to, accountIds, permissionSets }] of organization.assignments.entries()) {
    const place = `assignments[${index}]`;
    if ('group' in to) known('group', to.group, groups, place);
    else known('user', to.user, users, place);
    for (const id of accountIds) known('account', id, accounts, place);
    for (const name of permissionSets) known('permission set', name, sets, place);
  }
  for (const role of organization.iamRoles)
    known('account', role.accountId, accounts, `IAM role ${role.name}`);
}

function unique(kind: string, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new Error(`There are two of the ${kind} "${name}".`);
    seen.add(name);
  }
  return seen;
}

function known(kind: string, name: string, all: ReadonlySet<string>, place: string): void {
  if (!all.has(name)) throw new Error(`${place} names the ${kind} "${name}", which does not exist.`);
}
