import type { BrowserChoice, BrowserRule } from '../../preload/consoles.ts';
import { AppError } from '../errors.ts';

/**
 * A window may put a rule about a program elsewhere, but bring no program in: a page that turned against its user would
 * have any file of this computer run so, or of another (`\\\\host\\share`). A terminal runs what it likes anyway.
 *
 * @throws AppError setting-invalid
 */
export function requireKnownPrograms(
  choices: readonly BrowserChoice[],
  saved: readonly Pick<BrowserRule, 'choice'>[],
): void {
  const known = new Set(saved.map(({ choice }) => programOf(choice)));
  for (const choice of choices)
    if (!known.has(programOf(choice)) && choice.kind === 'program')
      throw new AppError('setting-invalid', 'browserRules');
}

function programOf(choice: BrowserChoice): string | undefined {
  return choice.kind === 'program' ? choice.program : undefined;
}
