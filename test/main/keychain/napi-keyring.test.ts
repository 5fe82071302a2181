import { it } from 'vitest';
import { createNapiKeyringStore } from '../../../main/keychain/napi-keyring.ts';
import { keychainContract } from './contract.ts';
import { missingPrograms } from './keyring-session.ts';
import { realRig } from './rig.ts';

const missing = missingPrograms();

if (missing.length > 0) it.skip(`keychain contract, napi (not installed: ${missing.join(', ')})`, () => {});
else keychainContract('napi', () => realRig(createNapiKeyringStore));
