import { expect, it } from 'vitest';
import { platformSecretStore } from '../../../main/keychain/choose.ts';

it.each([
  ['darwin', 'macOS Keychain'],
  ['win32', 'Windows Credential Manager'],
  ['linux', 'Secret Service'],
  ['freebsd', 'Secret Service'],
] as const)('on %s secrets are kept in the %s, and nowhere in plain text', (platform, backend) => {
  const store = platformSecretStore(platform, 'daypass');
  expect(store.backend).toBe(backend);
  expect(store.lasting).toBe(true);
});
