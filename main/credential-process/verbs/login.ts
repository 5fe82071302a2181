import { parseArgs } from 'node:util';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { chooseFlow, type Surroundings } from '../../sso/choose-flow.ts';
import type { Session } from '../../sso/sessions.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Verb, VerbCall } from '../verb.ts';

export const login: Verb = {
  name: 'login',
  async run(call) {
    const { core } = call.daypass;
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { device: { type: 'boolean' }, 'no-browser': { type: 'boolean' } },
      allowPositionals: true,
    });
    const session = oneSession(positionals, call);
    const flow = values.device === true ? 'device' : chooseFlow(askersPlace(call));
    const { tty } = call.request;
    const open = tty.out && tty.err ? 'for-a-person' : 'paced';
    const opens = values['no-browser'] !== true && flow === 'pkce';
    const pending = await core.signIn(session.id, { flow, open: opens ? open : 'never' });
    call.signal.addEventListener('abort', pending.cancel, { once: true });
    if (call.signal.aborted) pending.cancel();
    if (pending.askAboutHost !== undefined) call.err(`${call.texts.askHost(pending.askAboutHost)}\n`);
    call.err(`${call.texts.openLink}\n\n  ${pending.link}\n\n`);
    if (pending.userCode !== undefined) call.err(`${call.texts.userCode(printable(pending.userCode))}\n\n`);
    await pending.done;
    call.out(`${call.texts.signedIn(session.label)}\n`);
    return exitCodes.done;
  },
};

/** The host may have been started elsewhere than where the person sits now, over SSH say. */
function askersPlace({ daypass, request }: VerbCall): Surroundings {
  const { surroundings } = daypass.core;
  if (request.place === null) return surroundings;
  return { ...surroundings, environment: Object.fromEntries(request.place.map((name) => [name, 'set'])) };
}

/** The one named, or the only one there is. @throws AppError session-unknown, session-ambiguous, bad-request */
export function oneSession(names: readonly string[], { daypass }: VerbCall): Session {
  const [name, ...more] = names;
  const [only, ...others] = daypass.core.sessions();
  if (more.length > 0) throw new AppError('bad-request', printable(more.join(' ')));
  if (name !== undefined) return daypass.core.session(name);
  if (only === undefined) throw new AppError('no-sessions');
  if (others.length > 0)
    throw new AppError('session-ambiguous', [only, ...others].map(({ id }) => id).join(', '));
  return only;
}
