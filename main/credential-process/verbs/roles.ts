import { parseArgs } from 'node:util';
import { type ChainedRole, longestSeconds } from '../../credentials/chained-role.ts';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { exitCodes } from '../exit-codes.ts';
import { knownRoles, matchingRoles } from '../role-argument.ts';
import { jsonLine, table } from '../screen.ts';
import type { Verb } from '../verb.ts';

export const roles: Verb = {
  name: 'roles',
  async run(call) {
    const { core } = call.daypass;
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { refresh: { type: 'boolean' }, json: { type: 'boolean' }, ...chainOptions },
      allowPositionals: true,
    });
    const [action, name, ...more] = positionals;
    if (values.arn !== undefined || action === 'unchain') {
      if (name === undefined || more.length > 0) throw new AppError('usage-wrong', call.texts.usage.roles);
      if (action === 'unchain') await core.chainedRoles.remove(`chain:${name}`);
      else if (action === 'chain') await core.chainedRoles.add(chainedRole(name, values));
      else throw new AppError('usage-wrong', call.texts.usage.roles);
      call.out(`chain:${printable(name)}\n`);
      return exitCodes.done;
    }
    if (values.refresh === true)
      await Promise.all(core.sessions().map(({ id }) => core.refresh(id, { signal: call.signal })));
    const found = matchingRoles(knownRoles(core.store.get(), core.chainedRoles.all()), positionals.join(' '));
    if (values.json === true) {
      call.out(jsonLine(found));
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

const chainOptions = {
  base: { type: 'string' },
  arn: { type: 'string' },
  'external-id': { type: 'string' },
  'session-name': { type: 'string' },
  duration: { type: 'string' },
  region: { type: 'string' },
} as const;

/** What is wrong with it, `chainedRoles.add` says. */
function chainedRole(
  name: string,
  values: { readonly [Option in keyof typeof chainOptions]?: string | undefined },
): ChainedRole {
  const { 'external-id': externalId, 'session-name': sessionName } = values;
  return {
    id: `chain:${name}`,
    base: values.base ?? '',
    roleArn: values.arn ?? '',
    region: values.region ?? 'us-east-1',
    durationSeconds: values.duration === undefined ? longestSeconds : Number(values.duration),
    ...(externalId === undefined ? {} : { externalId }),
    ...(sessionName === undefined ? {} : { sessionName }),
  };
}
