import { AppError } from '../errors.ts';
import { isFields } from '../schema.ts';
import { partitionOf } from '../sso/regions.ts';
import { type AssignedRoleId, parseRoleId } from './role-id.ts';

/** A role that another role's credentials assume. Never secret. */
export interface ChainedRole {
  /** `chain:NAME`; given once, never changed. */
  readonly id: string;
  /** The role id that assumes it, of either kind. */
  readonly base: string;
  readonly roleArn: string;
  readonly externalId?: string;
  /** What CloudTrail shows; unless given, it names this computer's user. */
  readonly sessionName?: string;
  /** 900 to 3600: AWS allows a chained role an hour at most. */
  readonly durationSeconds: number;
  /** Of the STS that is asked. */
  readonly region: string;
}

export const longestSeconds = 3600;

/** The name of the first field that AWS would not take; undefined: none. */
export function invalidField(role: ChainedRole): keyof ChainedRole | undefined {
  const partition = partitionOf(role.region);
  if (parseRoleId(role.id)?.kind !== 'chained') return 'id';
  if (parseRoleId(role.base) === undefined) return 'base';
  if (partition === undefined) return 'region';
  if (partOf(role.roleArn)?.partition !== partition) return 'roleArn';
  if (role.externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(role.externalId)) return 'externalId';
  if (role.sessionName !== undefined && !/^[\w+=,.@-]{2,64}$/.test(role.sessionName)) return 'sessionName';
  const { durationSeconds } = role;
  const allowed = Number.isInteger(durationSeconds) && durationSeconds >= 900;
  return allowed && durationSeconds <= longestSeconds ? undefined : 'durationSeconds';
}

/** Undefined: not a valid chained role. */
export function parseChainedRole(value: unknown): ChainedRole | undefined {
  if (!isFields(value)) return undefined;
  const { id, base, roleArn, region, durationSeconds = longestSeconds, externalId, sessionName } = value;
  if (typeof id !== 'string' || typeof base !== 'string' || typeof roleArn !== 'string') return undefined;
  if (typeof region !== 'string' || typeof durationSeconds !== 'number') return undefined;
  if (!isTextOrAbsent(externalId) || !isTextOrAbsent(sessionName)) return undefined;
  const role = {
    ...{ id, base, roleArn, region, durationSeconds },
    ...(externalId === undefined ? {} : { externalId }),
    ...(sessionName === undefined ? {} : { sessionName }),
  };
  return invalidField(role) === undefined ? role : undefined;
}

/** 12 digits. @throws AppError chained-role-invalid */
export function accountOf({ roleArn }: Pick<ChainedRole, 'roleArn'>): string {
  const part = partOf(roleArn);
  if (part === undefined) throw new AppError('chained-role-invalid', 'roleArn');
  return part.accountId;
}

export interface Chain {
  /** From the role itself down to the one that the root assumes. */
  readonly links: readonly ChainedRole[];
  readonly root: AssignedRoleId;
}

/** A circle is a chain that is too long. */
const mostLinks = 5;

/**
 * What a chained role hangs on.
 *
 * @throws AppError role-unknown, chained-role-loop
 */
export function chainOf(id: string, find: (id: string) => ChainedRole | undefined): Chain {
  const links: ChainedRole[] = [];
  for (let next = id; ;) {
    const role = parseRoleId(next);
    if (role?.kind === 'assigned') return { links, root: role };
    const link = find(next);
    if (link === undefined) throw new AppError('role-unknown', next);
    if (links.length === mostLinks) throw new AppError('chained-role-loop', id);
    links.push(link);
    next = link.base;
  }
}

/** IAM allows more in a path than `\w+=,.@-`, but nothing that is in use and safe on a command line. */
const arnForm = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

function partOf(roleArn: string): { partition: string; accountId: string } | undefined {
  if (roleArn.length > 2048) return undefined;
  const [, partition, accountId] = arnForm.exec(roleArn) ?? [];
  return partition === undefined || accountId === undefined ? undefined : { partition, accountId };
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
