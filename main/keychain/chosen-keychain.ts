import type { KeychainStatus } from '../../preload/contract.ts';
import type { Keychain } from './keychain.ts';
import { isUnreachable } from './unreachable.ts';

export interface KeychainChoice {
  /** The user's word: without a keychain everything is forgotten at the end. */
  inMemory(): boolean;
  onChange(listener: () => void): () => void;
}

/**
 * The system's keychain, or memory alone for as long as the user has chosen so. What the other one holds is not read then,
 * but what is deleted goes from both as far as the system's can be reached.
 */
export function chosenKeychain(system: Keychain, memory: Keychain, choice: KeychainChoice): Keychain {
  const chosen = () => (choice.inMemory() ? memory : system);

  async function fromBoth(work: (keychain: Keychain) => Promise<void>): Promise<void> {
    await work(memory);
    await work(system).catch((error: unknown) => {
      if (!choice.inMemory() || !isUnreachable(error)) throw error;
    });
  }

  return {
    get: (name) => chosen().get(name),
    set: (name, value) => chosen().set(name, value),
    delete: (name) => fromBoth((keychain) => keychain.delete(name)),
    names: () => chosen().names(),
    clear: () => fromBoth((keychain) => keychain.clear()),
    status: () => chosen().status(),
    probe: () => chosen().probe(),
    onStatus(listener) {
      const told = (status: KeychainStatus) => {
        if (!choice.inMemory()) listener(status);
      };
      const stops = [system.onStatus(told), choice.onChange(() => listener(chosen().status()))];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
