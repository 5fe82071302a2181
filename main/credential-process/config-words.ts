import type { ProfileChoice, RoleFilter } from '../../preload/aws-profiles.ts';
import { printable } from '../printable.ts';
import { firstChoice } from '../profiles/profile-choice.ts';
import type { FilterPattern } from '../profiles/role-filter.ts';
import { shellWord } from './command-name.ts';
import { parseConfigArgs } from './config-options.ts';

/** What `daypass config apply` is to be given to do what was only looked at, each one word to a shell. */
export function wordsToApply(args: readonly string[]): string {
  const { tokens, positionals } = parseConfigArgs(args);
  const roles = positionals.slice(1);
  const options = tokens.flatMap((token) => {
    if (token.kind !== 'option' || token.name === 'dry-run' || token.name === 'json') return [];
    return [optionWord(token.rawName, token.value)];
  });
  return [...roles.map(typed), ...options].join(' ');
}

/** A choice as the options that make it; nothing for what is so unless somebody says otherwise. */
export function wordsOfChoice(choice: ProfileChoice): string {
  const { roles, where, picked, template, regions, output } = choice;
  const patterns = fields.flatMap((field) => where[field].map((pattern) => ({ field, pattern })));
  return [
    ...picked.slice(0, mostShown).map(typed),
    ...(picked.length > mostShown ? [`(+${picked.length - mostShown})`] : []),
    ...(roles === 'all' ? [] : [`--${roles}`]),
    ...(patterns.length === 0 ? [] : [wordsOfPatterns(patterns)]),
    ...(template === firstChoice.template ? [] : [optionWord('--template', template)]),
    ...(regions.length === 0 ? [] : [optionWord('--region', regions.join(','))]),
    ...(output === '' ? [] : [optionWord('--output', output)]),
  ].join(' ');
}

export function wordsOfPatterns(patterns: readonly FilterPattern[]): string {
  return patterns.map(({ field, pattern }) => optionWord(options[field], pattern)).join(' ');
}

const mostShown = 2;
const fields = ['accounts', 'roles', 'environments', 'groups', 'sessions'] as const;
const options: Readonly<Record<keyof RoleFilter, string>> = {
  accounts: '--account',
  roles: '--role',
  environments: '--environment',
  groups: '--group',
  sessions: '--session',
};

function optionWord(option: string, value: string | undefined): string {
  if (value === undefined) return option;
  return value.startsWith('-') ? typed(`${option}=${value}`) : `${option} ${typed(value)}`;
}

function typed(word: string): string {
  return shellWord(printable(word, 512));
}
