import { AppError } from '../../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { shellsThatComplete } from '../shells.ts';
import type { Verb } from '../verb.ts';
import { wordsAfter } from './completion-words.ts';

/** `completion SHELL` prints a script; the script asks `completion --words LINE…` for what may come next. */
export const completion: Verb = {
  name: 'completion',
  async run(call) {
    const [first, ...typed] = call.args;
    if (first === '--words') {
      call.out((await wordsAfter(typed, call)).map((word) => `${word}\n`).join(''));
      return exitCodes.done;
    }
    const shell = shellsThatComplete.find((one) => one === first);
    if (shell === undefined) throw new AppError('usage-wrong', call.texts.usage.completion);
    call.out(scripts[shell]);
    return exitCodes.done;
  },
};

const scripts: Readonly<Record<(typeof shellsThatComplete)[number], string>> = {
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
};
