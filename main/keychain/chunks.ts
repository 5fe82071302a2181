import { createHash, randomBytes } from 'node:crypto';
import { AppError, isAppError } from '../errors.ts';
import { type Generation, type Head, printHead, readHead, readHeadToReplace } from './chunk-head.ts';
import { announce, partName, staleAfterMs, sweep } from './chunk-journal.ts';
import type { SecretStore } from './secret-store.ts';

/** Windows takes 2,560 bytes for an item. */
export const itemBytes = 2_400;

/**
 * Values of any length over items of limited length, by any number of processes at once.
 *
 * 1. A value changes by one write, that of its head, after all its parts are written under names never used before.
 *    So whoever is killed at any step leaves the old value or the new one.
 * 2. Nobody writes a head but to change the value: what tidying up needs to know is in a journal of its own,
 *    so that tidying up can never bring back an older value.
 * 3. Parts are deleted only when no head can come to name them: their head has been replaced, or their writer
 *    has been silent so long that it will give up by itself.
 *
 * @throws AppError keychain-damaged when parts are missing or altered, data-newer, and what the store throws
 */
export async function readValue(store: SecretStore, name: string): Promise<string | undefined> {
  let head = await readHead(store, name);
  while (head?.kind === 'parts') {
    const value = await readParts(store, name, head);
    if (value !== undefined) return value;
    const next = await readHead(store, name);
    if (next?.kind === 'parts' && next.generation.id === head.generation.id)
      throw new AppError('keychain-damaged');
    head = next;
  }
  return head?.text;
}

/** `now` is the wall clock, epoch milliseconds. @throws AppError data-newer, and what the store throws */
export async function writeValue(
  store: SecretStore,
  name: string,
  value: string,
  now: () => number = Date.now,
): Promise<void> {
  const short = printHead({ kind: 'text', text: value });
  if (Buffer.byteLength(short) > itemBytes) return writeLongValue(store, name, value, now);
  const replaced = await readHeadToReplace(store, name);
  await store.set(name, short);
  await sweep(store, name, replaced, now());
}

/**
 * A damaged value goes like any other, a newer one too, and the parts of writers still at work: who signs out leaves
 * no secret behind. What such a writer then finishes reads as damaged.
 */
export async function removeValue(store: SecretStore, name: string): Promise<void> {
  const replaced = await readHead(store, name).catch((error: unknown) => {
    if (isAppError(error, 'keychain-damaged', 'data-newer')) return undefined;
    throw error;
  });
  await store.delete(name);
  await sweep(store, name, replaced, Number.POSITIVE_INFINITY);
}

async function writeLongValue(
  store: SecretStore,
  name: string,
  value: string,
  now: () => number,
): Promise<void> {
  // One that a newer Daypass wrote is refused before anything is written.
  await readHeadToReplace(store, name);
  for (;;) {
    const sinceMs = now();
    const head = await writeParts(store, name, value, sinceMs);
    const replaced = await readHeadToReplace(store, name);
    // From twice this age on others take a writer for dead. It slept (the machine did), so once more.
    if (Math.abs(now() - sinceMs) > staleAfterMs / 2) continue;
    await store.set(name, printHead(head));
    return sweep(store, name, replaced, now());
  }
}

/** Parts of a write that fails stay for the next one to sweep: a keychain that just refused is not asked more. */
async function writeParts(store: SecretStore, name: string, value: string, sinceMs: number): Promise<Head> {
  const text = JSON.stringify(value);
  const parts = split(text, itemBytes);
  const generation: Generation = { id: randomBytes(6).toString('hex'), count: parts.length };
  await announce(store, name, { ...generation, sinceMs });
  for (const [index, part] of parts.entries()) await store.set(partName(name, generation, index), part);
  return { kind: 'parts', generation, length: text.length, sha256: checksum(text) };
}

/** Undefined: a part is missing or odd. */
async function readParts(
  store: SecretStore,
  name: string,
  { generation, length, sha256 }: Extract<Head, { kind: 'parts' }>,
): Promise<string | undefined> {
  const parts: string[] = [];
  for (let index = 0; index < generation.count; index++) {
    const part = await store.get(partName(name, generation, index));
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const text = parts.join('');
  return text.length === length && checksum(text) === sha256 ? parseText(text) : undefined;
}

/** Cuts between characters: half of a surrogate pair has no UTF-8 form. */
function split(text: string, maxBytes: number): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let to = 0;
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes) {
      parts.push(text.slice(from, to));
      from = to;
      bytes = 0;
    }
    bytes += size;
    to += character.length;
  }
  return [...parts, text.slice(from)];
}

function parseText(json: string): string | undefined {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : undefined;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
