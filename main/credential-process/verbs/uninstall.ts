import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const uninstall: Verb = {
  name: 'uninstall',
  async run({ daypass, args, texts, out, err }) {
    const { values } = parseArgs({ args: [...args], options: { yes: { type: 'boolean' } } });
    if (values.yes !== true) {
      err(`${texts.confirmUninstall}\n`);
      return exitCodes.usage;
    }
    await daypass.uninstall();
    out(`${texts.uninstalled}\n`);
    return exitCodes.done;
  },
};
