import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patiently, sweepTemporaries, writeFileAtomic } from '../../main/atomic-file.ts';
import { childScript } from '../child-script.ts';
import type { Step } from './atomic-writer.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

let folder: TemporaryFolder;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = folder.file('file.json');
});
afterEach(() => folder[Symbol.asyncDispose]());

const modeOf = async (name: string) => (await stat(name)).mode & 0o777;
const unwritable = (subject: string) => ({ code: 'file-unwritable', subject });

describe('an atomic write', () => {
  it('puts exactly the given bytes into the file', async () => {
    const contents = fc.oneof(fc.uint8Array({ maxLength: 5000 }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(contents, async (data) => {
        await writeFileAtomic(file, data);
        expect((await readFile(file)).equals(Buffer.from(data))).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(await readdir(folder.path)).toEqual(['file.json']);
  });

  it('makes the folders that are missing, for the user alone', async () => {
    await writeFileAtomic(folder.file('a', 'b', 'file.json'), 'x');
    expect([await modeOf(folder.file('a')), await modeOf(folder.file('a', 'b'))]).toEqual([0o700, 0o700]);
  });

  it('gives the file the mode asked for, else the user alone, whatever the old file had', async () => {
    await writeFile(file, 'old', { mode: 0o644 });
    await writeFileAtomic(file, 'x');
    expect(await modeOf(file)).toBe(0o600);
    await writeFileAtomic(file, 'x', { mode: 0o400 });
    expect(await modeOf(file)).toBe(0o400);
  });

  it('of many at once leaves one of them whole and nothing else', async () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(letters.map((letter) => writeFileAtomic(file, letter.repeat(300_000))));
    const [first = '', ...others] = await readFile(file, 'utf8');
    expect(letters).toContain(first);
    expect(others.every((letter) => letter === first) && others.length === 299_999).toBe(true);
    expect(await readdir(folder.path)).toEqual(['file.json']);
  });

  it('fails without a trace where a folder has the file’s name', async () => {
    await mkdir(path.join(file, 'inside'), { recursive: true });
    await expect(writeFileAtomic(file, 'x')).rejects.toMatchObject(unwritable(file));
    expect(await readdir(folder.path)).toEqual(['file.json']);
  });

  it('fails without a trace where a file has the folder’s name', async () => {
    await writeFile(file, 'old');
    const inside = path.join(file, 'file.json');
    await expect(writeFileAtomic(inside, 'x')).rejects.toMatchObject(unwritable(inside));
    expect(await readFile(file, 'utf8')).toBe('old');
  });
});

const size = 4_000_000;
const node = await childScript(path.join(import.meta.dirname, 'atomic-writer.ts'));

describe.skipIf(process.platform === 'win32')('a write in another process', () => {
  const steps: readonly Step[] = ['opened', 'half', 'whole', 'synced', 'closed', 'renamed', 'folder-synced'];

  it.each(steps)('killed when it has just %s leaves the old bytes or the new ones', async (step) => {
    await writeFile(file, 'A'.repeat(size));
    const [, signal] = await ended(run([...node, file, 'B', `${size}`, step]));
    expect(signal).toBe('SIGKILL');
    const letter = step === 'renamed' || step === 'folder-synced' ? 'B' : 'A';
    expect((await readFile(file, 'utf8')) === letter.repeat(size)).toBe(true);
    await sweepTemporaries(folder.path, Date.now() + 2 * 3_600_000);
    expect(await readdir(folder.path)).toEqual(['file.json']);
  });

  it('that finds the disk full keeps the old file and leaves nothing beside it', async () => {
    await writeFile(file, 'old');
    const limited = ['sh', '-c', 'ulimit -f 1000 && exec "$@"', 'sh', ...node, file, 'B', `${size}`];
    expect(await outcomeOf(run(limited))).toBe(`file-unwritable ${file}`);
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder.path)).toEqual(['file.json']);
  });

  it('that may not write to the folder names that, not the file, and keeps the old one', async () => {
    await writeFile(file, 'old', { mode: 0o644 });
    await chmod(folder.path, 0o555);
    expect(await outcomeOf(run([...node, file, 'B', '9', 'nobody']))).toBe(`file-unwritable ${folder.path}`);
    const deeper = folder.file('a', 'b', 'file.json');
    expect(await outcomeOf(run([...node, deeper, 'B', '9', 'nobody']))).toBe(
      `file-unwritable ${folder.path}`,
    );
    await chmod(folder.path, 0o755);
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  it('is no failure once the new bytes are in place, even if the folder cannot be synced', async () => {
    const unlisted = folder.file('unlisted');
    await mkdir(unlisted);
    if (process.getuid?.() === 0) await chown(unlisted, 65_534, 65_534);
    await chmod(folder.path, 0o755);
    await chmod(unlisted, 0o300);
    const outcome = await outcomeOf(run([...node, path.join(unlisted, 'file.json'), 'B', '9', 'nobody']));
    await chmod(unlisted, 0o700);
    expect([outcome, await readFile(path.join(unlisted, 'file.json'), 'utf8')]).toEqual([
      'written',
      'BBBBBBBBB',
    ]);
  });
});

function run([command = '', ...args]: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function outcomeOf(child: ChildProcess): Promise<string> {
  const output = child.stdout === null ? '' : text(child.stdout);
  await ended(child);
  return output;
}

async function ended(child: ChildProcess): Promise<unknown[]> {
  child.stdout?.resume();
  return once(child, 'exit');
}

describe('what killed writes have left', () => {
  const anHour = 3_600_000;
  const left = '.file.json.0123456789ab.tmp';

  it('is swept in a folder and below it; nothing else is, and nothing young', async () => {
    await mkdir(folder.file('below', 'deep'), { recursive: true });
    const ours = [left, `below/${left}`, `below/deep/.x.ffffffffffff.tmp`];
    const others = [
      'file.json',
      'x.0123456789ab.tmp',
      '.x.0123456789AB.tmp',
      '.x.0123456789ab.tmp.bak',
      '.x.tmp',
    ];
    for (const name of [...ours, ...others]) await writeFile(folder.file(name), name);
    await mkdir(folder.file('.folder.0123456789ab.tmp'));
    const { mtimeMs } = await stat(file);
    await sweepTemporaries(folder.path, mtimeMs + anHour - 1000);
    expect(await readdir(folder.path)).toContain(left);
    await sweepTemporaries(folder.path, mtimeMs + anHour + 60_000);
    const found = await readdir(folder.path, { recursive: true });
    expect(found.toSorted()).toEqual(
      [...others, 'below', 'below/deep', '.folder.0123456789ab.tmp'].toSorted(),
    );
  });

  it('is no fault where there is no such folder', async () => {
    await expect(sweepTemporaries(folder.file('none'), Date.now())).resolves.toBeUndefined();
  });
});

describe('a rename', () => {
  const heldUp = Object.assign(new Error('held up'), { code: 'EPERM' });
  function failing(times: number, error: Error = heldUp) {
    let calls = 0;
    const step = async () => {
      calls += 1;
      if (calls <= times) throw error;
    };
    return { step, calls: () => calls };
  }

  it('that Windows holds up for a moment is tried again, and not for ever', async () => {
    const passing = failing(3);
    await patiently(passing.step, 'win32');
    expect(passing.calls()).toBe(4);
    await expect(patiently(failing(99).step, 'win32')).rejects.toBe(heldUp);
  });

  it('that fails for good is tried once, as all are elsewhere', async () => {
    const missing = failing(1, Object.assign(new Error('missing'), { code: 'ENOENT' }));
    await expect(patiently(missing.step, 'win32')).rejects.toThrow('missing');
    const refused = failing(1);
    await expect(patiently(refused.step, 'linux')).rejects.toBe(heldUp);
    expect([missing.calls(), refused.calls()]).toEqual([1, 1]);
  });
});
