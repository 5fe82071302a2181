import { parseArgs } from 'node:util';
import { exitCodes } from '../exit-codes.ts';
import { knownRoles, matchingRoles } from '../role-argument.ts';
import { table } from '../screen.ts';
import type { Verb } from '../verb.ts';

export const roles: Verb = {
  name: 'roles',
  async run(call) {
    const { core } = call.daypass;
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { refresh: { type: 'boolean' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.refresh === true)
      await Promise.all(core.sessions().map(({ id }) => core.refresh(id, { signal: call.signal })));
    const found = matchingRoles(knownRoles(core.store.get()), positionals.join(' '));
    if (values.json === true) {
      call.out(`${JSON.stringify(found)}\n`);
      return exitCodes.done;
    }
    for (const { progress } of core.store.get().sessions)
      if (progress.kind === 'listing') call.err(`${call.texts.listing(progress.done, progress.total)}\n`);
    if (found.length === 0) call.err(`${call.texts.noRoles}\n`);
    const rows = found.map(({ id, accountName }) => [
      { text: id, tone: 'plain' } as const,
      { text: accountName, tone: 'quiet' } as const,
    ]);
    call.out(table(rows, call.screen));
    return exitCodes.done;
  },
};
