import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Plaintext, PlaintextKind, PlaintextPlace } from '../../preload/aws-profiles.ts';
import { isFields } from '../schema.ts';
import { decodeDocument } from './decode.ts';
import type { Document } from './document.ts';
import { editFile } from './edit-file.ts';
import { withFileLock } from './file-lock.ts';
import type { Edit } from './lines.ts';
import { extent } from './our-sections.ts';
import { fileBehindLinks } from './replace-file.ts';
import { unwritable } from '../unwritable.ts';

export interface PlaintextPlaces {
  readonly home: string;
  /** Moved by AWS_SHARED_CREDENTIALS_FILE; the caches are not. */
  readonly credentialsFile: string;
}

/** What cannot be read is passed over. */
export async function findPlaintext({
  home,
  credentialsFile,
}: PlaintextPlaces): Promise<readonly Plaintext[]> {
  const caches = ['.aws/sso/cache', '.aws/cli/cache', '.aws/boto/cache', '.aws/login/cache'];
  const found = await Promise.all([
    ...caches.map((folder) => inCache(path.join(home, folder))),
    ...wholeFiles.map(([kind, file]) => wholeFile(kind, path.join(home, file))),
    inCredentials(credentialsFile),
  ]);
  return found.flat();
}

/**
 * Removes what was listed, as far as it still is what it was, and gives that; nothing is kept of it. Copies elsewhere live on
 * until they expire: the caller says so.
 *
 * @throws AppError file-unwritable, aws-config-unreadable
 */
export async function removePlaintext(
  places: PlaintextPlaces,
  chosen: readonly PlaintextPlace[],
): Promise<readonly Plaintext[]> {
  const there = await findPlaintext(places);
  const present = there.filter((one) => chosen.some((wanted) => isSamePlace(one, wanted)));
  for (const { file } of present.filter(({ section }) => section === undefined))
    await rm(file, { force: true }).catch(() => {
      throw unwritable(file);
    });
  const sections = present.map(({ section }) => section).filter((one) => one !== undefined);
  if (sections.length > 0) await removeSections(places.credentialsFile, new Set(sections));
  return present;
}

const wholeFiles: readonly (readonly [PlaintextKind, string])[] = [
  ['credentials-copy', '.aws/credentials.bkp'],
  ['leapp-workspace', '.Leapp/Leapp-lock.json'],
  ['aws-sso-cli-store', '.aws-sso/store.json'],
  ['aws-sso-cli-store', '.config/aws-sso/store.json'],
];

function isSamePlace(a: PlaintextPlace, b: PlaintextPlace): boolean {
  return a.kind === b.kind && a.file === b.file && a.section === b.section;
}

async function inCache(folder: string): Promise<readonly Plaintext[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));
  const found = await Promise.all(
    files.map(async (file) => {
      const kind = kindOf(await readFile(file, 'utf8').catch(() => ''));
      return kind === undefined ? [] : await wholeFile(kind, file);
    }),
  );
  return found.flat();
}

function kindOf(text: string): PlaintextKind | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isFields(value)) return undefined;
  if (value['accessToken'] !== undefined)
    return isFields(value['accessToken']) ? 'role-credentials' : 'sso-token';
  if (isFields(value['Credentials'])) return 'role-credentials';
  return value['clientSecret'] === undefined ? undefined : 'client-registration';
}

async function wholeFile(kind: PlaintextKind, file: string): Promise<readonly Plaintext[]> {
  const status = await stat(file).catch(() => undefined);
  return status?.isFile() === true ? [{ kind, file, sinceMs: status.mtimeMs }] : [];
}

async function inCredentials(file: string): Promise<readonly Plaintext[]> {
  const bytes = await readFile(file).catch(() => undefined);
  const reading = bytes === undefined ? undefined : decodeDocument(bytes);
  if (reading?.kind !== 'document') return [];
  const { mtimeMs } = await stat(file);
  return reading.document.sections
    .filter(({ entries }) => entries.some(({ key }) => sessionTokens.has(key)))
    .map(({ title }) => ({ kind: 'temporary-profile', file, section: title, sinceMs: mtimeMs }));
}

const sessionTokens = new Set(['aws_session_token', 'aws_security_token']);

/** Only the keys go: region and the like may be the user's. An emptied section goes too. */
async function removeSections(file: string, titles: ReadonlySet<string>): Promise<void> {
  const target = await fileBehindLinks(file);
  const outcome = await withFileLock(target, () =>
    editFile(
      target,
      0,
      (document) => withoutKeys(document, titles),
      async () => {},
    ),
  );
  if (outcome.kind === 'refused') throw unwritable(file);
}

function withoutKeys(document: Document, titles: ReadonlySet<string>): readonly Edit[] {
  const sections = document.sections.filter(({ title }) => titles.has(title));
  return sections.flatMap((section) => {
    const keys = section.entries.filter(({ key }) => keysOf.has(key));
    const [at, end] = extent(document, section);
    if (keys.length === section.entries.length) return [{ at, remove: end - at, insert: [] }];
    return keys.map((entry) => ({ at: entry.first, remove: entry.end - entry.first, insert: [] }));
  });
}

const keysOf = new Set(['aws_access_key_id', 'aws_secret_access_key', 'expiration', ...sessionTokens]);
