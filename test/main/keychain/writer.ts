/**
 * A process of its own that sets values: `writer.ts ADAPTER SERVICE NAME loop LETTER TIMES` or `… kill LETTER CALL`, or
 * reads and deletes items of the store below: `… reap - TIMES`.
 */
import { createKeytarStore } from '../../../main/keychain/keytar.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createNapiKeyringStore } from '../../../main/keychain/napi-keyring.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { longValue } from './values.ts';

const [adapter, service = '', name = '', mode, letter = '', number = ''] = process.argv.slice(2);
const store = adapter === 'keytar' ? createKeytarStore(service, adapter) : createNapiKeyringStore(service);

if (mode === 'kill') await openKeychain(killedAt(store, Number(number))).set(name, longValue(letter, 0));
else if (mode === 'reap') await reap();
else await loop();

async function reap(): Promise<void> {
  for (let index = 0; index < Number(number); index++) {
    await store.get(`${name} ${index}`);
    await store.delete(`${name} ${index}`);
  }
}

async function loop(): Promise<void> {
  const keychain = openKeychain(store);
  for (let round = 0; round < Number(number); round++) await keychain.set(name, longValue(letter, round));
}

/** SIGKILL with the given call under way: begun, not answered. */
function killedAt(inner: SecretStore, call: number): SecretStore {
  let calls = 0;
  function count<T>(work: Promise<T>): Promise<T> {
    calls += 1;
    if (calls === call) process.kill(process.pid, 'SIGKILL');
    return work;
  }
  return {
    ...inner,
    get: (account) => count(inner.get(account)),
    set: (account, value) => count(inner.set(account, value)),
    delete: (account) => count(inner.delete(account)),
  };
}
