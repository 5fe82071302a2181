import { AppError } from '../errors.ts';
import type { Errand } from '../sso/asking.ts';
import type { Portal } from '../sso/portal.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import type { Session, Sessions } from '../sso/sessions.ts';
import { accountOf, type Chain, type ChainedRole, chainOf } from './chained-role.ts';
import type { ChainedRoles } from './chained-roles-file.ts';
import { assumeThrough, type Bases } from './chaining.ts';
import { type AssignedRoleId, parseRoleId, printRoleId, type RoleId } from './role-id.ts';
import type { AssumeRole } from './sts.ts';

/** Where a role's credentials come from. */
export interface RoleSource {
  readonly roleId: string;
  /** The sign-in it hangs on, over however many chained roles. */
  readonly sessionId: string;
  readonly accountId: string;
  /** The role of that sign-in: this one, or the one that all the chained ones begin with. */
  readonly root: AssignedRoleId;
  /** Differs when the same id has come to mean another role. Never secret. */
  readonly origin: string;
  fetch(bases: Bases, errand: Errand): Promise<RoleCredentials>;
}

export interface RoleSourceParts {
  readonly sessions: Pick<Sessions, 'get'>;
  readonly portal: Pick<Portal, 'roleCredentials'>;
  readonly chainedRoles: Pick<ChainedRoles, 'find'>;
  readonly assumeRole: AssumeRole;
  /** Names the user in CloudTrail where a chained role does not. */
  readonly userName: string;
}

/** The function throws AppError session-unknown, role-unknown, chained-role-loop. */
export function createRoleSources(parts: RoleSourceParts): (role: RoleId) => RoleSource {
  const { sessions, portal, chainedRoles, assumeRole, userName } = parts;

  function assigned(role: AssignedRoleId): RoleSource {
    const session = sessions.get(role.sessionId);
    const { sessionId, accountId, roleName } = role;
    return {
      ...{ roleId: printRoleId(role), sessionId, accountId, root: role, origin: originOf(session) },
      fetch: (_bases, errand) => portal.roleCredentials(session, accountId, roleName, errand),
    };
  }

  function chained({ links, root }: Chain): RoleSource {
    const session = sessions.get(root.sessionId);
    const [role] = links;
    const base = parseRoleId(role?.base ?? '');
    if (role === undefined || base === undefined) throw new AppError('chained-role-invalid', 'base');
    return {
      ...{ roleId: role.id, sessionId: root.sessionId, accountId: accountOf(role), root },
      origin: JSON.stringify([originOf(session), ...links.map(meaningOf)]),
      fetch: (bases, errand) =>
        assumeThrough({ role, base, endpoint: session.endpoints.sts, userName, assumeRole, bases, errand }),
    };
  }

  return (role) =>
    role.kind === 'assigned' ? assigned(role) : chained(chainOf(printRoleId(role), chainedRoles.find));
}

/** A session id may be given again after its session was removed. */
function originOf({ issuerUrl, region, endpoints }: Session): string {
  return JSON.stringify([issuerUrl, region, endpoints.sso ?? '', endpoints.sts ?? '']);
}

function meaningOf({ base, roleArn, externalId, sessionName }: ChainedRole): unknown {
  return [base, roleArn, externalId ?? '', sessionName ?? ''];
}
