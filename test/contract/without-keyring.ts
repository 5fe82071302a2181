import { missingPrograms } from '../main/keychain/keyring-session.ts';

/** Why no real keychain can be had for a test; undefined: it can. */
export function withoutKeyring(): string | undefined {
  if (process.platform !== 'linux') return 'a private keychain can be had on Linux only';
  const programs = missingPrograms();
  return programs.length === 0 ? undefined : `not installed: ${programs.join(', ')}`;
}
