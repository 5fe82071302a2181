import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const stop: Verb = {
  name: 'stop',
  async run({ daypass, texts, args, err }) {
    parseArgs({ args: [...args], options: { 'hand-over': { type: 'boolean' } } });
    daypass.host.stop();
    // A newer client takes over; only it knows what it says then.
    if (!args.includes('--hand-over')) err(`${texts.stopping}\n`);
    return exitCodes.done;
  },
};
