import { access, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { writeFileAtomic } from '../atomic-file.ts';
import { AppError } from '../errors.ts';

/** The file before and after one apply; before undefined: there was none. */
interface Backup {
  readonly number: number;
  readonly before: Buffer | undefined;
  readonly after: Buffer;
}

export interface Backups {
  /** Undefined: none is left. */
  newest(): Promise<Backup | undefined>;
  /** The same number again replaces it. The oldest beyond ten go. @throws AppError file-unwritable */
  keep(number: number, before: Buffer | undefined, after: string): Promise<void>;
  forget(number: number): Promise<void>;
  /** Is the file there only because Daypass made it? */
  isMade(): Promise<boolean>;
  /** @throws AppError file-unwritable */
  noteMade(made: boolean): Promise<void>;
  /** All, with their folder. */
  remove(): Promise<void>;
}

/** Plain copies, for the user alone, that can be put back by hand: `000001.before` and `000001.after`. */
export function backupsOf(file: string, backupFolder: string): Backups {
  const name = createHash('sha256').update(file).digest('hex').slice(0, 16);
  const folder = path.join(backupFolder, name);
  const at = (number: number, ending: string) =>
    path.join(folder, `${String(number).padStart(6, '0')}.${ending}`);

  const made = path.join(folder, 'made-by-daypass');

  async function numbers(): Promise<readonly number[]> {
    const names = await readdir(folder).catch(() => []);
    const found = names.map((one) => /^(\d+)\.after$/.exec(one)?.[1]).filter((one) => one !== undefined);
    return found.map(Number).toSorted((a, b) => a - b);
  }

  async function forget(number: number): Promise<void> {
    for (const ending of ['after', 'before']) await rm(at(number, ending), { force: true });
  }

  return {
    async newest() {
      const number = (await numbers()).at(-1);
      if (number === undefined) return undefined;
      const after = await readFile(at(number, 'after')).catch(() => {
        throw new AppError('aws-config-unreadable', at(number, 'after'));
      });
      return { number, before: await readFile(at(number, 'before')).catch(() => undefined), after };
    },
    async keep(number, before, after) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await forget(number);
      if (before !== undefined) await writeFileAtomic(at(number, 'before'), before);
      await writeFileAtomic(at(number, 'after'), after);
      for (const old of (await numbers()).slice(0, -mostBackups)) await forget(old);
    },
    forget,
    isMade: () =>
      access(made).then(
        () => true,
        () => false,
      ),
    noteMade: (isMade) => (isMade ? writeFileAtomic(made, '') : rm(made, { force: true })),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export const mostBackups = 10;
