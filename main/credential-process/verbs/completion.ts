import { AppError } from '../../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { knownRoles } from '../role-argument.ts';
import { type Verb, type VerbCall, verbNames } from '../verb.ts';

/** `completion SHELL` prints a script; the script asks `completion --words LINE…` for what may come next. */
export const completion: Verb = {
  name: 'completion',
  async run(call) {
    const [first, ...typed] = call.args;
    if (first === '--words') {
      call.out(
        wordsAfter(typed, call)
          .map((word) => `${word}\n`)
          .join(''),
      );
      return exitCodes.done;
    }
    const script = scripts.get(first ?? '');
    if (script === undefined) throw new AppError('usage-wrong', call.texts.usage.completion);
    call.out(script);
    return exitCodes.done;
  },
};

/** The words typed after `daypass`, the one being typed last. */
function wordsAfter(typed: readonly string[], { daypass }: Pick<VerbCall, 'daypass'>): readonly string[] {
  const current = typed.at(-1) ?? '';
  const [verb] = typed;
  const starting = (words: readonly string[]) => words.filter((word) => word.startsWith(current));
  if (typed.length <= 1) return starting(verbNames);
  if (verb === 'login' || verb === 'logout') return starting(daypass.core.sessions().map(({ id }) => id));
  const takesRole = ['credentials', 'env', 'exec', 'serve'].includes(verb ?? '');
  if (takesRole && typed.length === 2)
    return starting(
      knownRoles(daypass.core.store.get(), daypass.core.chainedRoles.all()).map(({ id }) => id),
    );
  if (verb === 'completion') return typed.length === 2 ? starting([...scripts.keys()]) : [];
  if (verb === 'settings' && typed.length === 2) return starting(['get', 'set']);
  if (verb === 'settings') return starting(Object.keys(daypass.settings.get()));
  return verb === 'help' ? starting(verbNames) : [];
}

const scripts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // As old as macOS's bash 3.2 has it; `set -f` keeps a `*` from becoming file names.
    bash: `_daypass() {
  local IFS=$'\\n' flags=$-
  set -f
  COMPREPLY=($(daypass completion --words "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  [[ $flags == *f* ]] || set +f
}
complete -F _daypass daypass
`,
    zsh: `#compdef daypass
_daypass() {
  local -a found
  found=("\${(@f)$(daypass completion --words "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- $found
}
compdef _daypass daypass
`,
    fish: `complete -c daypass -f -a '(daypass completion --words (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
    powershell: `Register-ArgumentCompleter -Native -CommandName daypass -ScriptBlock {
  param($word, $ast, $position)
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $typed += '' }
  daypass completion --words @typed 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
  }),
);
