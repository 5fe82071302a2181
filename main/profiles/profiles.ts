import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import type {
  Plaintext,
  PlaintextKind,
  ProfileChange,
  ProfilesOutcome,
  ProfilesPreview,
  ProfilesRequest,
  ProfilesView,
} from '../../preload/aws-profiles.ts';
import { credentialProcessLine } from '../aws-config/credential-process-line.ts';
import { diffOf } from '../aws-config/diff.ts';
import { type Document, parse } from '../aws-config/document.ts';
import { type ConfigFile, openConfigFile } from '../aws-config/file.ts';
import type { AwsLocations } from '../aws-config/locations.ts';
import { findPlaintext, removePlaintext } from '../aws-config/plaintext.ts';
import { planProfiles, printEdited } from '../aws-config/plan.ts';
import { type AskingShell, findShadows, findShellShadows } from '../aws-config/shadowing.ts';
import { homeTag, parseProfileId } from '../aws-config/profile-id.ts';
import { AppError } from '../errors.ts';
import type { StoredFile } from '../stored-file.ts';
import { type ComposeInput, type Composition, composeProfiles, oursIn } from './compose-profiles.ts';
import { foreignProfiles } from './foreign-roles.ts';
import { firstChoice } from './profile-choice.ts';
import { basisOf, type ProfilesFile, rememberApplied, writtenSettings } from './profiles-file.ts';
import type { RoleSources } from './selectable-roles.ts';
import { rememberUndone } from './undone.ts';

export interface ProfilesParts {
  /** Absolute. */
  readonly dataFolder: string;
  readonly file: StoredFile<ProfilesFile>;
  /** As `file` has it. */
  readonly stored: ProfilesFile;
  /** The `daypass` that lines name; absolute. */
  readonly client: string;
  /** The data folder, where it is not the usual one. */
  readonly home: string | undefined;
  readonly aws: () => AwsLocations;
  readonly roles: () => RoleSources;
  /** By the services' clock. */
  readonly now: () => number;
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
  /** `asked` false: nobody looks at it. @throws AppError profile-not-adoptable */
  apply(request: ProfilesRequest, options?: { readonly asked: boolean }): Promise<ProfilesOutcome>;
  /** Takes back the last apply that was not taken back. */
  undo(): Promise<ProfilesOutcome>;
  /** Every profile of this data folder goes. @throws AppError profiles-left naming a file with errors */
  removeAll(): Promise<void>;
  findPlaintext(): Promise<readonly Plaintext[]>;
  /** Of one kind, as it is found now; what was removed. */
  removePlaintext(kind: PlaintextKind): Promise<readonly Plaintext[]>;
  onChange(listener: () => void): () => void;
}

