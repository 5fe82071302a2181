import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const uninstall: Verb = {
  name: 'uninstall',
  async run({ daypass, args, texts, out, err }) {
    if (!args.includes('--yes')) {
      err(`${texts.confirmUninstall}\n`);
      return exitCodes.usage;
    }
    await daypass.uninstall();
    out(`${texts.uninstalled}\n`);
    return exitCodes.done;
  },
};
