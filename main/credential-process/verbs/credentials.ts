import { AppError, isAppError } from '../../errors.ts';
import type { ServedCredentials } from '../../credentials/broker.ts';
import type { RoleId } from '../../credentials/role-id.ts';
import { delay } from '../../delay.ts';
import { printable } from '../../printable.ts';
import { within } from '../../within.ts';
import { askBroker } from '../ask-broker.ts';
import { exitCodes } from '../exit-codes.ts';
import { exactRole } from '../role-argument.ts';
import { utcSeconds } from '../times.ts';
import type { Verb, VerbCall } from '../verb.ts';
import { rolesOf } from './choose-role.ts';

/** The SDK for Go kills a credential_process after a minute. */
const longestMs = 48_000;

export const credentials: Verb = {
  name: 'credentials',
  async run(call) {
    const [argument, ...more] = call.args;
    if (argument === undefined || more.length > 0)
      throw new AppError('usage-wrong', call.texts.usage.credentials);
    call.out(`${processAnswer(await roleCredentials(exactRole(argument, rolesOf(call.daypass)), call))}\n`);
    return exitCodes.done;
  },
};

/** Never waits for a person, unless the settings say for how long. @throws as Broker.get; AppError unanswered after 48 s */
export async function roleCredentials(role: RoleId, call: VerbCall): Promise<ServedCredentials> {
  const { core, settings } = call.daypass;
  const program = printable(call.request.asker.program ?? '');
  const waitMs = settings.get().waitForSignIn * 1000;
  return within(longestMs, async (late) => {
    const signal = AbortSignal.any([call.signal, late]);
    return askBroker(core, role, program, signal, waitMs).catch(async (error: unknown) => {
      if (!isAppError(error, 'sign-in-needed')) throw error;
      if (!(await signedInWithin(waitMs, error.subject ?? '', { ...call, signal }))) throw error;
      return askBroker(core, role, program, signal);
    });
  });
}

async function signedInWithin(
  ms: number,
  sessionId: string,
  { daypass, signal }: VerbCall,
): Promise<boolean> {
  const { store } = daypass.core;
  const isSignedIn = () =>
    store.get().sessions.some(({ id, status }) => id === sessionId && status.kind === 'signed-in');
  if (ms === 0) return false;
  let leave = () => {};
  const signedIn = new Promise<void>((resolve) => {
    leave = store.subscribe(() => (isSignedIn() ? resolve() : undefined));
  });
  const over = new AbortController();
  await Promise.race([signedIn, delay(ms, AbortSignal.any([signal, over.signal])).catch(() => undefined)]);
  over.abort();
  leave();
  return isSignedIn();
}

/** Exactly what every SDK takes: one line, `Version` a number, `Expiration` in UTC. */
function processAnswer(given: ServedCredentials): string {
  return JSON.stringify({
    Version: 1,
    AccessKeyId: given.accessKeyId,
    SecretAccessKey: given.secretAccessKey,
    SessionToken: given.sessionToken,
    Expiration: utcSeconds(given.expiresAtMs),
    AccountId: given.accountId,
  });
}
