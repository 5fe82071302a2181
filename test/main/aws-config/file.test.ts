import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFile, openConfigFile } from '../../../main/aws-config/file.ts';
import { parse } from '../../../main/aws-config/document.ts';
import { ourSections } from '../../../main/aws-config/our-sections.ts';
import { planProfiles } from '../../../main/aws-config/plan.ts';
import type { WantedProfile } from '../../../main/aws-config/section-edits.ts';
import { type ChildScript, childScript } from '../../child-script.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writersMs } from './full-proofs.ts';
import { wantedProfiles } from './generated-config.ts';

const here = import.meta.dirname;
const configWriter = await childScript(path.join(here, 'config-writer-child.ts'));
const truncatingWriter = await childScript(path.join(here, 'truncating-writer.ts'));
let folder: TemporaryFolder;
let file: string;
let config: ConfigFile;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = folder.file('aws', 'config');
  config = openConfigFile(file, folder.file('backups'));
});
afterEach(() => folder[Symbol.asyncDispose]());

const hand = '# mine\n[default]\nregion = us-east-1\n';
const { written } = planProfiles({ document: parse(''), wanted: wantedProfiles, written: new Map() });
const content = () => readFile(file, 'utf8');
const apply = (wanted: readonly WantedProfile[] = wantedProfiles) =>
  config.apply((document) => planProfiles({ document, wanted, written: new Map() }).edits);
/** Without settings, which count as the user's in a section that goes. */
const bare = wantedProfiles.map(({ id, name, credentialProcess }) => ({ id, name, credentialProcess }));
const idsIn = (text: string) => [...ourSections(parse(text)).keys()];
const allIds = wantedProfiles.map(({ id }) => id);

/** As one that nobody has touched lately. */
async function put(text: string | Uint8Array, mode = 0o600) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { mode });
  await chmod(file, mode);
  await utimes(file, 1e9, 1e9);
}

