import { isAppError } from '../errors.ts';
import { decodeItem, type Schema } from '../schema.ts';
import { readValue, removeValue, writeValue } from './chunks.ts';
import type { SecretStore } from './secret-store.ts';
import type { Turns } from './turns.ts';

/** Our own list of what is stored, so that nothing has to enumerate a keychain. */
export interface NameIndex {
  /** @throws AppError keychain-locked when there is no list because the keychain is locked, as far as can be told */
  read(items: SecretStore): Promise<readonly string[]>;
  add(items: SecretStore, name: string): Promise<void>;
  remove(items: SecretStore, names: readonly string[]): Promise<void>;
}

const account = '@index';
const probeAccount = '@probe';
const never = new AbortController().signal;

/**
 * It is read anew before each change, so that a name lost to another process writing at the same moment
 * comes back when its item is next written. `inDoubt`: the keychain was last found locked or unavailable.
 */
export function createNameIndex(turns: Turns, now: () => number, inDoubt: () => boolean): NameIndex {
  let known: readonly string[] = [];

  async function read(items: SecretStore): Promise<readonly string[]> {
    try {
      const text = await readValue(items, account);
      // What was there and is gone was deleted by someone, or is locked and passed off as missing.
      if (text === undefined && (known.length > 0 || inDoubt())) await expectUnlocked(items);
      known = text === undefined ? [] : decodeItem(namesSchema, text).names;
    } catch (error) {
      // The next change writes the list anew; until then this process still knows what it saw.
      if (!isAppError(error, 'keychain-damaged')) throw error;
    }
    return known;
  }

  async function write(items: SecretStore, names: readonly string[]): Promise<void> {
    if (names.length === 0) await removeValue(items, account);
    else await writeValue(items, account, printNames(names), now);
    known = names;
  }

  const change = (items: SecretStore, next: (names: readonly string[]) => readonly string[]) =>
    turns.next(account, never, async () => {
      const names = await read(items);
      const changed = next(names);
      if (changed.length !== names.length) await write(items, changed);
    });

  return {
    read: (items) => turns.next(account, never, () => read(items)),
    add: (items, name) => change(items, (names) => (names.includes(name) ? names : [...names, name])),
    remove: (items, gone) => change(items, (names) => names.filter((one) => !gone.includes(one))),
  };
}

/** Only writing can tell. */
async function expectUnlocked(items: SecretStore): Promise<void> {
  await items.set(probeAccount, 'probe');
  await items.delete(probeAccount);
}

/** Not `encode`, whose line breaks and indents would make parts of what fits into one item. */
function printNames(names: readonly string[]): string {
  return JSON.stringify({ schema: namesSchema.version, names });
}

const namesSchema: Schema<{ readonly names: readonly string[] }> = {
  name: 'keychain index',
  version: 1,
  migrations: {},
  parse({ names }) {
    return Array.isArray(names) && names.every((one) => typeof one === 'string') ? { names } : undefined;
  },
};
