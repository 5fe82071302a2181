import type { Core } from '../core.ts';
import type { ServedCredentials } from '../credentials/broker.ts';
import { printRoleId, type RoleId } from '../credentials/role-id.ts';
import { isAppError } from '../errors.ts';

/**
 * For a program that asks, by whatever way: a sign-in that is needed is told to the person, once for all who ask, and what
 * was given counts as a use. `waitMs`: so long the program is held if a sign-in is needed.
 *
 * @throws as Broker.get
 */
export async function askBroker(
  core: Pick<Core, 'broker' | 'now' | 'roleUses' | 'wantSignIn'>,
  role: RoleId,
  program: string,
  signal?: AbortSignal,
  waitMs = 0,
): Promise<ServedCredentials> {
  try {
    const given = await core.broker.get(role, signal === undefined ? {} : { signal });
    core.roleUses.note(printRoleId(role), program);
    return given;
  } catch (error) {
    const untilMs = waitMs === 0 ? undefined : core.now() + waitMs;
    if (isAppError(error, 'sign-in-needed')) core.wantSignIn(error.subject ?? '', program, untilMs);
    throw error;
  }
}
