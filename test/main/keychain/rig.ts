import { EventEmitter, once } from 'node:events';
import { AppError } from '../../../main/errors.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { type KeyringSession, startKeyringSession } from './keyring-session.ts';

/** A keychain and the hand that locks, freezes and stops it. */
export interface Rig extends Omit<KeyringSession, 'env' | 'thaw'> {
  /** As a process that has just started opens it. */
  open(service: string): SecretStore;
  thaw(): void;
}

/** A native library finds its bus in the environment, and only once: one session for a whole process. */
export async function realRig(open: (service: string) => SecretStore): Promise<Rig> {
  const session = await startKeyringSession();
  Object.assign(process.env, session.env);
  return { ...session, open };
}

/** The twin behaves as the Secret Service does through @napi-rs/keyring: locked, a missing item is still missing. */
export function memoryRig(): Rig {
  const services = new Map<string, Map<string, string>>();
  let state: 'ready' | 'locked' | 'absent' = 'ready';
  const daemon = new EventEmitter();
  let thawed: Promise<unknown> = Promise.resolve();

  function itemsOf(service: string): Map<string, string> {
    const items = services.get(service) ?? new Map<string, string>();
    services.set(service, items);
    return items;
  }

  async function gate(exists: boolean): Promise<void> {
    await thawed;
    if (state === 'absent') throw new AppError('keychain-unavailable');
    if (state === 'locked' && exists) throw new AppError('keychain-locked');
  }

  return {
    open(service) {
      const items = itemsOf(service);
      const store = createMemoryStore(items);
      return {
        backend: 'memory twin',
        lasting: true,
        get: (account) => gate(items.has(account)).then(() => store.get(account)),
        set: (account, value) => gate(true).then(() => store.set(account, value)),
        delete: (account) => gate(items.has(account)).then(() => store.delete(account)),
      };
    },
    async lock() {
      state = 'locked';
    },
    async unlock() {
      state = 'ready';
    },
    freeze() {
      thawed = once(daemon, 'thaw');
    },
    thaw: () => void daemon.emit('thaw'),
    async restart() {},
    async stopDaemon() {
      state = 'absent';
    },
    async recover() {
      daemon.emit('thaw');
      state = 'ready';
    },
    count: (service) => itemsOf(service).size,
    aborts: () => 0,
    async stop() {},
  };
}
