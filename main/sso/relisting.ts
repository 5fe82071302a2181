import type { AssignedRoleId } from '../credentials/role-id.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createPauses } from '../pauses.ts';
import { singleFlight } from '../single-flight.ts';
import type { Inventories } from './inventory.ts';
import type { Sessions } from './sessions.ts';

export interface RelistingParts {
  readonly sessions: Pick<Sessions, 'get'>;
  readonly inventories: Pick<Inventories, 'isListed' | 'relist'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Of an account whose list goes on having a role that AWS refuses. */
const againMs = [60_000, 10 * 60_000, 60 * 60_000];

/** To be told which role AWS says is not assigned; where the list still has it, the list of its account is read again. */
export function createRelisting({ sessions, inventories, clock, log }: RelistingParts) {
  const pauses = createPauses(againMs, clock.now);
  const underWay = singleFlight<void>();
  const isListed = ({ sessionId, accountId, roleName }: AssignedRoleId) =>
    inventories.isListed(sessionId, accountId, roleName);

  async function relist(role: AssignedRoleId, key: string): Promise<void> {
    const { sessionId, accountId } = role;
    if (pauses.isOn(key) || !isListed(role)) return;
    pauses.begin(key);
    try {
      await inventories.relist(sessions.get(sessionId), accountId);
      if (!isListed(role)) pauses.reset(key);
    } catch (error) {
      log.event('relisting-failed', { session: sessionId, code: log.view(error).code });
    }
  }

  return function notAssigned(role: AssignedRoleId): void {
    const key = `${role.sessionId}/${role.accountId}`;
    let isOurs = false;
    const ended = underWay(key, () => {
      isOurs = true;
      return relist(role, key);
    });
    // What was under way may have been asked before this role went.
    void ended.then(() => {
      if (!isOurs) notAssigned(role);
    });
  };
}
