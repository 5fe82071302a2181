import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../screen.ts';
import { type Verb, verbNames } from '../verb.ts';

export const help: Verb = {
  name: 'help',
  async run({ args, texts, screen, out }) {
    const [asked] = args;
    const named = verbNames.find((name) => name === asked);
    if (asked !== undefined && named === undefined) throw new AppError('bad-request', printable(asked));
    if (named !== undefined) {
      out(`${texts.summary[named]}\n\n  ${texts.usage[named]}\n`);
      return exitCodes.done;
    }
    const rows = verbNames.map((name) => [
      { text: `  ${name}`, tone: 'strong' } as const,
      { text: texts.summary[name], tone: 'plain' } as const,
    ]);
    out(`${texts.helpHead}\n\n${table(rows, screen)}\n${texts.helpFoot}\n`);
    return exitCodes.done;
  },
};
