import type keytar from 'keytar';
import { AppError } from '../errors.ts';
import type { SecretStore } from './secret-store.ts';
import { againIfVanished } from './vanished.ts';

/**
 * macOS and Windows. On Linux keytar reports a locked item as a missing one and a failed deletion as nothing to
 * delete, and never recovers when the daemon restarts; there napi-keyring.ts serves instead.
 * Values end at their first NUL and must not be empty; Windows takes 2,560 bytes. chunks.ts keeps to all of it.
 */
export function createKeytarStore(service: string, backend: string): SecretStore {
  return {
    backend,
    lasting: true,
    get: (account) => call(async (library) => (await library.getPassword(service, account)) ?? undefined),
    set: (account, value) => call((library) => library.setPassword(service, account, value)),
    delete: (account) => call(async (library) => void (await library.deletePassword(service, account))),
  };
}

async function call<T>(work: (library: typeof keytar) => Promise<T>): Promise<T> {
  try {
    const { default: library } = await import('keytar');
    return await againIfVanished(() => work(library));
  } catch (error) {
    throw classify(error);
  }
}

/** Security.framework's, libsecret's and wincred's own sentences: keytar passes no codes. */
function classify(error: unknown): AppError {
  const text = error instanceof Error ? error.message : '';
  if (/timeout was reached|timed out/i.test(text)) return new AppError('keychain-timeout');
  if (/locked collection|interaction is not allowed|passphrase|cancell?ed|dismissed/i.test(text))
    return new AppError('keychain-locked');
  return new AppError('keychain-unavailable');
}
