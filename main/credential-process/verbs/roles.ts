import { parseArgs } from 'node:util';
import { isSignedIn } from '../../../preload/signed-in.ts';
import { type ChainedRole, longestSeconds } from '../../credentials/chained-role.ts';
import { AppError, isAppError } from '../../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { knownRoles, matchingRoles } from '../role-argument.ts';
import { jsonLine, table } from '../screen.ts';
import { tellDamage } from '../tell-damage.ts';
import type { Verb, VerbCall } from '../verb.ts';

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
    if (action === 'chain' || action === 'unchain' || values.arn !== undefined) {
      if (name === undefined || more.length > 0) throw new AppError('usage-wrong', call.texts.usage.roles);
      const id = `chain:${name}`;
      if (action === 'unchain') await core.chainedRoles.remove(id);
      else if (action === 'chain') await addChained(name, values, call);
      else throw new AppError('usage-wrong', call.texts.usage.roles);
      call.out(`${action === 'chain' ? call.texts.chained(id) : call.texts.removed(id)}\n`);
      return exitCodes.done;
    }
    const code = values.refresh === true ? await refreshAll(call) : exitCodes.done;
    const found = matchingRoles(knownRoles(core.store.get(), core.chainedRoles.all()), positionals.join(' '));
    if (values.json === true) {
      call.out(jsonLine(found));
      return code;
    }
    for (const { progress } of core.store.get().sessions)
      if (progress.kind === 'listing') call.err(`${call.texts.listing(progress.done, progress.total)}\n`);
    if (found.length === 0) {
      call.err(`${whyNone(call)}\n`);
      tellDamage(call, ['sessions']);
    }
    const rows = found.map(({ id, accountName }) => [
      { text: id, tone: 'plain' } as const,
      { text: accountName, tone: 'quiet' } as const,
    ]);
    call.out(table(rows, call.screen));
    return code;
  },
};

/** One session that is signed out keeps no other from being listed. The exit code of the first that failed. */
async function refreshAll({ daypass: { core }, signal, fail }: VerbCall): Promise<number> {
  const sessions = core.sessions();
  const ended = await Promise.allSettled(sessions.map(({ id }) => core.refresh(id, { signal })));
  const codes = ended.flatMap((one, index) =>
    one.status === 'rejected'
      ? [fail(one.reason, sessions.length > 1 ? sessions[index]?.id : undefined)]
      : [],
  );
  return codes[0] ?? exitCodes.done;
}

function whyNone({ daypass: { core }, texts }: VerbCall): string {
  const { sessions } = core.store.get();
  if (sessions.length === 0) return texts.noSessions;
  if (sessions.some(({ accounts }) => accounts.length > 0)) return texts.noRoles;
  const waiting = sessions.filter((session) => !isSignedIn(session));
  if (waiting.length > 0) return texts.noRolesYet(waiting.map(({ id }) => id));
  if (sessions.some(({ progress }) => progress.kind === 'listing')) return texts.rolesUnderWay;
  if (sessions.some(({ progress }) => progress.kind !== 'idle' || progress.listedAtMs === undefined))
    return texts.rolesUnread;
  return texts.noRolesAssigned;
}

/** Errors name the options, as they were typed. */
async function addChained(name: string, values: ChainValues, { daypass }: VerbCall): Promise<void> {
  await daypass.core.chainedRoles.add(chainedRole(name, values)).catch((error: unknown) => {
    const option = isAppError(error, 'chained-role-invalid') ? optionOf[error.subject ?? ''] : undefined;
    throw option === undefined ? error : new AppError('chained-role-invalid', option);
  });
}

const optionOf: Readonly<Record<string, string>> = {
  base: '--base',
  roleArn: '--arn',
  externalId: '--external-id',
  sessionName: '--session-name',
  durationSeconds: '--duration',
  region: '--region',
};

const chainOptions = {
  base: { type: 'string' },
  arn: { type: 'string' },
  'external-id': { type: 'string' },
  'session-name': { type: 'string' },
  duration: { type: 'string' },
  region: { type: 'string' },
} as const;

type ChainValues = { readonly [Option in keyof typeof chainOptions]?: string | undefined };

/** What is wrong with it, `chainedRoles.add` says. */
function chainedRole(name: string, values: ChainValues): ChainedRole {
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
