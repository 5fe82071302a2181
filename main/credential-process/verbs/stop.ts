import { parseArgs } from 'node:util';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const stop: Verb = {
  name: 'stop',
  async run({ daypass, texts, args, err }) {
    parseArgs({ args: [...args], options: { 'hand-over': { type: 'boolean' } } });
    const cutOff = daypass.containerEndpoints.programs();
    daypass.host.stop();
    const { keychain, sessions } = daypass.core.store.get();
    const isForgotten = keychain.kind === 'memory-only' && sessions.some(isSignedIn);
    // The next command must not come to a host that is going.
    await daypass.host.unheard;
    // Whoever takes over knows what it says then.
    const takesOver = args.includes('--hand-over');
    if (!takesOver) err(`${texts.stopping}\n`);
    if (cutOff.length > 0) err(`${texts.cutOff(cutOff.join(', '))}\n`);
    if (isForgotten && !takesOver) err(`${texts.signInsEnd}\n`);
    return exitCodes.done;
  },
};
