import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import type {
  Plaintext,
  PlaintextPlace,
  ProfilesOutcome,
  ProfilesPreview,
  ProfilesRequest,
  ProfilesView,
} from '../../preload/aws-profiles.ts';
import { type Document, parse } from '../aws-config/document.ts';
import { findPlaintext, removePlaintext } from '../aws-config/plaintext.ts';
import { planProfiles, printEdited } from '../aws-config/plan.ts';
import { parseProfileId } from '../aws-config/profile-id.ts';
import type { AskingShell } from '../aws-config/shadowing.ts';
import { AppError } from '../errors.ts';
import type { StoredFile } from '../stored-file.ts';
import { oursIn } from './compose-profiles.ts';
import { createPlanner, digestOf, type PlannerParts } from './planner.ts';
import { firstChoice } from './profile-choice.ts';
import { basisOf, type ProfilesFile, rememberApplied, writtenSettings } from './profiles-file.ts';
import { rememberUndone } from './undone.ts';

export interface ProfilesParts extends PlannerParts {
  readonly file: StoredFile<ProfilesFile>;
  /** As `file` has it. */
  readonly stored: ProfilesFile;
}

interface ApplyOptions {
  /** False: nobody looks at it. */
  readonly asked: boolean;
  /** The digest of the preview somebody has seen; absent: whatever it comes to is meant. */
  readonly shown?: string;
}

/**
 * The profiles that Daypass keeps in the AWS config.
 * - Changes are made one after the other, each on the file as it is then.
 * - Our own file is known to be writable before the config changes, and is written after it.
 * - All reject with AppError aws-config-unreadable, file-unwritable, data-newer, client-passing, client-unquotable.
 */
export interface Profiles {
  view(): ProfilesView;
  preview(request: ProfilesRequest, shell?: AskingShell): Promise<ProfilesPreview>;
  /** @throws AppError profile-not-adoptable */
  apply(request: ProfilesRequest, options?: ApplyOptions): Promise<ProfilesOutcome>;
  /** Takes back the last apply that was not taken back. */
  undo(): Promise<ProfilesOutcome>;
  /** Every profile of this data folder goes. @throws AppError profiles-left naming a file with errors */
  removeAll(): Promise<void>;
  findPlaintext(): Promise<readonly Plaintext[]>;
  /** What of it is found there now; what was removed. @throws AppError file-unwritable */
  removePlaintext(chosen: readonly PlaintextPlace[]): Promise<readonly Plaintext[]>;
  onChange(listener: () => void): () => void;
  /** Once the changes that were asked for are through. */
  close(): Promise<void>;
}

export async function createProfiles(parts: ProfilesParts): Promise<Profiles> {
  const planner = createPlanner(parts);
  const { home, config } = planner;
  const listeners = new Set<() => void>();
  let stored = parts.stored;
  let written: ProfilesView['written'] = [];
  let fault: ConfigFault | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = last.catch(() => undefined).then(change);
    last = changed;
    return changed;
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function take(document: Document, now: ProfilesFile): void {
    stored = now;
    fault = undefined;
    written = writtenIn(document, stored, home);
    tell();
  }

  /** Somebody else may have changed the file; whether it may be written no reading tells. */
  function look(document: Document): void {
    const isAsKnown = JSON.stringify(writtenIn(document, stored, home)) === JSON.stringify(written);
    if (!isAsKnown || (fault !== undefined && fault.code !== 'read-only')) take(document, stored);
  }

  function refuse(why: ConfigFault): ProfilesOutcome {
    fault = why;
    tell();
    return { kind: 'refused', fault: why, file: parts.aws().configFile };
  }

  const preview: Profiles['preview'] = (request, shell) => planner.preview(request, stored, look, shell);

  /** Rejects where `write` would. */
  const makeSure = () => parts.file.write(stored);

  async function apply(
    request: ProfilesRequest,
    { asked, shown }: ApplyOptions = { asked: true },
  ): Promise<ProfilesOutcome> {
    await makeSure();
    const [reading, other] = [await planner.read(), await planner.credentials()];
    if (reading.kind === 'refused') return refuse(reading.fault);
    const file = config();
    let next: { file: ProfilesFile; document: Document } | undefined;
    let hasMoved = false;
    const outcome = await file.apply((document) => {
      // Asked again, some of what was planned may be in the file already.
      const basis = next === undefined ? stored : basisOf(stored, next.file, document);
      const { names, adopted, plan } = planner.compose(document, other, { request, asked, stored: basis });
      const isFirst = next === undefined;
      if (isFirst && shown !== undefined) hasMoved = shown !== digestOf(file.path, document, plan.edits);
      if (hasMoved) return [];
      next = {
        file: rememberApplied(stored, {
          ...{ choice: request.choice, names, adopted },
          written: plan.written,
        }),
        document: parse(printEdited(document, plan.edits)),
      };
      return plan.edits;
    });
    if (outcome.kind === 'refused') return refuse(outcome.fault);
    if (next === undefined) return { kind: 'moved', preview: await preview(request) };
    await parts.file.write(next.file);
    take(next.document, next.file);
    return { kind: outcome.kind, preview: await preview({ ...request, adopt: [], rename: false }) };
  }

  async function undo(): Promise<ProfilesOutcome> {
    await makeSure();
    const before = await config().read();
    const outcome = await config().undo();
    if (outcome.kind === 'refused') return refuse(outcome.fault);
    const after = await config().read();
    if (before.kind === 'document' && after.kind === 'document') {
      const next = rememberUndone(stored, before.document, after.document);
      await parts.file.write(next);
      take(after.document, next);
    }
    const choice = stored.choice ?? firstChoice;
    return { kind: outcome.kind, preview: await preview({ choice, adopt: [], rename: false }) };
  }

  async function removeAll(): Promise<void> {
    const file = config();
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
    take(parse(''), { profiles: [] });
  }

  const readingNow = await config()
    .read()
    .catch(() => undefined);
  if (readingNow?.kind === 'document') take(readingNow.document, stored);

  return {
    view: () => ({
      ...{ choice: stored.choice ?? firstChoice, chosen: stored.choice !== undefined },
      ...{ file: parts.aws().configFile, written },
      ...(fault === undefined ? {} : { fault }),
    }),
    preview,
    apply: (request, options) => inTurn(() => apply(request, options)),
    undo: () => inTurn(undo),
    removeAll: () => inTurn(removeAll),
    findPlaintext: () => findPlaintext(parts.aws()),
    removePlaintext: (chosen) => removePlaintext(parts.aws(), chosen),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await last.catch(() => undefined);
    },
  };
}

function writtenIn(
  document: Document,
  stored: ProfilesFile,
  home: string | undefined,
): ProfilesView['written'] {
  return [...oursIn(document, stored, home)].map(([id, { section }]) => ({
    ...{ roleId: parseProfileId(id)?.role ?? id, name: section.name },
  }));
}
