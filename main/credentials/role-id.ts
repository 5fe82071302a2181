/**
 * A role that a sign-in has in an account, or one assumed from another role. Printed `session/account-id/role-name` and
 * `chain:NAME`; Daypass gives no profile and no session a name with a colon, so neither can be taken for the other.
 */
export type RoleId = AssignedRoleId | ChainedRoleId;

export interface AssignedRoleId {
  readonly kind: 'assigned';
  readonly sessionId: string;
  /** 12 digits. */
  readonly accountId: string;
  readonly roleName: string;
}

interface ChainedRoleId {
  readonly kind: 'chained';
  /** Given by the user; it stands in profile lines and shells, so ASCII and no blanks. */
  readonly name: string;
}

export function printRoleId(role: RoleId): string {
  switch (role.kind) {
    case 'assigned':
      return `${role.sessionId}/${role.accountId}/${role.roleName}`;
    case 'chained':
      return `chain:${role.name}`;
  }
}

/** Undefined: not exactly one of the two forms; nothing is trimmed, folded or guessed. */
export function parseRoleId(text: string): RoleId | undefined {
  const [, name] = chainedForm.exec(text) ?? [];
  if (name !== undefined) return { kind: 'chained', name };
  const [, sessionId, accountId, roleName] = assignedForm.exec(text) ?? [];
  if (sessionId === undefined || accountId === undefined || roleName === undefined) return undefined;
  return { kind: 'assigned', sessionId, accountId, roleName };
}

const chainedForm = /^chain:([A-Za-z0-9][A-Za-z0-9_.-]{0,63})$/;
const assignedForm = /^([a-z0-9][a-z0-9-]{0,63})\/(\d{12})\/([\w+=,.@-]{1,64})$/;
