import { environments } from '../../../preload/account-rules.ts';
import { profileOutputs } from '../../../preload/aws-profiles.ts';
import { consoleServices } from '../../../preload/console-services.ts';
import type { Core } from '../../core.ts';
import { plaintextKinds } from '../../../preload/foreign-texts.ts';
import { AppError } from '../../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { matchingRoles } from '../role-argument.ts';
import { usageOptions } from '../usage-forms.ts';
import { type Verb, type VerbCall, type VerbName, verbNames } from '../verb.ts';
import { rolesOf } from './choose-role.ts';
import { browserNames } from './browsers.ts';

/** `completion SHELL` prints a script; the script asks `completion --words LINE…` for what may come next. */
export const completion: Verb = {
  name: 'completion',
  async run(call) {
    const [first, ...typed] = call.args;
    if (first === '--words') {
      call.out((await wordsAfter(typed, call)).map((word) => `${word}\n`).join(''));
      return exitCodes.done;
    }
    const script = scripts.get(first ?? '');
    if (script === undefined) throw new AppError('usage-wrong', call.texts.usage.completion);
    call.out(script);
    return exitCodes.done;
  },
};

/** The words typed after `daypass`, the one being typed last. */
async function wordsAfter(given: readonly string[], call: VerbCall): Promise<readonly string[]> {
  const typed = given[0] === '--home' ? given.slice(2) : given;
  const current = typed.at(-1) ?? '';
  const starting = (words: readonly string[]) => words.filter((word) => word.startsWith(current));
  if (typed.length <= 1) return starting(verbNames);
  const verb = verbNames.find((name) => name === typed[0]);
  // The command that is run with a role is the shell's to complete.
  if (verb === undefined || typed.slice(0, -1).includes('--')) return [];
  if (current.startsWith('-')) return starting(usageOptions(call.texts.usage[verb]));
  if (verb === 'console' && typed.length > 2) return starting(await consoleWords(typed, call.daypass.core));
  if (verb === 'config') return starting(configWords(typed.slice(1), call));
  if (takeRoles.includes(verb)) return typed.length === 2 ? rolesLike(current, call) : [];
  if (verb === 'browsers') return starting(await browserWords(typed, call.daypass.core));
  return starting(argumentsOf(verb, typed.length - 1, call));
}

const takeRoles: readonly VerbName[] = ['credentials', 'env', 'exec', 'serve', 'console'];

/** Those that begin so, else those a person may mean: shells put them in the place of what was typed. */
function rolesLike(current: string, { daypass }: VerbCall): readonly string[] {
  const roles = rolesOf(daypass);
  const ids = roles.map(({ id }) => id);
  const begun = ids.filter((id) => id.startsWith(current));
  return begun.length > 0 ? begun : matchingRoles(roles, current).map(({ id }) => id);
}

/** `place`: 1 is the first after the verb. */
function argumentsOf(verb: VerbName, place: number, { daypass }: VerbCall): readonly string[] {
  const sessionIds = () => daypass.core.sessions().map(({ id }) => id);
  const words: Partial<Record<VerbName, () => readonly string[]>> = {
    login: sessionIds,
    logout: sessionIds,
    sessions: () => (place === 1 ? ['add', 'rename', 'remove', 'import'] : sessionIds()),
    completion: () => (place === 1 ? [...scripts.keys()] : []),
    settings: () => (place === 1 ? ['get', 'set'] : Object.keys(daypass.settings.get())),
    help: () => verbNames,
  };
  return words[verb]?.() ?? [];
}

/** The value of the option before. */
async function consoleWords(typed: readonly string[], core: Core): Promise<readonly string[]> {
  const before = typed.at(-2);
  if (before === '--to') return consoleServices.map(({ id }) => id);
  if (before === '--browser') return browserNames(core);
  return [];
}

async function browserWords(typed: readonly string[], core: Core): Promise<readonly string[]> {
  if (typed.length === 2) return ['use', 'reset'];
  return typed.length === 3 && typed[1] === 'use' ? browserNames(core) : [];
}

/** After an option its values, where they are few; else what may be done. */
function configWords(typed: readonly string[], { daypass }: VerbCall): readonly string[] {
  const option = typed.at(-2) ?? '';
  const values: Readonly<Record<string, () => readonly string[]>> = {
    '--remove-plaintext': () => plaintextKinds,
    '--output': () => profileOutputs.map((one) => one || 'none'),
    '--environment': () => environments,
    '--session': () => daypass.core.sessions().map(({ id }) => id),
    apply: () => rolesOf(daypass).map(({ id }) => id),
  };
  if (typed.length <= 1) return ['apply'];
  return Object.hasOwn(values, option) ? (values[option]?.() ?? []) : [];
}

const scripts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // As old as macOS's bash 3.2 has it; `set -f` keeps a `*` from becoming file names. To bash the colon of chain:NAME begins
    // a word of its own, so the words are made anew, and what stands before the colon is left out of the answer.
    bash: `_daypass() {
  local IFS=$'\\n' flags=$- line word
  set -f
  line=\${COMP_LINE:0:COMP_POINT}
  local -a typed=()
  if [[ $line == *chain:* && $COMP_WORDBREAKS == *:* ]]; then
    IFS=' ' read -ra typed <<<"$line"
    [[ $line == *' ' ]] && typed+=('')
  else
    typed=("\${COMP_WORDS[@]:0:COMP_CWORD+1}")
  fi
  word=\${typed[\${#typed[@]}-1]}
  COMPREPLY=($(daypass completion --words "\${typed[@]:1}" 2>/dev/null))
  if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then COMPREPLY=("\${COMPREPLY[@]#"\${word%"\${word##*:}"}"}"); fi
  [[ $flags == *f* ]] || set +f
}
complete -o bashdefault -o default -F _daypass daypass
`,
    zsh: `#compdef daypass
_daypass() {
  local -a found
  found=("\${(@f)$(daypass completion --words "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n $found ]]; then compadd -U -- $found; else _default; fi
}
compdef _daypass daypass
`,
    fish: `complete -c daypass -n 'not contains -- -- (commandline -opc)' -f
complete -c daypass -n 'not contains -- -- (commandline -opc)' -a '(daypass completion --words (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
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
