import {
  type Announced,
  type Generation,
  type Head,
  parseJournal,
  printJournal,
  readHeadToReplace,
} from './chunk-head.ts';
import type { SecretStore } from './secret-store.ts';

/** A writer that announced its parts longer ago than this, wall clock, and named them in no head is dead. */
export const staleAfterMs = 60_000;
/** What fits into one item. */
const mostAnnounced = 30;

export function partName(name: string, generation: Generation, index: number): string {
  return `${name}#${generation.id}.${index}`;
}

/**
 * Before the first part, so that parts whose writer is killed are found by the next one. An announcement stays
 * while its parts are the value, for the same reason: their deletion may be what is cut short.
 */
export async function announce(store: SecretStore, name: string, mine: Announced): Promise<void> {
  const journal = await readJournal(store, name);
  const rest = await deleteDead(store, name, journal, undefined, mine.sinceMs);
  await writeJournal(store, name, [...rest.slice(1 - mostAnnounced), mine]);
}

/**
 * Deletes the parts of `replaced`, if it is no longer the value, and those of dead writers. Two processes may lose
 * one of each other's announcements; what that can cost is a part never deleted, never a part in use.
 */
export async function sweep(
  store: SecretStore,
  name: string,
  replaced: Head | undefined,
  nowMs: number,
): Promise<void> {
  const journal = await readJournal(store, name);
  const rest = await deleteDead(store, name, journal, replaced, nowMs);
  if (rest.length < journal.length) await writeJournal(store, name, rest);
}

/** The announcements that remain. */
async function deleteDead(
  store: SecretStore,
  name: string,
  journal: readonly Announced[],
  replaced: Head | undefined,
  nowMs: number,
): Promise<readonly Announced[]> {
  const dead = new Map<string, Generation>();
  for (const one of journal) if (Math.abs(nowMs - one.sinceMs) > staleAfterMs) dead.set(one.id, one);
  if (replaced?.kind === 'parts') dead.set(replaced.generation.id, replaced.generation);
  if (dead.size === 0) return journal;
  const current = await readHeadToReplace(store, name);
  if (current?.kind === 'parts') dead.delete(current.generation.id);
  for (const generation of dead.values()) await deleteParts(store, name, generation);
  return journal.filter(({ id }) => !dead.has(id));
}

async function deleteParts(store: SecretStore, name: string, generation: Generation): Promise<void> {
  for (let index = 0; index < generation.count; index++)
    await store.delete(partName(name, generation, index));
}

async function readJournal(store: SecretStore, name: string): Promise<readonly Announced[]> {
  return parseJournal(await store.get(journalName(name)));
}

async function writeJournal(
  store: SecretStore,
  name: string,
  announced: readonly Announced[],
): Promise<void> {
  if (announced.length === 0) await store.delete(journalName(name));
  else await store.set(journalName(name), printJournal(announced));
}

function journalName(name: string): string {
  return `${name}#journal`;
}
