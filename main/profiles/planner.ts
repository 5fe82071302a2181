import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ProfileChange, ProfilesPreview, ProfilesRequest } from '../../preload/aws-profiles.ts';
import { foreignFault } from '../aws-config/aws-sections.ts';
import { credentialProcessLine } from '../aws-config/credential-process-line.ts';
import type { Reading } from '../aws-config/decode.ts';
import { diffOf } from '../aws-config/diff.ts';
import { type Document, parse } from '../aws-config/document.ts';
import { type ConfigFile, openConfigFile } from '../aws-config/file.ts';
import type { Edit } from '../aws-config/lines.ts';
import type { AwsLocations } from '../aws-config/locations.ts';
import { edited } from '../aws-config/plan.ts';
import { homeTag } from '../aws-config/profile-id.ts';
import { type AskingShell, findShadows, findShellShadows } from '../aws-config/shadowing.ts';
import { AppError } from '../errors.ts';
import { type ComposeInput, type Composition, composeProfiles } from './compose-profiles.ts';
import { foreignProfiles } from './foreign-roles.ts';
import type { KnownProfiles } from './known-profiles.ts';
import type { RoleSources } from './selectable-roles.ts';

export interface PlannerParts {
  /** Absolute. */
  readonly dataFolder: string;
  /** The `daypass` that lines name; absolute. */
  readonly client: string;
  /** The data folder, where it is not the usual one. */
  readonly home: string | undefined;
  readonly aws: () => AwsLocations;
  readonly roles: () => RoleSources;
  /** By the services' clock. */
  readonly now: () => number;
}

/** What the files, the roles and a wish come to together; writes nothing. */
export interface Planner {
  /** The tag in our profiles' ids. */
  readonly home: string | undefined;
  config(): ConfigFile & { readonly path: string };
  /** As `config().read()`, of a file that is an AWS config. */
  read(): Promise<Reading>;
  /** The credentials file; a missing one is empty. */
  credentials(): Promise<Document>;
  /** @throws AppError profile-not-adoptable, client-passing, client-unquotable */
  compose(
    config: Document,
    credentials: Document,
    given: Pick<ComposeInput, 'request' | 'asked' | 'stored'>,
  ): Promise<Composition>;
  /** `known` is shown the file, where it can be read. @throws AppError as `compose`, and aws-config-unreadable */
  preview(
    request: ProfilesRequest,
    known: Pick<KnownProfiles, 'stored' | 'look'>,
    shell?: AskingShell,
  ): Promise<ProfilesPreview>;
}

export function createPlanner(parts: PlannerParts): Planner {
  const home = parts.home === undefined ? undefined : homeTag(parts.home);

  function config(): ConfigFile & { readonly path: string } {
    const { configFile } = parts.aws();
    const backups = path.join(parts.dataFolder, 'aws-config-backups');
    return { ...openConfigFile(configFile, backups), path: configFile };
  }

  async function read(): Promise<Reading> {
    const reading = await config().read();
    const fault = reading.kind === 'document' ? foreignFault(reading.document) : undefined;
    return fault === undefined ? reading : { kind: 'refused', fault };
  }

  async function credentials(): Promise<Document> {
    return parse(await readFile(parts.aws().credentialsFile, 'utf8').catch(() => ''));
  }

  const compose: Planner['compose'] = async (document, other, given) => {
    const facts = { roles: parts.roles(), nowMs: parts.now(), lineOf: (role: string) => lineOf(role, parts) };
    return await composeProfiles({ ...facts, ...given, home, config: document, credentials: other });
  };

  const preview: Planner['preview'] = async (request, known, shell) => {
    const [reading, other] = [await read(), await credentials()];
    const { configFile: file, credentialsFile } = parts.aws();
    if (reading.kind === 'refused') return refusedPreview(file, reading.fault);
    const { document } = reading;
    known.look(document);
    const stored = known.stored();
    const { plan, views } = await compose(document, other, { request, stored, asked: true });
    await nextTurn();
    const after = edited(document, plan.edits);
    const names = views.filter(({ change }) => !goes.includes(change)).map(({ name }) => name);
    const inFiles = findShadows(names, { config: after, credentials: other });
    const files = { config: file, credentials: credentialsFile };
    return {
      ...{ file, profiles: views, hunks: diffOf(document.lines, plan.edits) },
      digest: digestOf(file, document, plan.edits),
      shadows: [...inFiles, ...(shell === undefined ? [] : findShellShadows(names, shell, files))],
      foreign: foreignProfiles(document, parts.roles().sessions),
      undoable: await config().canUndo(),
    };
  };

  return { home, config, read, credentials, compose, preview };
}

/** The same wherever in the file it happens. */
export function digestOf(file: string, { lines }: Document, edits: readonly Edit[]): string {
  const changes = edits.map(({ at, remove, insert }) => [
    lines.slice(at, at + remove).map(({ text }) => text),
    insert.map((line) => (typeof line === 'string' ? line : line.text)),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([file, changes]))
    .digest('hex');
}

function refusedPreview(file: string, fault: NonNullable<ProfilesPreview['fault']>): ProfilesPreview {
  const nothing = { profiles: [], hunks: [], shadows: [], foreign: [] };
  return { file, digest: '', fault, ...nothing, undoable: false };
}

function lineOf(role: string, { client, home }: PlannerParts): string {
  if (/[\\/]_npx[\\/]/.test(client)) throw new AppError('client-passing', client);
  const moved = home === undefined ? {} : { home };
  const made = credentialProcessLine({ client, role, ...moved }, process.platform);
  if (made.kind === 'line') return made.line;
  throw new AppError('client-unquotable', made.what === 'home' ? home : client);
}

/** After which there is no profile of ours of that name. */
const goes: readonly ProfileChange[] = ['clash', 'release', 'remove'];
