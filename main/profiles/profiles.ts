import type {
  Plaintext,
  PlaintextPlace,
  ProfilesOutcome,
  ProfilesPreview,
  ProfilesRequest,
  ProfilesView,
} from '../../preload/aws-profiles.ts';
import { parse } from '../aws-config/document.ts';
import { findPlaintext, removePlaintext } from '../aws-config/plaintext.ts';
import type { AskingShell } from '../aws-config/shadowing.ts';
import type { StoredFile } from '../stored-file.ts';
import {
  type ApplyOptions,
  applyProfiles,
  type ChangeParts,
  removeProfiles,
  undoProfiles,
} from './change-profiles.ts';
import { createKnownProfiles } from './known-profiles.ts';
import { createPlanner, type PlannerParts } from './planner.ts';
import type { ProfilesFile } from './profiles-file.ts';
import { regionOfRole } from './role-region.ts';

export interface ProfilesParts extends PlannerParts {
  readonly file: StoredFile<ProfilesFile>;
  /** As `file` has it. */
  readonly stored: ProfilesFile;
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
  /** Of this role's profile, of the one so named where it has several, or of the one it would have. Undefined: nobody knows. */
  regionOf(roleId: string, name: string): Promise<string | undefined>;
  findPlaintext(): Promise<readonly Plaintext[]>;
  /** What of it is found there now; what was removed. @throws AppError file-unwritable */
  removePlaintext(chosen: readonly PlaintextPlace[]): Promise<readonly Plaintext[]>;
  onChange(listener: () => void): () => void;
  /** Once the changes that were asked for are through. */
  close(): Promise<void>;
}

export async function createProfiles(parts: ProfilesParts): Promise<Profiles> {
  const planner = createPlanner(parts);
  const file = () => parts.aws().configFile;
  const known = createKnownProfiles({ stored: parts.stored, home: planner.home, file });
  const changing: ChangeParts = { planner, known, file: parts.file };
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = last.catch(() => undefined).then(change);
    last = changed;
    return changed;
  }

  const reading = await planner
    .config()
    .read()
    .catch(() => undefined);
  if (reading?.kind === 'document') known.take(reading.document, parts.stored);

  return {
    view: known.view,
    preview: (request, shell) => planner.preview(request, known, shell),
    apply: (request, options = { asked: true }) => inTurn(() => applyProfiles(changing, request, options)),
    undo: () => inTurn(() => undoProfiles(changing)),
    removeAll: () => inTurn(() => removeProfiles(changing)),
    async regionOf(roleId, name) {
      // A file that cannot be read has no say in it.
      const reading = await planner.read().catch(() => undefined);
      const config = reading?.kind === 'document' ? reading.document : parse('');
      const facts = { stored: known.stored(), roles: parts.roles(), home: planner.home };
      return regionOfRole(roleId, name, { config, ...facts });
    },
    findPlaintext: () => findPlaintext(parts.aws()),
    removePlaintext: (chosen) => removePlaintext(parts.aws(), chosen),
    onChange: known.onChange,
    async close() {
      await last.catch(() => undefined);
    },
  };
}
