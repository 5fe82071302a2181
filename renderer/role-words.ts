import type { AccessRole } from './access-roles.ts';
import { nameOf } from './search/rank-roles.ts';

/** A role in a sentence: `payments-prod · Admin`, with its sign-in where another has one of that name. */
export function roleWords(role: AccessRole): string {
  return [nameOf(role), role.name, ...(role.isTwice === true ? [role.sessionLabel] : [])].join(' · ');
}
