import { AppError, isAppError } from '../errors.ts';
import { decodeItem, encode, isFields, type Schema } from '../schema.ts';
import type { SecretItems } from '../sso/vault.ts';
import { isSigningKey } from './container-link.ts';

/** The keys of the container extension, one for each profile of Firefox, in one keychain item. */
export interface ContainerKeys {
  /** Undefined: none was given, or the keychain does not give it now; then Firefox asks before it opens a link. */
  get(profile: string | undefined): Promise<string | undefined>;
  /** Empty: it is forgotten. @throws AppError setting-invalid: no such key; keychain-…, data-newer */
  set(profile: string | undefined, key: string): Promise<void>;
}

const itemName = 'firefox-container-keys';

export function createContainerKeys(items: Pick<SecretItems, 'get' | 'set' | 'delete'>): ContainerKeys {
  async function read(): Promise<readonly ProfileKey[]> {
    const text = await items.get(itemName);
    return text === undefined ? [] : decodeItem(schema, text).keys;
  }

  return {
    async get(profile = '') {
      try {
        return (await read()).find((one) => one.profile === profile)?.key;
      } catch (error) {
        if (isAppError(error)) return undefined;
        throw error;
      }
    },
    async set(profile = '', key) {
      if (key !== '' && !isSigningKey(key)) throw new AppError('setting-invalid', 'containerKey');
      const others = (await read()).filter((one) => one.profile !== profile);
      const keys = key === '' ? others : [...others, { profile, key }];
      if (keys.length === 0) await items.delete(itemName);
      else await items.set(itemName, encode(schema, { keys }));
    },
  };
}

interface ProfileKey {
  /** Empty: the one that Firefox opens by itself. */
  readonly profile: string;
  readonly key: string;
}

const schema: Schema<{ readonly keys: readonly ProfileKey[] }> = {
  ...{ name: 'container keys', version: 1, migrations: {} },
  parse({ keys }) {
    if (!Array.isArray(keys)) return undefined;
    const parsed = keys.map(parseKey).filter((one) => one !== undefined);
    return parsed.length === keys.length ? { keys: parsed } : undefined;
  },
};

function parseKey(value: unknown): ProfileKey | undefined {
  if (!isFields(value)) return undefined;
  const { profile, key } = value;
  return typeof profile === 'string' && typeof key === 'string' && isSigningKey(key)
    ? { profile, key }
    : undefined;
}
