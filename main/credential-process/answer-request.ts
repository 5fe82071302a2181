import { errorSentence } from '../../preload/error-messages.ts';
import type { Daypass } from '../daypass.ts';
import { AppError, isAppError } from '../errors.ts';
import { languageOf } from '../language.ts';
import type { Log } from '../log.ts';
import { printable } from '../printable.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { Request } from './protocol.ts';
import { asciiOf, type Screen } from './screen.ts';
import type { Answer, Reply } from './server.ts';
import { textsOf } from './texts.ts';
import type { Verb, VerbCall } from './verb.ts';

/** From a request to the verb it names, in the language and for the terminal of whoever asked. */
export function createAnswer(daypass: Daypass, verbs: readonly Verb[], log: Log): Answer {
  return async (request, reply, signal) => {
    const call = callOf(request, reply, signal, daypass);
    try {
      return await verbOf(request, verbs).run(call);
    } catch (error) {
      const view = log.view(fromArguments(error));
      call.err(`${errorSentence(view, call.language)}\n`);
      return exitCodeOf(view.code);
    }
  };
}

function verbOf({ args }: Request, verbs: readonly Verb[]): Verb {
  const [name = 'help'] = args;
  const asked = name === '--help' || name === '-h' ? 'help' : name === '--version' ? 'version' : name;
  const verb = verbs.find((one) => one.name === asked);
  if (verb === undefined) throw new AppError('bad-request', printable(name));
  return verb;
}

function callOf(request: Request, reply: Reply, signal: AbortSignal, daypass: Daypass): VerbCall {
  const unicode = /utf-?8/i.test(request.locale);
  const { language: wanted } = daypass.settings.get();
  const language = !unicode ? 'en' : wanted === 'system' ? languageOf(request.locale) : wanted;
  const screen: Screen = {
    columns: request.tty.out ? (request.columns ?? undefined) : undefined,
    color: request.tty.out && !request.noColor && request.term !== 'dumb',
    unicode,
  };
  const shown = unicode ? (text: string) => text : asciiOf;
  return {
    ...{ request, screen, language, daypass, signal },
    out: (text) => reply.out(shown(text)),
    err: (text) => reply.err(shown(text)),
    exec: reply.exec,
    args: request.args.slice(1),
    texts: textsOf(language),
  };
}

/** What node:util's parseArgs throws is about what was typed. */
function fromArguments(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('ERR_PARSE_ARGS')) return error;
  const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  return isAppError(error) ? error : new AppError('bad-request', printable(option));
}
