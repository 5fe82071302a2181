import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const stop: Verb = {
  name: 'stop',
  async run({ daypass, texts, args, err }) {
    parseArgs({ args: [...args], options: { 'hand-over': { type: 'boolean' } } });
    const cutOff = daypass.containerEndpoints.programs();
    daypass.host.stop();
    // The next command must not come to a host that is going.
    await daypass.host.unheard;
    // Whoever takes over knows what it says then.
    if (!args.includes('--hand-over')) err(`${texts.stopping}\n`);
    if (cutOff.length > 0) err(`${texts.cutOff(cutOff.join(', '))}\n`);
    return exitCodes.done;
  },
};
