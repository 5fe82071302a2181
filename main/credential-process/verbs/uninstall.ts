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
      await daypass.host.unheard;
      err(`${texts.uninstalledElse}\n`);
      return code;
    }
    await daypass.host.unheard;
    out(`${texts.uninstalled}\n`);
    return exitCodes.done;
  },
};
