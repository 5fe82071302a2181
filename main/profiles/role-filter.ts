import { createPatterns } from '../../preload/account-rules.ts';
import type { RoleFilter } from '../../preload/aws-profiles.ts';
import type { SelectableRole } from './selectable-roles.ts';

/** Reads the patterns once, for thousands of roles. */
export function createRoleFilter(filter: RoleFilter): (role: SelectableRole) => boolean {
  const tests = fields
    .filter(([field]) => filter[field].length > 0)
    .map(([field, namesOf]) => {
      const passes = createPass(filter[field]);
      return (role: SelectableRole) => passes(namesOf(role));
    });
  return (role) => tests.every((passes) => passes(role));
}

export interface FilterPattern {
  readonly field: keyof RoleFilter;
  readonly pattern: string;
}

/** Those that no role answers to, for a slip of the keyboard is one; also those that were to leave roles out. */
export function unmatchedPatterns(
  roles: readonly SelectableRole[],
  filter: RoleFilter,
): readonly FilterPattern[] {
  return fields.flatMap(([field, namesOf]) => {
    const names = filter[field].length === 0 ? [] : roles.map(namesOf);
    return filter[field]
      .filter((pattern) => {
        const matches = createPatterns([isOut(pattern) ? pattern.slice(1) : pattern]);
        return !names.some(matches);
      })
      .map((pattern) => ({ field, pattern }));
  });
}

/** Every name that a person may know it by. */
const fields: readonly (readonly [keyof RoleFilter, (role: SelectableRole) => readonly string[]])[] = [
  ['accounts', ({ parts, accountName }) => [parts.account, parts.accountId, accountName]],
  ['roles', ({ parts }) => [parts.role]],
  ['environments', ({ parts }) => [parts.environment]],
  ['groups', ({ parts }) => [parts.group]],
  ['sessions', ({ parts, sessionLabel }) => [parts.session, sessionLabel]],
];

function createPass(patterns: readonly string[]): (names: readonly string[]) => boolean {
  const wanted = patterns.filter((one) => !isOut(one));
  const isLeftOut = createPatterns(patterns.filter(isOut).map((one) => one.slice(1)));
  const isWanted = wanted.length === 0 ? () => true : createPatterns(wanted);
  return (names) => !isLeftOut(names) && isWanted(names);
}

function isOut(pattern: string): boolean {
  return pattern.startsWith('!');
}
