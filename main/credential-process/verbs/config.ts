import { faultSentence } from '../../../preload/aws-config-texts.ts';
import type { ProfilesOutcome, ProfilesPreview, ProfilesRequest } from '../../../preload/aws-profiles.ts';
import { AppError, isAppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { isListed } from '../../profiles/may-leave.ts';
import { printRoleId } from '../../credentials/role-id.ts';
import { askersFile } from '../asker-files.ts';
import { adoptionFrom, choiceFrom, type ConfigOptions, parseConfigArgs } from '../config-options.ts';
import { countsOf, diffReport, notes, profileTable } from '../config-report.ts';
import { configTextsOf } from '../config-texts.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../screen.ts';
import { shellWord } from '../command-name.ts';
import type { Verb, VerbCall } from '../verb.ts';
import { chooseRole } from './choose-role.ts';
import { listPlaintext, removePlaintext } from './config-plaintext.ts';

export const config: Verb = {
  name: 'config',
  async run(call) {
    const { values, positionals } = parseConfigArgs(call.args);
    const [action, ...roles] = positionals;
    const applies = action === 'apply';
    const forms = [applies, values['dry-run'], values.undo, values.plaintext, values['remove-plaintext']];
    const wrong = new AppError('usage-wrong', call.texts.usage.config);
    if ((action !== undefined && !applies) || forms.filter(Boolean).length > 1) throw wrong;
    if (values.undo === true) return undo(call, values);
    if (values.plaintext === true) return listPlaintext(call, values);
    if (values['remove-plaintext'] !== undefined) return removePlaintext(call, values);
    await listRoles(call, applies);
    const request = requestFrom(call, values, roles);
    if (request === undefined) return exitCodes.usage;
    return applies ? apply(call, values, request) : show(call, values, request);
  },
};

/** Undefined: a role that was named matches several, and the person has been shown them. */
function requestFrom(
  call: VerbCall,
  values: ConfigOptions,
  roles: readonly string[],
): ((preview: ProfilesPreview | undefined) => ProfilesRequest) | undefined {
  const { choice: before, chosen } = call.daypass.core.profiles.view();
  const picked = roles.map((role) => chooseRole(role, call));
  const known = picked.filter((role) => role !== undefined);
  if (known.length < picked.length) return undefined;
  // Who names a role or a profile to take over, and has chosen nothing yet, wants no more than that.
  const narrow = !chosen && (roles.length > 0 || values.adopt !== undefined || values['adopt-all'] === true);
  const start = narrow ? ({ ...before, roles: 'none' } as const) : before;
  const choice = choiceFrom(start, values, known.map(printRoleId));
  const named = (values.adopt ?? []).map(adoptionFrom);
  return (preview) => {
    const foreign = values['adopt-all'] === true ? (preview?.foreign ?? []) : [];
    const all = foreign.filter(({ roleId }) => roleId !== undefined).map(({ name }) => ({ name }));
    return { choice, adopt: [...named, ...all], rename: values.rename === true };
  };
}

type MakeRequest = NonNullable<ReturnType<typeof requestFrom>>;

async function resolved(call: VerbCall, values: ConfigOptions, make: MakeRequest): Promise<ProfilesRequest> {
  if (values['adopt-all'] !== true) return make(undefined);
  return make(await call.daypass.core.profiles.preview(make(undefined)));
}

async function show(call: VerbCall, values: ConfigOptions, make: MakeRequest): Promise<number> {
  const { profiles } = call.daypass.core;
  const texts = configTextsOf(call.language, call.daypass.host.command);
  const request = await resolved(call, values, make);
  const preview = await profiles.preview(request, shellOf(call));
  if (values.json === true) {
    const { chosen } = profiles.view();
    call.out(jsonLine({ ...preview, choice: request.choice, chosen }));
    return preview.fault === undefined ? exitCodes.done : exitCodes.unexpected;
  }
  if (preview.fault !== undefined) return refused(call, { ...preview, fault: preview.fault });
  if (values['dry-run'] === true) call.out(diffReport(preview, call.screen));
  else call.out(profileTable(preview.profiles, texts, call));
  if (preview.profiles.length === 0 && preview.foreign.length === 0) call.err(`${texts.noneMatch}\n`);
  const counts = texts.summary(countsOf(preview.profiles));
  if (counts !== '') call.err(`${preview.file}: ${counts}\n`);
  for (const note of notes(preview, texts, call)) call.err(`${note}\n`);
  if (preview.hunks.length > 0) call.err(`${texts.notApplied}\n`);
  else if (values['dry-run'] === true) call.err(`${texts.nothingToChange}\n`);
  if (request.choice.follow && profiles.view().choice.follow) call.err(`${texts.follows}\n`);
  const plaintext = await profiles.findPlaintext();
  if (plaintext.length > 0) call.err(`${texts.plaintext(plaintext.length)}\n`);
  return exitCodes.done;
}

async function apply(call: VerbCall, values: ConfigOptions, make: MakeRequest): Promise<number> {
  const { profiles } = call.daypass.core;
  const texts = configTextsOf(call.language, call.daypass.host.command);
  const request = await resolved(call, values, make);
  const planned = await profiles.preview(request, shellOf(call));
  const outcome = await profiles.apply(request);
  if (values.json === true) return answerInJson(call, outcome);
  if (outcome.kind === 'refused') return refused(call, outcome);
  const changed = planned.profiles.filter(({ change }) => change !== 'none');
  call.out(profileTable(changed, texts, call));
  const { file } = outcome.preview;
  call.out(`${outcome.kind === 'written' ? texts.written(file) : texts.unchanged(file)}\n`);
  if (planned.profiles.length === 0) call.err(`${texts.noneMatch}\n`);
  const after = { ...outcome.preview, shadows: planned.shadows };
  for (const note of notes(after, texts, call)) call.err(`${note}\n`);
  const [first] = outcome.preview.profiles.filter(({ change }) => change === 'none');
  if (first !== undefined) call.err(`${texts.tryIt(shellWord(printable(first.name)))}\n`);
  if (outcome.kind === 'written') call.err(`${texts.undoHint}\n`);
  call.err(`${request.choice.follow ? texts.follows : texts.followHint}\n`);
  return exitCodes.done;
}

async function undo(call: VerbCall, values: ConfigOptions): Promise<number> {
  const texts = configTextsOf(call.language, call.daypass.host.command);
  const outcome = await call.daypass.core.profiles.undo();
  if (values.json === true) return answerInJson(call, outcome);
  if (outcome.kind === 'refused') return refused(call, outcome);
  const { file } = outcome.preview;
  call.out(`${outcome.kind === 'written' ? texts.undone(file) : texts.nothingToUndo}\n`);
  return exitCodes.done;
}

function answerInJson(call: VerbCall, outcome: ProfilesOutcome): number {
  call.out(jsonLine(outcome));
  return outcome.kind === 'refused' ? exitCodes.unexpected : exitCodes.done;
}

function refused(
  call: VerbCall,
  { file, fault }: Pick<Extract<ProfilesOutcome, { kind: 'refused' }>, 'file' | 'fault'>,
): number {
  call.err(`${faultSentence(fault, file, call.language)}\n`);
  return exitCodes.unexpected;
}

/** Until every sign-in's roles have been listed once; one that was before is only said not to be up to date. */
async function listRoles(call: VerbCall, needed: boolean): Promise<void> {
  const { core } = call.daypass;
  if (core.sessions().length === 0) {
    if (needed) throw new AppError('no-sessions');
    call.err(`${call.texts.noSessions}\n`);
  }
  const due = core.store.get().sessions.filter((view) => !isListed(view, core.now()));
  for (const { id, label, accounts } of due)
    await core.refresh(id, { signal: call.signal }).catch((error: unknown) => {
      if (call.signal.aborted || (needed && accounts.length === 0)) throw error;
      // Signed out, the last list is the list.
      if (!isAppError(error, 'sign-in-needed')) call.fail(error, label);
    });
}

function shellOf({ request }: VerbCall) {
  const environment = Object.fromEntries(
    Object.entries(request.aws).map(([name, value]) => [name, value ?? 'set']),
  );
  return {
    environment,
    files: { config: askersFile(request, 'config'), credentials: askersFile(request, 'credentials') },
  };
}
