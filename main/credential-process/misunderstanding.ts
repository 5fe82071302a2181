import { parseArgs } from 'node:util';
import { closestMatch } from 'leven';
import { AppError, isAppError } from '../errors.ts';
import { printable } from '../printable.ts';
import { exitCodes } from './exit-codes.ts';
import { usageActions, usageForms, usageOptions, usageValue } from './usage-forms.ts';
import { type VerbCall, type VerbName, verbNames } from './verb.ts';

/**
 * Says what of a line was not understood, what may have been meant and where more is said; the exit code to end with.
 * Undefined: the error is about something else. `verb` undefined: there is none of the name.
 */
export function tellMisunderstanding(
  error: unknown,
  verb: VerbName | undefined,
  call: VerbCall,
): number | undefined {
  const sentence = sentenceOf(error, verb, call);
  if (sentence === undefined) return undefined;
  if (sentence instanceof AppError) return call.fail(sentence);
  call.err(`${sentence}\n`);
  return exitCodes.usage;
}

function sentenceOf(
  error: unknown,
  verb: VerbName | undefined,
  { texts, args }: VerbCall,
): string | AppError | undefined {
  const usage = verb === undefined ? '' : texts.usage[verb];
  const actions = usageActions(usage);
  const choices = verb === undefined || verb === 'help' ? verbNames : actions;
  const unknown = (word: string, all: readonly string[]) =>
    texts.notUnderstood(printable(word), closest(word, all), verb);
  const parsing = parsingFault(error);
  if (parsing !== undefined) {
    const { word, wants } = parsing;
    if (wants === 'value') return texts.valueMissing(printable(word), verb);
    if (wants === 'no-value') return texts.valueUnwanted(printable(word), verb);
    return unknown(word, word.startsWith('-') ? usageOptions(usage) : choices);
  }
  if (isAppError(error, 'bad-request') && error.subject !== undefined) return unknown(error.subject, choices);
  if (!isAppError(error, 'usage-wrong') || error.subject !== usage) return undefined;
  const action = firstWord(args, usage);
  if (action === undefined || actions.length === 0) return undefined;
  if (!actions.includes(action)) return unknown(action, actions);
  // Of a long usage only what is about it.
  const forms = usageForms(usage).filter((form) => form.split(/[ [\]|]+/).includes(action));
  return new AppError('usage-wrong', forms.join(' | '));
}

/** That is no option, nor the value of one. */
function firstWord(args: readonly string[], usage: string): string | undefined {
  const options = usageOptions(usage).map((option) => {
    const type: 'boolean' | 'string' = usageValue(usage, option) === undefined ? 'boolean' : 'string';
    return [option.slice(2), { type }] as const;
  });
  return parseArgs({ args, options: Object.fromEntries(options), allowPositionals: true, strict: false })
    .positionals[0];
}

interface ParsingFault {
  readonly word: string;
  readonly wants: 'value' | 'no-value' | 'nothing';
}

/** What node:util's parseArgs throws is about what was typed; which option it is, only its message says. */
function parsingFault(error: unknown): ParsingFault | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (!String(error.code).startsWith('ERR_PARSE_ARGS')) return undefined;
  const word = /'([^' ]*)/.exec(error.message)?.[1] ?? '';
  if (/argument (?:missing|is ambiguous)/.test(error.message)) return { word, wants: 'value' };
  return { word, wants: error.message.includes('does not take an argument') ? 'no-value' : 'nothing' };
}

/** A slip of the finger: a letter or two, less in a short word. Two letters that changed places are two. */
function closest(word: string, choices: readonly string[]): string | undefined {
  const letters = word.replace(/^-+/, '').length;
  return closestMatch(word, choices, { maxDistance: Math.min(2, Math.ceil(letters * 0.4)) });
}
