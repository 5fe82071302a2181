import { parseArgs } from 'node:util';
import type { SessionView } from '../../../preload/contract.ts';
import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine, type Cell, table, type Tone } from '../screen.ts';
import { timeOfDay } from '../times.ts';
import type { Verb, VerbCall } from '../verb.ts';

export const sessions: Verb = {
  name: 'sessions',
  async run(call) {
    const { core } = call.daypass;
    const { values, positionals } = parseArgs({
      args: [...call.args],
      options: { 'start-url': { type: 'string' }, region: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [action, name, label, ...more] = positionals;
    if (action === undefined) return list(call, values.json === true);
    if (more.length > 0) throw new AppError('bad-request', printable(more.join(' ')));
    if (action === 'add' && values['start-url'] !== undefined) {
      const region = values.region === undefined ? {} : { region: values.region };
      const named = name === undefined ? {} : { label: name };
      const added = await core.addSession({ startUrl: values['start-url'], ...region, ...named });
      call.out(`${call.texts.added(added.id)}\n`);
      return exitCodes.done;
    }
    if (action === 'rename' && name !== undefined && label !== undefined) {
      const { id } = core.session(name);
      await core.renameSession(id, label);
      call.out(`${call.texts.renamed(id, printable(label))}\n`);
      return exitCodes.done;
    }
    if (action === 'remove' && name !== undefined && label === undefined) {
      const { id } = core.session(name);
      await core.removeSession(id);
      call.out(`${call.texts.removed(id)}\n`);
      return exitCodes.done;
    }
    throw new AppError('usage-wrong', call.texts.usage.sessions);
  },
};

async function list(call: VerbCall, json: boolean): Promise<number> {
  const views = call.daypass.core.store.get().sessions;
  if (json) {
    call.out(jsonLine(views.map(({ accounts: _accounts, ...view }) => view)));
    return exitCodes.done;
  }
  if (views.length === 0) {
    call.err(`${call.texts.noSessions}\n`);
    const found = await call.daypass.core.importable().catch(() => []);
    for (const { name, startUrl, region } of found)
      call.err(
        `${call.texts.foundInConfig(`${printable(name)} (--start-url ${startUrl} --region ${region})`)}\n`,
      );
  }
  call.out(
    table(
      views.map((view) => sessionRow(view, call)),
      call.screen,
    ),
  );
  return exitCodes.done;
}

export function sessionRow(
  { id, label, status, region, startUrl }: SessionView,
  call: VerbCall,
): readonly Cell[] {
  const until =
    status.kind === 'signed-in' && !status.renewable
      ? ` (${timeOfDay(status.tokenExpiresAtMs, call.language, call.request.tz)})`
      : '';
  return [
    { text: id, tone: 'strong' },
    { text: label === id ? '' : label, tone: 'plain' },
    { text: call.texts.status[status.kind] + until, tone: tones[status.kind] },
    { text: region, tone: 'quiet' },
    { text: startUrl, tone: 'quiet' },
  ];
}

const tones: Readonly<Record<SessionView['status']['kind'], Tone>> = {
  'signed-out': 'quiet',
  'signing-in': 'warn',
  'signed-in': 'good',
  renewing: 'warn',
  'sign-in-needed': 'bad',
  unknown: 'bad',
};
