import type { RoleId } from '../../credentials/role-id.ts';
import { exactRole, knownRoles, roleAtTerminal, type RoleChoice } from '../role-argument.ts';
import { table } from '../screen.ts';
import type { VerbCall } from '../verb.ts';

export function rolesOf({ core }: VerbCall['daypass']): readonly RoleChoice[] {
  return knownRoles(core.store.get(), core.chainedRoles.all());
}

/** Undefined: several match, and the person has been shown them. @throws AppError role-inexact, role-unknown */
export function chooseRole(
  argument: string,
  { request, screen, daypass, texts, err }: VerbCall,
): RoleId | undefined {
  const roles = rolesOf(daypass);
  if (!request.tty.out || !request.tty.err) return exactRole(argument, roles);
  const chosen = roleAtTerminal(argument, roles);
  if ('kind' in chosen) return chosen;
  const rows = chosen.map(({ id, accountName }) => [
    { text: `  ${id}`, tone: 'plain' } as const,
    { text: accountName, tone: 'quiet' } as const,
  ]);
  err(`${texts.severalRoles(chosen.length)}\n${table(rows, screen)}`);
  return undefined;
}
