import { keychainContract } from './contract.ts';
import { memoryRig } from './rig.ts';

const oneProcess = 'one process only; chunks.test.ts kills its writers';

keychainContract('memory', async () => memoryRig(), {
  'two processes writing one name leave a whole value at every moment': oneProcess,
  'two processes deleting the same items do not trip over each other': oneProcess,
  'a writer killed at any of its steps leaves the old value or the new one': oneProcess,
  'a writer killed at any moment leaves a whole value': oneProcess,
});
