import { createKeytarStore } from './keytar.ts';
import { createNapiKeyringStore } from './napi-keyring.ts';
import type { SecretStore } from './secret-store.ts';

/** Each instance of Daypass with a home of its own has a service name of its own. */
export function platformSecretStore(platform: NodeJS.Platform, service: string): SecretStore {
  if (platform === 'darwin') return createKeytarStore(service, 'macOS Keychain');
  if (platform === 'win32') return createKeytarStore(service, 'Windows Credential Manager');
  return createNapiKeyringStore(service);
}
