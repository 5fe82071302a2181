import { parseArgs } from 'node:util';
import { isAppError } from '../../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Verb, VerbCall } from '../verb.ts';

export const uninstall: Verb = {
  name: 'uninstall',
  async run(call) {
    const { daypass, args, texts, out, err } = call;
    const { values } = parseArgs({ args: [...args], options: { yes: { type: 'boolean' } } });
    if (values.yes !== true) {
      err(`${texts.confirmUninstall}\n`);
      return exitCodes.usage;
    }
    const fault = await daypass.uninstall().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    // The client waits for the host's end, which begins now.
    await daypass.host.unheard;
    if (fault !== undefined) return sayWhatIsLeft(fault.error, call);
    out(`${texts.uninstalled}\n`);
    return exitCodes.done;
  },
};

function sayWhatIsLeft(error: unknown, { texts, err, fail }: VerbCall): number {
  // The usual sentence is for whoever wants to go on with Daypass.
  const withoutKeychain = isAppError(error, 'keychain-unavailable');
  if (withoutKeychain) err(`${texts.keychainLeft}\n`);
  const code = withoutKeychain ? exitCodes.unavailable : fail(error);
  err(`${texts.uninstalledElse}\n`);
  return code;
}