export async function createProfiles(parts: ProfilesParts): Promise<Profiles> {
  const home = parts.home === undefined ? undefined : homeTag(parts.home);
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

  function config(): ConfigFile & { readonly path: string } {
    const { configFile } = parts.aws();
    return {
      ...openConfigFile(configFile, path.join(parts.dataFolder, 'aws-config-backups')),
      path: configFile,
    };
  }

  function compose(
    document: Document,
    other: Document,
    given: Pick<ComposeInput, 'request' | 'asked' | 'stored'>,
  ): Composition {
    const facts = { roles: parts.roles(), nowMs: parts.now(), lineOf, home };
    return composeProfiles({ ...facts, ...given, config: document, credentials: other });
  }

  function lineOf(role: string): string {
    const { client } = parts;
    if (/[\\/]_npx[\\/]/.test(client)) throw new AppError('client-passing', client);
    const moved = parts.home === undefined ? {} : { home: parts.home };
    const made = credentialProcessLine({ client, role, ...moved }, process.platform);
    if (made.kind === 'line') return made.line;
    throw new AppError('client-unquotable', made.what === 'home' ? parts.home : client);
  }

  async function credentials(): Promise<Document> {
    return parse(await readFile(parts.aws().credentialsFile, 'utf8').catch(() => ''));
  }

  function take(document: Document, now: ProfilesFile, foundFault?: ConfigFault): void {
    stored = now;
    fault = foundFault;
    written = [...oursIn(document, stored, home)].map(([id, { section }]) => ({
      ...{ roleId: parseProfileId(id)?.role ?? id, name: section.name },
    }));
    for (const listener of listeners) listener();
  }

  async function lookedAt(
    made: Composition,
    document: Document,
    other: Document,
    shell?: AskingShell,
  ): Promise<ProfilesPreview> {
    const { edits } = made.plan;
    const { configFile, credentialsFile } = parts.aws();
    const after = parse(printEdited(document, edits));
    const names = made.views.filter(({ change }) => !goes.includes(change)).map(({ name }) => name);
    return {
      ...{ file: configFile, profiles: made.views, hunks: diffOf(document.lines, edits) },
      shadows: [
        ...findShadows(names, { config: after, credentials: other }),
        ...(shell === undefined
          ? []
          : findShellShadows(names, shell, { config: configFile, credentials: credentialsFile })),
      ],
      foreign: foreignProfiles(document, parts.roles().sessions),
      undoable: (await config().planUndo(document)) !== undefined,
    };
  }

  async function preview(request: ProfilesRequest, shell?: AskingShell): Promise<ProfilesPreview> {
    const [reading, other] = [await config().read(), await credentials()];
    if (reading.kind === 'document')
      return lookedAt(
        compose(reading.document, other, { request, stored, asked: true }),
        reading.document,
        other,
        shell,
      );
    const nothing = { profiles: [], hunks: [], shadows: [], foreign: [] };
    return { file: parts.aws().configFile, fault: reading.fault, ...nothing, undoable: false };
  }

  /** Rejects where `write` would. */
  const makeSure = () => parts.file.write(stored);

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
    apply: (request, { asked } = { asked: true }) =>
      inTurn(async () => {
        await makeSure();
        const other = await credentials();
        let next = { file: stored, document: parse('') };
        const outcome = await config().apply((document) => {
          // Asked again, some of what was planned may be in the file already.
          const basis = basisOf(stored, next.file, document);
          const { names, adopted, plan } = compose(document, other, { request, asked, stored: basis });
          const { written } = plan;
          next = {
            file: rememberApplied(stored, { choice: request.choice, names, adopted, written }),
            document: parse(printEdited(document, plan.edits)),
          };
          return plan.edits;
        });
        if (outcome.kind === 'refused') {
          take(parse(''), stored, outcome.fault);
          return { ...outcome, file: parts.aws().configFile };
        }
        await parts.file.write(next.file);
        take(next.document, next.file);
        return { kind: outcome.kind, preview: await preview({ ...request, adopt: [], rename: false }) };
      }),
    undo: () =>
      inTurn(async () => {
        await makeSure();
        const before = await config().read();
        const outcome = await config().undo();
        const after = await config().read();
        if (before.kind === 'document' && after.kind === 'document' && outcome.kind !== 'refused') {
          const next = rememberUndone(stored, before.document, after.document);
          await parts.file.write(next);
          take(after.document, next);
        }
        if (outcome.kind === 'refused') return { ...outcome, file: parts.aws().configFile };
        const choice = stored.choice ?? firstChoice;
        return { kind: outcome.kind, preview: await preview({ choice, adopt: [], rename: false }) };
      }),
    removeAll: () =>
      inTurn(async () => {
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
      }),
    findPlaintext: () => findPlaintext(parts.aws()),
    async removePlaintext(kind) {
      const found = (await findPlaintext(parts.aws())).filter((one) => one.kind === kind);
      await removePlaintext(parts.aws(), found);
      return found;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** After which there is no profile of ours of that name. */
const goes: readonly ProfileChange[] = ['clash', 'release', 'remove'];
