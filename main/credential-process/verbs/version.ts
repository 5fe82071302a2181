import { exitCodes } from '../exit-codes.ts';
import type { Verb } from '../verb.ts';

export const version: Verb = {
  name: 'version',
  async run({ daypass, request, texts, out, err }) {
    out(`daypass ${daypass.host.version} (${daypass.host.kind}, wire ${request.v})\n`);
    if (request.client === 'node') err(`${texts.fallbackClient}\n`);
    return exitCodes.done;
  },
};
