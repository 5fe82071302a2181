import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const uninstall: Verb = {
  name: 'uninstall',
  async run({ daypass, args, texts, out, err, fail }) {
    const { values } = parseArgs({ args: [...args], options: { yes: { type: 'boolean' } } });
    if (values.yes !== true) {
      err(`${texts.confirmUninstall}\n`);
      return exitCodes.usage;
    }
    try {
      await daypass.uninstall();
    } catch (error) {
      const code = fail(error);
      err(`${texts.uninstalledElse}\n`);
      return code;
    }
    out(`${texts.uninstalled}\n`);
    return exitCodes.done;
  },
};
