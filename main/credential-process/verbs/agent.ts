import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import { currentUnit, writeUnit } from '../systemd-unit.ts';
import { relativeTime } from '../times.ts';
import type { Verb } from '../verb.ts';

/** Whoever can ask this has a host already: the client starts one that is missing. */
export const agent: Verb = {
  name: 'agent',
  async run({ daypass, args, texts, language, out, err }) {
    parseArgs({ args: [...args], options: { unit: { type: 'boolean' } } });
    const { pid, version, startedAtMs, dataFolder, kind } = daypass.host;
    if (args.includes('--unit')) {
      if (kind === 'desktop' || process.platform !== 'linux') {
        err(`${texts.noUnit}\n`);
        return exitCodes.usage;
      }
      const unit = currentUnit(dataFolder);
      await writeUnit(unit);
      out(`${texts.unitWritten(unit.file, unit.name)}\n`);
      return exitCodes.done;
    }
    out(`${texts.running(pid, version, relativeTime(startedAtMs, Date.now(), language))}\n`);
    return exitCodes.done;
  },
};
