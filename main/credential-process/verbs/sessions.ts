import { parseArgs } from 'node:util';
import type { SessionView } from '../../../preload/contract.ts';
import type { FoundSession } from '../../aws-config/sso-sessions.ts';
import { AppError, isAppError } from '../../errors.ts';
import { isUnreachable } from '../../keychain/unreachable.ts';
import { isAwsPortal, tidyStartUrl } from '../../sso/start-url.ts';
import { printable } from '../../printable.ts';
import { shellWord } from '../command-name.ts';
import { askersFile } from '../asker-files.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine, type Cell, table, type Tone } from '../screen.ts';
import { tellDamage } from '../tell-damage.ts';
import { timeOfDay } from '../times.ts';
import type { Verb, VerbCall } from '../verb.ts';

export const sessions: Verb = {
  name: 'sessions',
  async run(call) {
    const { values, positionals } = parseArgs({ args: [...call.args], options, allowPositionals: true });
    const [action, ...names] = positionals;
    if (action === undefined) return list(call, values.json === true);
    const done = await perform(call, action, names, values);
    if (done === undefined) throw new AppError('usage-wrong', call.texts.usage.sessions);
    call.out(`${done}\n`);
    return exitCodes.done;
  },
};

const options = {
  'start-url': { type: 'string' },
  region: { type: 'string' },
  'take-over': { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface Values {
  readonly 'start-url'?: string;
  readonly region?: string;
  readonly 'take-over'?: boolean;
  readonly yes?: boolean;
}

/** What was done, in a sentence; undefined: that is not how it is used. */
async function perform(
  call: VerbCall,
  action: string,
  names: readonly string[],
  { 'start-url': startUrl, region, 'take-over': takeOver = false, yes = false }: Values,
): Promise<string | undefined> {
  const { texts } = call;
  const { core } = call.daypass;
  const [name, label, ...more] = names;
  if (more.length > 0) throw new AppError('bad-request', printable(more.join(' ')));
  if (action === 'rename' && name !== undefined && label !== undefined) {
    const { id } = core.session(name);
    await core.renameSession(id, label);
    return texts.renamed(id, printable(label));
  }
  if (label !== undefined) return undefined;
  if (action === 'add' && startUrl !== undefined) {
    const given = {
      ...(region === undefined ? {} : { region }),
      ...(name === undefined ? {} : { label: name }),
    };
    const added = core.addSession({ startUrl, ...given }).catch((error: unknown) => {
      const looksUp = region === undefined && isAppError(error, ...lookUpFaults);
      if (looksUp && isAwsPortal(tidyStartUrl(startUrl))) call.err(`${texts.regionSpares}\n`);
      throw error;
    });
    return texts.added((await added).id);
  }
  if (action === 'import' && name !== undefined) {
    const found = (await importable(call)).find((one) => one.name === name);
    if (found === undefined) throw new AppError('session-unknown', printable(name));
    const { id, label: shown } = await core.importSession(found, { takeOver });
    return takeOver ? texts.signedIn(shown) : texts.added(id);
  }
  if (action !== 'remove' || name === undefined) return undefined;
  return remove(call, name, yes);
}

/** Whoever is asked for the region is not there, or does not know. */
const lookUpFaults = ['offline', 'unavailable', 'bad-answer', 'tls-untrusted'] as const;

async function remove({ daypass: { core }, texts, err }: VerbCall, name: string, anyway: boolean) {
  const { id } = core.session(name);
  await core.removeSession(id, { anyway }).catch((error: unknown) => {
    if (isUnreachable(error)) err(`${texts.removableAnyway(id)}\n`);
    throw error;
  });
  return texts.removed(printable(name));
}

async function list(call: VerbCall, json: boolean): Promise<number> {
  const views = call.daypass.core.store.get().sessions;
  if (json) {
    call.out(jsonLine(withoutAccounts(views)));
    return exitCodes.done;
  }
  tellDamage(call);
  if (views.length === 0) {
    call.err(`${call.texts.noSessions}\n`);
    const found = await importable(call).catch(() => []);
    for (const { name, startUrl, region } of found)
      call.err(
        `${call.texts.foundInConfig(printable(name), `${startUrl} ${region}`, shellWord(printable(name)))}\n`,
      );
  }
  call.out(
    table(
      views.map((view) => sessionRow(view, call)),
      call.screen,
    ),
  );
  tellEndpoints(call, views);
  return exitCodes.done;
}

/** Nobody is to be led elsewhere unawares. */
export function tellEndpoints({ texts, err }: VerbCall, views: readonly SessionView[]): void {
  for (const { id, endpoints } of views)
    for (const url of new Set(Object.values(endpoints))) {
      const services = Object.keys(endpoints).filter((service) => endpoints[service] === url);
      err(`${texts.ownEndpoints(id, url, services.join(', '))}\n`);
    }
}

/** Of the file that the asker's AWS clients read, where their shell names one. */
function importable({ daypass: { core }, request }: VerbCall): Promise<readonly FoundSession[]> {
  const named = request.aws['AWS_CONFIG_FILE'] ?? '';
  return named === '' ? core.importable() : core.importable(askersFile(request, 'config'));
}

/** For programs: accounts and roles have a command of their own. */
export function withoutAccounts(views: readonly SessionView[]): readonly object[] {
  return views.map(({ accounts: _accounts, ...view }) => view);
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
