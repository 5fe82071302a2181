import type { RoleId } from '../../credentials/role-id.ts';
import { exactRole, knownRoles, roleAtTerminal } from '../role-argument.ts';
import { table } from '../screen.ts';
import type { VerbCall } from '../verb.ts';

/** Undefined: several match, and the person has been shown them. @throws AppError role-unknown */
export function chooseRole(
  argument: string,
  { request, screen, daypass, texts, err }: VerbCall,
): RoleId | undefined {
  if (!request.tty.out || !request.tty.err) return exactRole(argument);
  const chosen = roleAtTerminal(
    argument,
    knownRoles(daypass.core.store.get(), daypass.core.chainedRoles.all()),
  );
  if ('kind' in chosen) return chosen;
  const rows = chosen.map(({ id, accountName }) => [
    { text: `  ${id}`, tone: 'plain' } as const,
    { text: accountName, tone: 'quiet' } as const,
  ]);
  err(`${texts.severalRoles(chosen.length)}\n${table(rows, screen)}`);
  return undefined;
}
