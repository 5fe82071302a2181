import { AppError, isAppError } from '../errors.ts';
import { type Fields, isFields } from '../schema.ts';
import type { SecretStore } from './secret-store.ts';

/** Parts `name#id.0` to `name#id.(count - 1)`, all written by one writer. */
export interface Generation {
  readonly id: string;
  readonly count: number;
}

/** What the item under a value's own name says. Its one write is what makes a new value the value. */
export type Head =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'parts';
      readonly generation: Generation;
      readonly length: number;
      readonly sha256: string;
    };

/** A generation that a writer announced before it wrote the first part. */
export interface Announced extends Generation {
  readonly sinceMs: number;
}

/** JSON has no raw NUL, where keytar would cut the value, and `v1 ` is never empty, which keytar refuses. */
const version = 1;
/** 24 MB. More is no count but damage, and would be counted through when deleting. */
const mostParts = 10_000;

/** @throws AppError keychain-damaged, data-newer, and what the store throws */
export async function readHead(store: SecretStore, name: string): Promise<Head | undefined> {
  const item = await store.get(name);
  return item === undefined ? undefined : parseHead(item);
}

/** A damaged head counts as none: signing in again is how it heals. A newer one is not ours to replace. */
export async function readHeadToReplace(store: SecretStore, name: string): Promise<Head | undefined> {
  return readHead(store, name).catch((error: unknown) => {
    if (isAppError(error, 'keychain-damaged')) return undefined;
    throw error;
  });
}

export function printHead(head: Head): string {
  return print({ ...head });
}

function parseHead(item: string): Head {
  const fields = parse(item);
  const { kind, text, length, sha256 } = fields;
  if (kind === 'text' && typeof text === 'string') return { kind, text };
  const generation = parseGeneration(fields['generation']);
  if (kind === 'parts' && generation && typeof length === 'number' && typeof sha256 === 'string')
    return { kind, generation, length, sha256 };
  throw new AppError('keychain-damaged');
}

export function printJournal(announced: readonly Announced[]): string {
  return print({ announced });
}

/** A journal that cannot be read is worth nothing: it only helps to tidy up. */
export function parseJournal(item: string | undefined): readonly Announced[] {
  if (item === undefined) return [];
  try {
    const { announced } = parse(item);
    return Array.isArray(announced) ? announced.map(parseAnnounced).filter((one) => one !== undefined) : [];
  } catch {
    return [];
  }
}

function print(fields: Fields): string {
  return `v${version} ${JSON.stringify(fields)}`;
}

function parse(item: string): Fields {
  const [, number, json = ''] = /^v(\d{1,6}) (.*)$/s.exec(item) ?? [];
  if (Number(number) > version) throw new AppError('data-newer');
  const fields = number === undefined ? undefined : parseJson(json);
  if (!isFields(fields)) throw new AppError('keychain-damaged');
  return fields;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function parseAnnounced(value: unknown): Announced | undefined {
  const generation = parseGeneration(value);
  if (generation === undefined || !isFields(value) || typeof value['sinceMs'] !== 'number') return undefined;
  return { ...generation, sinceMs: value['sinceMs'] };
}

function parseGeneration(value: unknown): Generation | undefined {
  if (!isFields(value)) return undefined;
  const { id, count } = value;
  return typeof id === 'string' &&
    typeof count === 'number' &&
    Number.isInteger(count) &&
    count > 0 &&
    count <= mostParts
    ? { id, count }
    : undefined;
}
