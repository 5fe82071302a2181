import { AppError } from '../errors.ts';
import type { Errand } from '../sso/asking.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';
import type { ChainedRole } from './chained-role.ts';
import type { RoleId } from './role-id.ts';
import type { AssumeRole } from './sts.ts';

/** Where a chained role gets the credentials it is assumed with; each base is kept for itself. */
export interface Bases {
  current(role: RoleId, errand: Errand): Promise<RoleCredentials>;
  /** Others than those AWS refused as expired, known by their access key id. */
  replace(role: RoleId, refusedKeyId: string, errand: Errand): Promise<RoleCredentials>;
}

export interface Assumption {
  readonly role: ChainedRole;
  readonly base: RoleId;
  /** The session's own STS, if it was made with one. */
  readonly endpoint: string | undefined;
  readonly userName: string;
  readonly assumeRole: AssumeRole;
  readonly bases: Bases;
  readonly errand: Errand;
}

/**
 * A base that AWS calls expired, whatever our clock says, is renewed once.
 *
 * @throws AppError role-refused, the faults of STS, and whatever stands in the way of the base's credentials
 */
export async function assumeThrough(assumption: Assumption): Promise<RoleCredentials> {
  const { role, base, bases, errand } = assumption;
  const first = await bases.current(base, errand);
  const answer = await assumeWith(first, assumption);
  if (answer !== 'base-expired') return answer;
  const second = await assumeWith(await bases.replace(base, first.accessKeyId, errand), assumption);
  if (second === 'base-expired') throw new AppError('role-refused', role.id);
  return second;
}

async function assumeWith(
  credentials: RoleCredentials,
  { role, endpoint, userName, assumeRole, errand }: Assumption,
): Promise<RoleCredentials | 'base-expired'> {
  const { roleArn, externalId, region, durationSeconds, sessionName = defaultSessionName(userName) } = role;
  return assumeRole({
    ...{ credentials, subject: role.id, roleArn, externalId, sessionName, durationSeconds },
    ...{ region, endpoint, signal: errand.signal },
  });
}

/** Letters that STS refuses, Korean ones for example, are left out. */
export function defaultSessionName(userName: string): string {
  const plain = userName.normalize('NFKD').replace(/[^\w+=,.@-]+/g, '-');
  const tidy = plain.replace(/^-+|-+$/g, '');
  return (tidy === '' ? 'daypass' : `daypass-${tidy}`).slice(0, 64);
}
