import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const version: Verb = {
  name: 'version',
  async run({ daypass, args, request, texts, out, err }) {
    parseArgs({ args: [...args], options: {} });
    out(`daypass ${daypass.host.version} (${daypass.host.kind}, wire ${request.v})\n`);
    if (request.client === 'node') err(`${texts.fallbackClient}\n`);
    return exitCodes.done;
  },
};
