import { matchesPattern } from '../../preload/account-rules.ts';
import type { RoleFilter } from '../../preload/aws-profiles.ts';
import type { SelectableRole } from './selectable-roles.ts';

/** By every name that a person may know it by. */
export function letsThrough(filter: RoleFilter, role: SelectableRole): boolean {
  const { parts } = role;
  return (
    passes(filter.accounts, [parts.account, parts.accountId, role.accountName]) &&
    passes(filter.roles, [parts.role]) &&
    passes(filter.environments, [parts.environment]) &&
    passes(filter.groups, [parts.group]) &&
    passes(filter.sessions, [parts.session, role.sessionLabel])
  );
}

function passes(patterns: readonly string[], names: readonly string[]): boolean {
  const matches = (pattern: string) => names.some((name) => matchesPattern(pattern, name));
  const [out, wanted] = [patterns.filter(isOut), patterns.filter((one) => !isOut(one))];
  if (out.some((pattern) => matches(pattern.slice(1)))) return false;
  return wanted.length === 0 || wanted.some(matches);
}

function isOut(pattern: string): boolean {
  return pattern.startsWith('!');
}
