import type { ProfileChoice } from '../../preload/aws-profiles.ts';
import type { AppState } from '../../preload/contract.ts';
import { everyRole, firstChoice } from '../profiles/profile-choice.ts';
import { unmatchedPatterns } from '../profiles/role-filter.ts';
import { selectableRoles, selectRoles } from '../profiles/selectable-roles.ts';
import { type ConfigOptions, filterFrom } from './config-options.ts';
import { wordsOfChoice, wordsOfPatterns } from './config-words.ts';

export type Missed =
  | { readonly kind: 'nothing' }
  /** Patterns that no role answers to, beside others that choose some. */
  | { readonly kind: 'some'; readonly words: string }
  /** What was asked for chooses no role, so every profile would go. */
  | { readonly kind: 'all'; readonly words: string }
  | { readonly kind: 'favourites' };

/**
 * What no role answers to of that which is asked for now. What was chosen before is not judged, nor `--none`; who lets the file
 * follow the favourites may have none yet.
 */
export function missedBy(values: ConfigOptions, choice: ProfileChoice, state: AppState): Missed {
  const filter = filterFrom(values);
  const byFavourites = values.favourites === true && values.follow !== true;
  if (values.none === true || (filter === undefined && !byFavourites)) return { kind: 'nothing' };
  const roles = selectableRoles(state);
  const which = values.favourites === true && !byFavourites ? 'all' : choice.roles;
  const asked = { ...firstChoice, roles: which, where: choice.where };
  const isEmpty = (given: ProfileChoice) => selectRoles(roles, given, state.favourites).length === 0;
  const words = filter === undefined ? '' : wordsOfPatterns(unmatchedPatterns(roles, filter));
  if (!isEmpty(asked)) return words === '' ? { kind: 'nothing' } : { kind: 'some', words };
  if (words !== '') return { kind: 'all', words };
  if (which === 'favourites' && isEmpty({ ...asked, where: everyRole })) return { kind: 'favourites' };
  return { kind: 'all', words: wordsOfChoice(asked) };
}
