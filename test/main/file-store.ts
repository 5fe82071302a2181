import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SecretStore } from '../../main/keychain/secret-store.ts';

/** A keychain that outlives its process, each item whole or not at all; `point` is awaited around each change. */
export function createFileStore(folder: string, point: () => Promise<void>): SecretStore {
  mkdirSync(folder, { recursive: true });
  const fileOf = (account: string) => path.join(folder, createHash('sha256').update(account).digest('hex'));
  return {
    backend: 'files',
    lasting: true,
    async get(account) {
      return existsSync(fileOf(account)) ? readFileSync(fileOf(account), 'utf8') : undefined;
    },
    async set(account, value) {
      await point();
      writeFileSync(`${fileOf(account)}.new`, value);
      renameSync(`${fileOf(account)}.new`, fileOf(account));
      await point();
    },
    async delete(account) {
      await point();
      rmSync(fileOf(account), { force: true });
      await point();
    },
  };
}
