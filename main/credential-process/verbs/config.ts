import { faultSentence } from '../../../preload/aws-config-texts.ts';
import type { ProfileChoice, ProfilesOutcome, ProfilesPreview } from '../../../preload/aws-profiles.ts';
import { AppError, isAppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { isListed } from '../../profiles/may-leave.ts';
import { askersFile } from '../asker-files.ts';
import { type ConfigOptions, parseConfigArgs } from '../config-options.ts';
import { countsOf, diffReport, notes, profileTable, wantedOf } from '../config-report.ts';
import { type ConfigTexts, configTextsOf } from '../config-texts.ts';
import { wordsOfChoice, wordsToApply } from '../config-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../screen.ts';
import { shellWord } from '../command-name.ts';
import { tellDamage } from '../tell-damage.ts';
import type { Verb, VerbCall } from '../verb.ts';
import { rolesOf } from './choose-role.ts';
import { listPlaintext, removePlaintext } from './config-plaintext.ts';
import { choosesRoles, type MakeRequest, requestFrom, resolved } from './config-request.ts';

export const config: Verb = {
  name: 'config',
  async run(call) {
    const { values, positionals } = parseConfigArgs(call.args);
    const [action, ...roles] = positionals;
    const looks = values['dry-run'] === true;
    const applies = action === 'apply' && !looks;
    const forms = [applies, looks, values.undo, values.plaintext, values['remove-plaintext']];
    const wrong = new AppError('usage-wrong', call.texts.usage.config);
    if ((action !== undefined && action !== 'apply') || forms.filter(Boolean).length > 1) throw wrong;
    if (values.undo === true) return undo(call, values);
    if (values.plaintext === true) return listPlaintext(call, values);
    if (values['remove-plaintext'] !== undefined) return removePlaintext(call, values);
    await listRoles(call, applies);
    const request = requestFrom(call, values, roles);
    if (request === undefined || !choosesRoles(call, values, request(undefined).choice))
      return exitCodes.usage;
    return applies ? apply(call, values, request) : show(call, values, request);
  },
};

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
  if (preview.foreign.length === 0) tellOfNone(call, texts, request.choice, preview);
  const counts = texts.summary(countsOf(preview.profiles));
  if (counts !== '') call.err(`${preview.file}: ${counts}\n`);
  for (const note of notes(preview, texts, call)) call.err(`${note}\n`);
  const typed = wordsToApply(call.args);
  if (typed === '') tellOfChoice(call, texts, request.choice, preview);
  if (preview.hunks.length > 0) call.err(`${texts.notApplied(typed)}\n`);
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
  tellOfNone(call, texts, request.choice, planned);
  const after = { ...outcome.preview, shadows: planned.shadows };
  for (const note of notes(after, texts, call)) call.err(`${note}\n`);
  const [first] = outcome.preview.profiles.filter(({ change }) => change === 'none');
  if (first !== undefined) call.err(`${texts.tryIt(shellWord(printable(first.name)))}\n`);
  if (outcome.kind === 'written') call.err(`${texts.undoHint}\n`);
  tellOfChoice(call, texts, request.choice, outcome.preview);
  call.err(`${request.choice.follow ? texts.follows : texts.followHint}\n`);
  return exitCodes.done;
}

/** What was chosen before may have no role by now. */
function tellOfNone(
  call: VerbCall,
  texts: ConfigTexts,
  choice: ProfileChoice,
  { profiles }: ProfilesPreview,
): void {
  if (wantedOf(profiles).length > 0 || choice.roles === 'none') return;
  call.err(`${texts.noneMatch(wordsOfChoice(choice))}\n`);
}

/** What the next apply goes by, which nobody has to remember. */
function tellOfChoice(
  call: VerbCall,
  texts: ConfigTexts,
  choice: ProfileChoice,
  { profiles }: ProfilesPreview,
): void {
  const words = wordsOfChoice(choice);
  if (words === '') return;
  const having = new Set(wantedOf(profiles).map(({ roleId }) => roleId));
  const without = rolesOf(call.daypass).filter(({ id }) => !having.has(id));
  call.err(`${texts.choice(words, without.length)}\n`);
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
    tellDamage(call, ['sessions']);
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
