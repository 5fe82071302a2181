import { it } from 'vitest';
import { createKeytarStore } from '../../../main/keychain/keytar.ts';
import { keychainContract } from './contract.ts';
import { missingForKeytar } from './missing.ts';
import { realRig } from './rig.ts';

/** Production has it on macOS and Windows only; here it runs on libsecret. */
const missing = missingForKeytar();
const neverRecovers = 'every later call of the process fails; keytar-defects.test.ts shows it';

if (missing.length > 0) it.skip(`keychain contract, keytar (not installed: ${missing.join(', ')})`, () => {});
else
  keychainContract('keytar', () => realRig((service) => createKeytarStore(service, 'keytar on Linux')), {
    'a process that starts while the keychain is locked is told so':
      'libsecret reports a locked item as a missing one; keytar-defects.test.ts shows it',
    'a daemon that comes back is found again': neverRecovers,
    'a daemon restarted under it goes unnoticed': neverRecovers,
  });
