/**
 * A process of its own that writes FILE full of LETTER: `atomic-writer.ts FILE LETTER SIZE [STEP]`. It dies by SIGKILL
 * at STEP, or, with the step `nobody`, gives up the superuser's rights first. Prints the error's code and subject, or `written`.
 */
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { isAppError } from '../../main/errors.ts';
import { writeFileAtomic } from '../../main/atomic-file.ts';

export type Step = 'opened' | 'half' | 'whole' | 'synced' | 'closed' | 'renamed' | 'folder-synced';

const [file = '', letter = '', size = '', step] = process.argv.slice(2);
if (step === 'nobody' && process.getuid?.() === 0) process.setuid?.(65_534);
else if (step !== undefined) await dieAt(step);
const outcome = await writeFileAtomic(file, letter.repeat(Number(size))).then(
  () => 'written',
  (error: unknown) => (isAppError(error) ? `${error.code} ${error.subject}` : 'strange'),
);
process.stdout.write(outcome);

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}

async function dieAt(wanted: string): Promise<void> {
  const own = await fs.open(import.meta.filename, 'r');
  const handles: fs.FileHandle = Object.getPrototypeOf(own);
  await own.close();
  const { open, rename } = fs;
  const { sync, writeFile } = handles;
  let syncs = 0;

  fs.open = async (...args) => {
    const handle = await open(...args);
    if (wanted === 'opened') die();
    return handle;
  };
  fs.rename = async (...args) => {
    if (wanted === 'closed') die();
    await rename(...args);
    if (wanted === 'renamed') die();
  };
  syncBuiltinESMExports();
  handles.writeFile = async function (this: fs.FileHandle, data) {
    if (wanted === 'half') {
      await this.write(letter.repeat(Number(size) / 2));
      die();
    }
    await writeFile.call(this, data);
    if (wanted === 'whole') die();
  };
  handles.sync = async function (this: fs.FileHandle) {
    await sync.call(this);
    if (++syncs === (wanted === 'folder-synced' ? 2 : 1) && /synced/.test(wanted)) die();
  };
}
