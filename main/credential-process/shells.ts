import { setVariable } from '../../preload/copied-texts.ts';
import { AppError } from '../errors.ts';
import type { Environment } from './aws-variables.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell', 'cmd'] as const;
/** Those that `completion` has a script for. */
export const shellsThatComplete = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** Lines for this shell to evaluate. @throws AppError bad-answer for a value that could end its quotes */
export function shellLines(shell: Shell, environment: Environment): string {
  return Object.entries(environment)
    .map(
      ([name, value]) =>
        `${value === undefined ? unset(shell, name) : setVariable(shell === 'zsh' ? 'bash' : shell, name, plainValue(value))}\n`,
    )
    .join('');
}

/** As it is, if no shell and no file of sections can take it for more than a value. @throws AppError bad-answer */
export function plainValue(value: string): string {
  if (!/^[\w+/=.,:@~-]*$/.test(value)) throw new AppError('bad-answer');
  return value;
}

function unset(shell: Shell, name: string): string {
  switch (shell) {
    case 'bash':
    case 'zsh':
      return `unset ${name}`;
    case 'fish':
      return `set -e ${name}`;
    case 'powershell':
      return `Remove-Item Env:${name} -ErrorAction SilentlyContinue`;
    case 'cmd':
      return `SET ${name}=`;
  }
}
