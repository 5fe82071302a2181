import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import type { ProfilesOutcome, ProfilesRequest } from '../../preload/aws-profiles.ts';
import { type Document, parse } from '../aws-config/document.ts';
import type { Edit } from '../aws-config/lines.ts';
import { edited, planProfiles } from '../aws-config/plan.ts';
import { AppError } from '../errors.ts';
import type { StoredFile } from '../stored-file.ts';
import { oursIn } from './compose-profiles.ts';
import type { KnownProfiles } from './known-profiles.ts';
import { digestOf, type Planner } from './planner.ts';
import { firstChoice } from './profile-choice.ts';
import {
  basisOf,
  type ProfilesFile,
  rememberApplied,
  type Tried,
  withEarlier,
  writtenSettings,
} from './profiles-file.ts';
import { rememberUndone } from './undone.ts';

/** What the changes are made with: our own file is known to be writable before the config changes, and is written after it. */
export interface ChangeParts {
  readonly planner: Planner;
  readonly known: KnownProfiles;
  readonly file: StoredFile<ProfilesFile>;
}

export interface ApplyOptions {
  /** False: nobody looks at it. */
  readonly asked: boolean;
  /** The digest of the preview somebody has seen; absent: whatever it comes to is meant. */
  readonly shown?: string;
}

export async function applyProfiles(
  parts: ChangeParts,
  request: ProfilesRequest,
  { asked, shown }: ApplyOptions,
): Promise<ProfilesOutcome> {
  const { planner, known, file: ownFile } = parts;
  const stored = known.stored();
  await ownFile.write(stored);
  const [reading, other] = [await planner.read(), await planner.credentials()];
  if (reading.kind === 'refused') return refuse(parts, reading.fault);
  const file = planner.config();
  let next: (Tried & { document: Document; edits: readonly Edit[] }) | undefined;
  let hasMoved = false;
  const outcome = await file.apply(async (document) => {
    // Asked again, some of what was planned may be in the file already.
    const basis = next === undefined ? stored : basisOf(stored, next, document);
    const { names, adopted, plan } = await planner.compose(document, other, {
      ...{ request, asked, stored: basis },
    });
    const isFirst = next === undefined;
    if (isFirst && shown !== undefined) hasMoved = shown !== digestOf(file.path, document, plan.edits);
    if (hasMoved) return [];
    const { written, edits } = plan;
    const applied = rememberApplied(stored, { choice: request.choice, names, adopted, written });
    next = { file: applied, names, document, edits };
    return edits;
  });
  if (outcome.kind === 'refused') return refuse(parts, outcome.fault);
  if (next === undefined) return { kind: 'moved', preview: await planner.preview(request, known) };
  const own = outcome.kind === 'written' ? withEarlier(next.file, stored) : next.file;
  await ownFile.write(own);
  known.take(edited(next.document, next.edits), own);
  const afterwards = { ...request, adopt: [], rename: false };
  return { kind: outcome.kind, preview: await planner.preview(afterwards, known) };
}

export async function undoProfiles(parts: ChangeParts): Promise<ProfilesOutcome> {
  const { planner, known, file } = parts;
  const stored = known.stored();
  await file.write(stored);
  const config = planner.config();
  const isThere = await config.canUndo();
  const before = await config.read();
  const outcome = await config.undo();
  if (outcome.kind === 'refused') return refuse(parts, outcome.fault);
  const after = await config.read();
  if (isThere && before.kind === 'document' && after.kind === 'document') {
    const next = rememberUndone(stored, before.document, after.document);
    await file.write(next);
    known.take(after.document, next);
  }
  const choice = known.stored().choice ?? firstChoice;
  const preview = await planner.preview({ choice, adopt: [], rename: false }, known);
  return { kind: outcome.kind, preview };
}

/** Every profile of this data folder goes. @throws AppError profiles-left naming a file with errors */
export async function removeProfiles({ planner, known }: ChangeParts): Promise<void> {
  const { home } = planner;
  const stored = known.stored();
  const file = planner.config();
  const reading = await file.read();
  // Without one of ours nothing is touched, not even by a lock.
  const isClean = reading.kind === 'document' && oursIn(reading.document, stored, home).size === 0;
  if (isClean) return;
  const outcome = await file.apply((document) => {
    const of = home === undefined ? {} : { home };
    return planProfiles({ document, wanted: [], written: writtenSettings(stored), ...of }).edits;
  });
  if (outcome.kind === 'refused') throw new AppError('profiles-left', file.path);
  await file.forgetBackups();
  known.take(parse(''), { profiles: [] });
}

function refuse({ planner, known }: ChangeParts, fault: ConfigFault): ProfilesOutcome {
  known.refused(fault);
  return { kind: 'refused', fault, file: planner.config().path };
}
