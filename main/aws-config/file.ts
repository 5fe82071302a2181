import { rm } from 'node:fs/promises';
import { type Backups, backupsOf } from './backups.ts';
import type { Reading } from './decode.ts';
import { type Document, parse } from './document.ts';
import { editFile, type MakeEdits, type Outcome, readingOf } from './edit-file.ts';
import { withFileLock } from './file-lock.ts';
import { ourSections } from './our-sections.ts';
import { fileBehindLinks } from './replace-file.ts';
import { readSettled } from './settled-file.ts';
import { planUndo } from './undo.ts';

/** An AWS config file that others write too. All reject with AppError aws-config-unreadable or file-unwritable. */
export interface ConfigFile {
  /** For a preview; a missing file is an empty one. */
  read(): Promise<Reading>;
  /** `plan` is asked again whenever somebody else was faster. */
  apply(plan: MakeEdits): Promise<Outcome>;
  /** Is there an apply that was not taken back? */
  canUndo(): Promise<boolean>;
  /** Takes back the last apply that was not taken back; unchanged: there is none. */
  undo(): Promise<Outcome>;
  forgetBackups(): Promise<void>;
}

/** One process writes at a time; a write is whole or not at all, and begins with a copy of what was there. */
export function openConfigFile(file: string, backupFolder: string): ConfigFile {
  const backups = async () => backupsOf(await fileBehindLinks(file), backupFolder);

  async function locked(work: (target: string) => Promise<Outcome>): Promise<Outcome> {
    const target = await fileBehindLinks(file);
    return await withFileLock(target, () => work(target));
  }

  return {
    async read() {
      const last = await (await backups()).newest();
      return readingOf(await readSettled(file, last?.after.length));
    },
    apply: (plan) =>
      locked(async (target) => {
        const kept = backupsOf(target, backupFolder);
        const last = await kept.newest();
        const number = (last?.number ?? 0) + 1;
        const length = last?.after.length ?? 0;
        const keep: Keep = (...both) => kept.keep(number, ...both);
        const outcome = await edit(target, kept, length, plan, keep);
        if (outcome.kind !== 'written') await kept.forget(number);
        return outcome;
      }),
    canUndo: async () => (await (await backups()).newest()) !== undefined,
    undo: () =>
      locked(async (target) => {
        const kept = backupsOf(target, backupFolder);
        const last = await kept.newest();
        if (last === undefined) return { kind: 'unchanged' };
        const plan = (document: Document) => planUndo(document, documentsOf(last));
        const outcome = await edit(target, kept, last.after.length, plan, async () => {});
        if (outcome.kind !== 'refused') await kept.forget(last.number);
        return outcome;
      }),
    forgetBackups: async () => (await backups()).remove(),
  };
}

type Keep = Parameters<typeof editFile>[3];

/** The last replacement: what was there (undefined: no file), and what is there now. */
interface Replacement {
  readonly before: Buffer | undefined;
  readonly after: string;
}

async function edit(
  target: string,
  kept: Backups,
  length: number,
  plan: MakeEdits,
  keep: Keep,
): Promise<Outcome> {
  let replacement: Replacement | undefined;
  const outcome = await editFile(target, length, plan, async (before, after) => {
    replacement = { before, after };
    await keep(before, after);
  });
  if (outcome.kind === 'written' && replacement !== undefined) await settle(target, kept, replacement);
  return outcome;
}

/**
 * A file that is there only because of us goes when nothing is left in it. One without any profile of ours was made by
 * somebody else since, whatever became of the one that we had made.
 */
async function settle(target: string, kept: Backups, { before, after }: Replacement): Promise<void> {
  const isOurs =
    before === undefined || ((await kept.isMade()) && ourSections(parse(before.toString('utf8'))).size > 0);
  const goes = isOurs && after === '' && (await isEmpty(target));
  if (goes) await rm(target, { force: true });
  await kept.noteMade(isOurs && !goes);
}

async function isEmpty(target: string): Promise<boolean> {
  const state = await readSettled(target);
  return state.kind === 'present' && state.bytes.length === 0;
}

function documentsOf({ before, after }: { before: Buffer | undefined; after: Buffer }) {
  return { before: parse(before?.toString('utf8') ?? ''), after: parse(after.toString('utf8')) };
}
