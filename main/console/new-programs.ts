import type { BrowserChoice, BrowserRule } from '../../preload/consoles.ts';
import { AppError } from '../errors.ts';

/**
 * The programs that no saved rule names yet. A page that turned against its user could have any file of this computer run
 * so, hence a person is asked about each; one on another computer (`\\host\share`) is not even asked about.
 *
 * @throws AppError setting-invalid
 */
export function newPrograms(
  choices: readonly BrowserChoice[],
  saved: readonly Pick<BrowserRule, 'choice'>[],
): readonly string[] {
  const known = new Set(saved.flatMap(({ choice }) => programsIn(choice)));
  const added = choices.flatMap(programsIn).filter((program) => !known.has(program));
  if (added.some((program) => /^[\\/]{2}/.test(program)))
    throw new AppError('setting-invalid', 'browserRules');
  return [...new Set(added)];
}

function programsIn(choice: BrowserChoice): readonly string[] {
  return choice.kind === 'program' ? [choice.program] : [];
}
