import path from 'node:path';
import type { RoleChanges } from '../../preload/contract.ts';
import type { AppError } from '../errors.ts';
import { type Fields, isFields, isStrings, type Schema } from '../schema.ts';
import { readOr, type StoredFile, storedFile } from '../stored-file.ts';
import { type Account, parseAccount, parseRoleName } from './portal-answers.ts';

export interface ListedAccount extends Account {
  readonly roles: readonly string[];
  /** Absent: its roles were never listed. */
  readonly listedAtMs?: number;
}

/** What is known of a session's accounts and roles; never secret. */
export interface Listing {
  readonly accounts: readonly ListedAccount[];
  /** End of the last whole run. */
  readonly listedAtMs?: number;
  /** The last whole run that changed anything. */
  readonly changes?: RoleChanges;
  /** Present while a run is under way or was cut off; roles as `account-id/role-name`. */
  readonly run?: {
    readonly startedAtMs: number;
    readonly gained: readonly string[];
    readonly lost: readonly string[];
  };
}

export interface ListingFiles {
  of(sessionId: string): StoredFile<Listing>;
  read(sessionId: string): Promise<Listing>;
  remove(sessionId: string): Promise<void>;
}

/** One file per session below `folder`. */
export function listingFiles(folder: string, tell: (error: AppError) => void): ListingFiles {
  const open = new Map<string, StoredFile<Listing>>();
  const fileOf = (sessionId: string) => path.join(folder, `${sessionId}.json`);

  function of(sessionId: string): StoredFile<Listing> {
    const file = open.get(sessionId) ?? storedFile(fileOf(sessionId), listingSchema);
    open.set(sessionId, file);
    return file;
  }

  return {
    of,
    read: (sessionId) => readOr(of(sessionId), { accounts: [] }, tell),
    async remove(sessionId) {
      await of(sessionId).remove();
      open.delete(sessionId);
    },
  };
}

const listingSchema: Schema<Listing> = {
  name: 'inventory',
  version: 1,
  migrations: {},
  parse(fields) {
    const { accounts, listedAtMs, changes, run } = fields;
    if (!Array.isArray(accounts)) return undefined;
    const listed = accounts.map(parseListed).filter((one) => one !== undefined);
    if (listed.length !== accounts.length) return undefined;
    return {
      accounts: listed,
      ...(typeof listedAtMs === 'number' ? { listedAtMs } : {}),
      ...parseChanges(changes),
      ...parseRun(run),
    };
  },
};

function parseListed(value: unknown): ListedAccount | undefined {
  if (!isFields(value)) return undefined;
  const { id, name, email, roles, listedAtMs } = value;
  if (typeof name !== 'string' || typeof email !== 'string' || !isStrings(roles)) return undefined;
  const account = parseAccount({
    accountId: typeof id === 'string' ? id : '',
    accountName: name,
    emailAddress: email,
  });
  if (account === undefined || roles.some((role) => parseRoleName(role) === undefined)) return undefined;
  return { ...account, roles, ...(typeof listedAtMs === 'number' ? { listedAtMs } : {}) };
}

function parseChanges(value: unknown): Pick<Listing, 'changes'> {
  const both = parseBoth(value);
  if (both === undefined || !isFields(value) || typeof value['atMs'] !== 'number') return {};
  return { changes: { atMs: value['atMs'], ...both } };
}

function parseRun(value: unknown): Pick<Listing, 'run'> {
  const both = parseBoth(value);
  if (both === undefined || !isFields(value) || typeof value['startedAtMs'] !== 'number') return {};
  return { run: { startedAtMs: value['startedAtMs'], ...both } };
}

function parseBoth(value: unknown): { gained: string[]; lost: string[] } | undefined {
  if (!isFields(value)) return undefined;
  const { gained, lost }: Fields = value;
  return isStrings(gained) && isStrings(lost) ? { gained, lost } : undefined;
}
