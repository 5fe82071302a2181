import { AppError } from '../errors.ts';
import { chainOf } from '../credentials/chained-role.ts';
import type { Core } from '../core.ts';
import { printable } from '../printable.ts';
import { printRoleId, type RoleId } from '../credentials/role-id.ts';
import { browserFor, type RuledAccount } from './browser-rules.ts';
import { type Destination, readDestination } from './destinations.ts';

const deadlineMs = 60_000;

/** In the browser that the user's rules choose; `destination` as a person typed or chose it. @throws as destinationOf and Console.open */
export function createOpenConsole(core: Pick<Core, 'console' | 'store' | 'chainedRoles'>) {
  return async (role: RoleId, destination: string): Promise<void> => {
    await core.console.open(
      {
        ...{ role, destination: destinationOf(destination), region: undefined, wish: 'usual' },
        ...{ durationSeconds: undefined, signal: AbortSignal.timeout(deadlineMs) },
      },
      browserFor(ruledAccount(role, core), []),
    );
  };
}

/** @throws AppError bad-request: it names no one page; link-refused: it is no page of AWS's console */
function destinationOf(text: string): Destination {
  const read = readDestination(text);
  switch (read.kind) {
    case 'unclear':
      throw new AppError('bad-request', printable(text));
    case 'refused':
      throw new AppError('link-refused', read.host);
    case 'home':
    case 'service':
    case 'url':
      return read;
  }
}

/** What rules about browsers can ask of a role's account. */
function ruledAccount(
  role: RoleId,
  { store, chainedRoles }: Pick<Core, 'store' | 'chainedRoles'>,
): RuledAccount {
  const { root } = chainOf(printRoleId(role), chainedRoles.find);
  const session = store.get().sessions.find(({ id }) => id === root.sessionId);
  const mark = session?.accounts.find(({ id }) => id === root.accountId)?.mark;
  const { sessionId, accountId } = root;
  return { sessionId, accountId, group: mark?.group, environment: mark?.environment };
}
