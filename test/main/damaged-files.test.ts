import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDamagedFiles } from '../../main/damaged-files.ts';
import { isSetByPerson, loadSettings, settingsSchema } from '../../main/settings/settings.ts';
import type { Schema } from '../../main/schema.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

interface Note {
  readonly text: string;
}
const notes: Schema<Note> = {
  name: 'notes',
  version: 1,
  migrations: {},
  parse: ({ text }) => (typeof text === 'string' ? { text } : undefined),
};

let folder: TemporaryFolder;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = folder.file('sessions.json');
  await mkdir(folder.path, { recursive: true });
  await writeFile(file, '{broken');
});
afterEach(() => folder[Symbol.asyncDispose]());

const started = () => createDamagedFiles(folder.path);
const aside = () => [{ kind: 'sessions', keptAs: `${file}.damaged` }];

describe('a file that was damaged', () => {
  it('is told of, with the place it was set aside to', async () => {
    const damaged = started();
    await expect(damaged.open('sessions', notes).read()).rejects.toMatchObject({ code: 'file-damaged' });
    expect(damaged.all()).toEqual(aside());
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe('{broken');
  });

  it('is told of after a restart too, until something takes its place', async () => {
    await started()
      .open('sessions', notes)
      .read()
      .catch(() => undefined);
    const damaged = started();
    const stored = damaged.open('sessions', notes);
    expect(await stored.read()).toBeUndefined();
    expect(damaged.all()).toEqual(aside());
    let changes = 0;
    damaged.onChange(() => (changes += 1));
    await stored.write({ text: 'new' });
    expect([damaged.all(), changes]).toEqual([[], 1]);
    const later = started();
    await later.open('sessions', notes).read();
    expect(later.all()).toEqual([]);
  });

  it('is told of while what stands in its place is not the user’s', async () => {
    const isUsers = ({ text }: Note) => text === 'user';
    const damaged = started();
    const stored = damaged.open('sessions', notes, isUsers);
    await stored.read().catch(() => undefined);
    await stored.write({ text: 'Daypass' });
    expect(damaged.all()).toEqual(aside());
    const later = started();
    await later.open('sessions', notes, isUsers).read();
    expect(later.all()).toEqual(aside());
    await stored.write({ text: 'user' });
    expect(damaged.all()).toEqual([]);
  });

  it('of settings is told of until a person sets one, whatever a shell brought', async () => {
    await writeFile(folder.file('settings.json'), '{broken');
    const damaged = started();
    const settings = await loadSettings(
      damaged.open('settings', settingsSchema, isSetByPerson),
      () => undefined,
    );
    await settings.fillFromShell({
      ...{ awsConfigFile: '', awsSharedCredentialsFile: '', caBundle: '' },
      ...{ proxy: 'http://proxy:3128', noProxy: '' },
    });
    expect(damaged.all()).toEqual([{ kind: 'settings', keptAs: folder.file('settings.json.damaged') }]);
    await settings.set('language', 'ko');
    expect(damaged.all()).toEqual([]);
  });

  it('that is only missing is not told of', async () => {
    const damaged = started();
    await damaged.open('settings', notes).read();
    expect(damaged.all()).toEqual([]);
  });
});
