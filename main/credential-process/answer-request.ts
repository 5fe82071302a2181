import { errorSentence } from '../../preload/error-messages.ts';
import type { Daypass } from '../daypass.ts';
import { AppError } from '../errors.ts';
import { languageOf } from '../language.ts';
import type { Log } from '../log.ts';
import { printable } from '../printable.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { takeFirstShell } from './first-shell.ts';
import { tellMisunderstanding } from './misunderstanding.ts';
import type { Request } from './protocol.ts';
import { asciiOf, type Screen } from './screen.ts';
import type { Answer, Reply } from './server.ts';
import { textsOf } from './texts.ts';
import { tellDamageBehind } from './tell-damage.ts';
import type { Verb, VerbCall } from './verb.ts';
import { explain } from './verbs/help.ts';

/** From a request to the verb it names, in the language and for the terminal of whoever asked. */
export function createAnswer(daypass: Daypass, verbs: readonly Verb[], log: Log): Answer {
  return async (request, reply, signal) => {
    const call = callOf(request, reply, signal, { daypass, log });
    let verb: Verb | undefined;
    try {
      verb = verbOf(request, verbs);
      await tellOfFirstShell(call, log);
      if (asksForHelp(verb, call.args)) {
        explain(verb.name, call);
        return exitCodes.done;
      }
      return await verb.run(call);
    } catch (error) {
      return tellMisunderstanding(error, verb?.name, call) ?? call.fail(error);
    }
  };
}

/** What stands in its way is no reason not to answer. */
async function tellOfFirstShell({ request, daypass, texts, err }: VerbCall, log: Log): Promise<void> {
  const { settings } = daypass;
  try {
    const { taken, proxyLeft } = await takeFirstShell(request, settings, log);
    for (const name of taken) err(`${texts.fromShell(name, printable(settings.get()[name], 512))}\n`);
    if (proxyLeft) err(`${texts.proxyLeft}\n`);
  } catch (error) {
    log.event('first-shell-failed', { code: log.view(error).code });
  }
}

function verbOf({ args }: Request, verbs: readonly Verb[]): Verb {
  const [name = 'help'] = args;
  const asked = name === '--help' || name === '-h' ? 'help' : name === '--version' ? 'version' : name;
  const verb = verbs.find((one) => one.name === asked);
  if (verb === undefined) throw new AppError('bad-request', printable(name));
  return verb;
}

/** Not of a command that is run with a role, nor of a line that is being completed. */
function asksForHelp({ name }: Verb, args: readonly string[]): boolean {
  if (name === 'completion' && args[0] === '--words') return false;
  const command = args.indexOf('--');
  return (command < 0 ? args : args.slice(0, command)).some((one) => one === '--help' || one === '-h');
}

function callOf(
  request: Request,
  reply: Reply,
  signal: AbortSignal,
  { daypass, log }: { readonly daypass: Daypass; readonly log: Log },
): VerbCall {
  const unicode = /utf-?8/i.test(request.locale);
  const { command } = daypass.host;
  const { language: wanted } = daypass.settings.get();
  const language = !unicode ? 'en' : wanted === 'system' ? languageOf(request.locale) : wanted;
  const screen: Screen = {
    columns: request.tty.out ? (request.columns ?? undefined) : undefined,
    color: request.tty.out && !request.noColor && request.term !== 'dumb',
    unicode,
  };
  const shown = unicode ? (text: string) => text : asciiOf;
  const err = (text: string) => reply.err(shown(text));
  return {
    ...{ request, screen, language, daypass, signal },
    out: (text) => reply.out(shown(text)),
    err,
    fail(error, about) {
      const view = log.view(error);
      err(`${about === undefined ? '' : `${about}: `}${errorSentence(view, language, command)}\n`);
      tellDamageBehind(view.code, { daypass, language, err });
      return exitCodeOf(view.code);
    },
    exec: reply.exec,
    args: request.args.slice(1),
    texts: textsOf(language, command),
  };
}