describe('a config file', () => {
  it('gets our sections, and loses them by undo, to the byte', async () => {
    await put(hand);
    expect(await apply()).toEqual({ kind: 'written' });
    expect(idsIn(await content())).toEqual(allIds);
    expect((await content()).startsWith(hand)).toBe(true);
    expect(await config.undo()).toEqual({ kind: 'written' });
    expect(await content()).toBe(hand);
    expect(await config.undo()).toEqual({ kind: 'unchanged' });
  });

  it('is undone step by step', async () => {
    await put(hand);
    await apply(wantedProfiles.slice(0, 1));
    const first = await content();
    await apply();
    await config.undo();
    expect(await content()).toBe(first);
    await config.undo();
    expect(await content()).toBe(hand);
  });

  it('keeps what others wrote when it is undone', async () => {
    await put(hand);
    await apply();
    await writeFile(file, `${await content()}\n[profile theirs]\n`);
    await config.undo();
    expect(await content()).toBe(`${hand}\n[profile theirs]\n`);
  });

  it('is made for the user alone, with its folder, and is gone after undo', async () => {
    await apply();
    expect([(await stat(file)).mode & 0o777, (await stat(path.dirname(file))).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    await config.undo();
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('stays as it is, without a backup, where nothing is to do', async () => {
    await put(hand);
    expect(await apply([])).toEqual({ kind: 'unchanged' });
    await apply();
    const before = await stat(file);
    expect(
      await config.apply((document) => planProfiles({ document, wanted: wantedProfiles, written }).edits),
    ).toEqual({ kind: 'unchanged' });
    expect((await stat(file)).ino).toBe(before.ino);
    await config.undo();
    expect(await content()).toBe(hand);
  });

  it.each([0o600, 0o640, 0o664, 0o755])('keeps its mode %o', async (mode) => {
    await put(hand, mode);
    await apply();
    expect((await stat(file)).mode & 0o777).toBe(mode);
  });

  it('leaves no other files in its folder', async () => {
    await put(hand);
    await apply();
    expect(await readdir(path.dirname(file))).toEqual(['config']);
  });

  it.each(['relative', 'absolute', 'dangling'])(
    'is changed where a %s link leads, and the link stays',
    async (kind) => {
      const real = folder.file('dotfiles', 'aws-config');
      await mkdir(folder.file('dotfiles'));
      await mkdir(path.dirname(file));
      if (kind !== 'dangling') await writeFile(real, hand);
      await symlink(kind === 'absolute' ? real : '../dotfiles/aws-config', file);
      await apply();
      expect((await lstat(file)).isSymbolicLink()).toBe(true);
      expect(idsIn(await readFile(real, 'utf8'))).toEqual(allIds);
    },
  );

  it('is refused where its links go in circles', async () => {
    await mkdir(path.dirname(file));
    await symlink('config', file);
    await expect(apply()).rejects.toMatchObject({ code: 'aws-config-unreadable' });
  });

  it.each([
    ['read-only', hand, 0o444, { code: 'read-only', line: 0 }],
    ['faulty', `${hand}what\n`, 0o600, { code: 'no-equals', line: 4 }],
    ['in another encoding', Buffer.from('[a]\nx = \xe9\n', 'latin1'), 0o600, { code: 'not-utf-8', line: 2 }],
  ])('is left alone when it is %s', async (_what, text, mode, fault) => {
    await put(text, mode);
    expect(await apply()).toEqual({ kind: 'refused', fault });
    expect(await readFile(file)).toEqual(Buffer.from(text));
    expect(await readdir(folder.file('backups')).catch(() => [])).toEqual([]);
  });

  it('cannot be read where it is a folder', async () => {
    await mkdir(file, { recursive: true });
    await expect(config.read()).rejects.toMatchObject({ code: 'aws-config-unreadable' });
  });

  it('goes with the last of our sections where it was ours alone, and comes back by undo', async () => {
    await apply(bare);
    const before = await content();
    expect(await apply([])).toEqual({ kind: 'written' });
    expect(await readdir(path.dirname(file))).toEqual([]);
    expect(await config.undo()).toEqual({ kind: 'written' });
    expect(await content()).toBe(before);
    for (let n = 0; n < 12; n++) await apply(bare.slice(0, 1 + (n % 2)));
    await apply([]);
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it.each([
    ['it was there before us', async () => put('')],
    [
      'somebody has made it anew',
      async () => {
        await apply(bare);
        await rm(file);
        await put('');
      },
    ],
  ])('stays, empty, where %s', async (_why, begin) => {
    await begin();
    await apply(bare);
    await apply([]);
    expect(await content()).toBe('');
  });

  it('stays with what somebody else has put into it', async () => {
    await apply(bare);
    await writeFile(file, `${await content()}\n${hand}`);
    await apply([]);
    expect((await content()).trim()).toBe(hand.trim());
  });

  it('is backed up for the user alone, ten times at most', async () => {
    await put(hand, 0o644);
    for (let n = 0; n < 13; n++) await apply([{ id: `chain:n${n}`, name: `n${n}`, credentialProcess: 'x' }]);
    const [name = ''] = await readdir(folder.file('backups'));
    const kept = await readdir(folder.file('backups', name));
    expect(kept.filter((one) => one.endsWith('.after'))).toHaveLength(10);
    expect((await stat(folder.file('backups', name, kept[0] ?? ''))).mode & 0o777).toBe(0o600);
    await config.forgetBackups();
    expect(await readdir(folder.file('backups'))).toEqual([]);
  }, 60_000);

  it('is previewed without being touched', async () => {
    await put(hand);
    const reading = await config.read();
    expect(reading).toMatchObject({ kind: 'document' });
    expect([await content(), await config.canUndo()]).toEqual([hand, false]);
    await apply();
    expect(await config.canUndo()).toBe(true);
    await config.undo();
    expect([await content(), await config.canUndo()]).toEqual([hand, false]);
  });
});

describe('beside other writers', () => {
  it('an emptied file is waited for, not taken as it is', async () => {
    await put(hand);
    await apply(wantedProfiles.slice(0, 1));
    const full = await content();
    const handle = await open(file, 'w');
    const applied = apply();
    await pause(300);
    await handle.writeFile(full);
    await handle.close();
    await applied;
    expect((await content()).startsWith(hand)).toBe(true);
    expect(idsIn(await content())).toEqual(allIds);
  });

  it('what someone writes into the replaced file is not lost', async () => {
    await put(hand);
    const handle = await open(file, 'a');
    const before = (await stat(file)).ino;
    const applied = apply();
    while ((await stat(file)).ino === before) await pause(1);
    await handle.writeFile('[profile late]\n');
    await handle.close();
    await applied;
    expect(await content()).toContain('[profile late]\n');
    expect(idsIn(await content())).toEqual(allIds);
  });

  it('a lock of a process that is gone, or is as old as no work can be, is taken over', async () => {
    await put(hand);
    const lock = path.join(path.dirname(file), '.config.daypass-lock');
    await writeFile(lock, `999999999 ${os.hostname()} x\n`);
    expect(await apply(wantedProfiles.slice(0, 1))).toEqual({ kind: 'written' });
    await writeFile(lock, `1 another-host x\n`);
    await utimes(lock, 1e9, 1e9);
    expect(await apply()).toEqual({ kind: 'written' });
    expect(await readdir(path.dirname(file))).toEqual(['config']);
  });

  it('a lock of a living process is waited for', async () => {
    await put(hand);
    const lock = path.join(path.dirname(file), '.config.daypass-lock');
    await writeFile(lock, `${process.pid} ${os.hostname()} x\n`);
    const applied = apply();
    await pause(200);
    expect(await content()).toBe(hand);
    await rm(lock);
    expect(await applied).toEqual({ kind: 'written' });
  });

  it('two Daypasses of different homes keep every profile of each', { timeout: 120_000 }, async () => {
    await put(hand);
    const counts = await Promise.all(
      ['aaaaaaaa', 'bbbbbbbb'].map((home) => ended(startWriter(home, String(writersMs)))),
    );
    const names = parse(await content()).sections.map(({ name }) => name);
    const expected = counts.flatMap((count, index) =>
      Array.from({ length: Number(count) }, (_, n) => `p${n}-${index === 0 ? 'aaaaaaaa' : 'bbbbbbbb'}`),
    );
    expect(Number(counts[0]) + Number(counts[1])).toBeGreaterThan(4);
    expect(names.toSorted()).toEqual(['default', ...expected].toSorted());
  });

  it(
    'ours are all there in the end beside a writer that empties the file first, and so are its own',
    { timeout: 120_000 },
    async () => {
      await put(`${hand}[profile theirs]\n`);
      const other = start(truncatingWriter, file, String(writersMs + 500));
      const [ours, theirs] = await Promise.all([
        ended(startWriter('aaaaaaaa', String(writersMs))),
        ended(other),
      ]);
      // What vanished under a writer that had read before us is put back by the next apply, as the host does at each change.
      const wanted = Array.from({ length: Number(ours) }, (_, n) => ({
        ...{
          id: `chain:p${n}~aaaaaaaa`,
          name: `p${n}-aaaaaaaa`,
          credentialProcess: `/usr/bin/daypass credentials chain:p${n}~aaaaaaaa`,
        },
      }));
      await config.apply(
        (document) => planProfiles({ document, wanted, written: new Map(), home: 'aaaaaaaa' }).edits,
      );
      const { sections, faults } = parse(await content());
      expect(faults).toEqual([]);
      expect(sections.map(({ name }) => name)).toEqual([
        'default',
        'theirs',
        ...wanted.map(({ name }) => name),
      ]);
      expect(Number(theirs)).toBeGreaterThan(5);
      expect(sections[1]?.entries).toHaveLength(Number(theirs));
    },
  );

  it('one that is killed at any moment leaves the old file or the new one', { timeout: 60_000 }, async () => {
    await put(hand);
    for (let round = 0; round < 8; round++) {
      const writer = startWriter(`aaaaaaa${round}`, 'forever');
      await pause(250 + Math.random() * 600);
      const gone = once(writer, 'exit');
      writer.kill('SIGKILL');
      await gone;
      const text = await content();
      const { faults, sections } = parse(text);
      expect(text.startsWith(hand)).toBe(true);
      expect(faults).toEqual([]);
      expect(
        text.endsWith(`credential_process = /usr/bin/daypass credentials ${idsIn(text).at(-1)}\n`) ||
          sections.length === 1,
      ).toBe(true);
    }
    expect(await apply()).toEqual({ kind: 'written' });
    expect(await readdir(path.dirname(file))).toEqual(['config']);
  });
});

function start([program, script]: ChildScript, ...args: readonly string[]) {
  return spawn(program, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function startWriter(home: string, time: string) {
  return start(configWriter, file, folder.file(`backups-${home}`), home, time);
}

async function ended(child: ReturnType<typeof start>): Promise<string> {
  const [output] = await Promise.all([textOf(child.stdout), once(child, 'exit')]);
  return output;
}
