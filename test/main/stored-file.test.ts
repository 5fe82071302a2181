import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../main/errors.ts';
import { encode, type Schema } from '../../main/schema.ts';
import { readOr, storedFile } from '../../main/stored-file.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

interface Note {
  readonly text: string;
}
const notes: Schema<Note> = {
  name: 'notes',
  version: 2,
  migrations: { 1: ({ words }) => ({ text: words }) },
  parse: ({ text }) => (typeof text === 'string' ? { text } : undefined),
};

let folder: TemporaryFolder;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = folder.file('data', 'notes.json');
});
afterEach(() => folder[Symbol.asyncDispose]());

const put = async (content: string) => {
  await mkdir(folder.file('data'), { recursive: true });
  await writeFile(file, content);
};
const content = () => readFile(file, 'utf8');
const names = () => readdir(folder.file('data'));
const older = '{ "schema": 1, "words": "hello" }';
const newer = '{ "schema": 3, "text": "hello", "colour": "red" }';

describe('a stored file', () => {
  it('that is missing reads as none, and reading makes nothing', async () => {
    expect(await storedFile(file, notes).read()).toBeUndefined();
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('comes back as it went, readable by the user alone', async () => {
    await storedFile(file, notes).write({ text: 'hello' });
    expect(await storedFile(file, notes).read()).toEqual({ text: 'hello' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder.file('data'))).mode & 0o777).toBe(0o700);
  });

  it('holds the last of many writes, whichever were still under way', async () => {
    const stored = storedFile(file, notes);
    const writes = Array.from({ length: 30 }, (_, n) =>
      stored.write({ text: `${n}`.repeat(20_000 - n * 500) }),
    );
    await Promise.all(writes);
    expect((await stored.read())?.text.slice(0, 4)).toBe('2929');
    expect(await names()).toEqual(['notes.json']);
  });

  it('holds what the value was when it was written, not what it became since', async () => {
    const value = { text: 'then' };
    const written = storedFile(file, notes).write(value);
    value.text = 'now';
    await written;
    expect(await storedFile(file, notes).read()).toEqual({ text: 'then' });
  });

  it('goes on after a write that failed', async () => {
    await writeFile(folder.file('data'), 'in the way');
    const stored = storedFile(file, notes);
    await expect(stored.write({ text: 'one' })).rejects.toMatchObject({ code: 'file-unwritable' });
    await rm(folder.file('data'));
    await stored.write({ text: 'two' });
    expect(await stored.read()).toEqual({ text: 'two' });
  });

  it('of an older schema is migrated once, with the old file kept to the byte', async () => {
    await put(older);
    expect(await storedFile(file, notes).read()).toEqual({ text: 'hello' });
    expect(await content()).toBe(encode(notes, { text: 'hello' }));
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(older);
    await storedFile(file, notes).write({ text: 'changed' });
    await storedFile(file, notes).read();
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(older);
  });

  it('of a newer schema is shown but never written', async () => {
    await put(newer);
    const stored = storedFile(file, notes);
    expect(await stored.read()).toEqual({ text: 'hello' });
    await expect(stored.write({ text: 'mine' })).rejects.toMatchObject({ code: 'data-newer' });
    expect(await content()).toBe(newer);
  });

  it('of a newer schema that is not understood is refused and left as it is', async () => {
    const strange = '{ "schema": 9, "lines": [] }';
    await put(strange);
    const stored = storedFile(file, notes);
    await expect(stored.read()).rejects.toMatchObject({ code: 'data-newer', subject: file });
    await expect(stored.write({ text: 'mine' })).rejects.toMatchObject({ code: 'data-newer' });
    expect(await content()).toBe(strange);
  });

  it('of a newer schema is not written by one who never read it either', async () => {
    await put(newer);
    await expect(storedFile(file, notes).write({ text: 'mine' })).rejects.toMatchObject({
      code: 'data-newer',
    });
    expect(await content()).toBe(newer);
  });

  it('that is damaged is set aside once, and a new one begins', async () => {
    await put('{ "schema": 2, "te');
    const stored = storedFile(file, notes);
    await expect(stored.read()).rejects.toMatchObject({ code: 'file-damaged', subject: file });
    expect(await stored.read()).toBeUndefined();
    await stored.write({ text: 'anew' });
    expect(await stored.read()).toEqual({ text: 'anew' });
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe('{ "schema": 2, "te');
  });

  it.each([
    ['older', older, 'bak'],
    ['damaged', '{ "schema": 2, "te', 'damaged'],
  ])(
    'that is %s may be read and written at once: the write wins, and the old one is kept',
    async (_how, text, ending) => {
      await put(text);
      const stored = storedFile(file, notes);
      const reading = stored.read().catch(() => undefined);
      await stored.write({ text: 'mine' });
      await reading;
      expect(await stored.read()).toEqual({ text: 'mine' });
      expect(await readFile(`${file}.${ending}`, 'utf8')).toBe(text);
    },
  );

  it('is gone with all that was kept of it when it is removed, and may begin anew', async () => {
    await put(older);
    const stored = storedFile(file, notes);
    await stored.read();
    const writing = stored.write({ text: 'mine' });
    await stored.remove();
    await writing;
    expect(await names()).toEqual([]);
    expect(await stored.read()).toBeUndefined();
    await stored.write({ text: 'anew' });
    expect(await stored.read()).toEqual({ text: 'anew' });
  });

  it('that cannot be read says so in the words of the program', async () => {
    await mkdir(file, { recursive: true });
    await expect(storedFile(file, notes).read()).rejects.toBeInstanceOf(AppError);
  });

  it.each([
    ['older', older, 'bak'],
    ['damaged', 'damaged', 'damaged'],
  ])('that is %s and cannot be put aside stays, and the program says so', async (_how, text, ending) => {
    await put(text);
    await mkdir(`${file}.${ending}/in-the-way`, { recursive: true });
    await expect(storedFile(file, notes).read()).rejects.toBeInstanceOf(AppError);
    expect(await content()).toBe(text);
  });
});

describe('reading with something else to fall back on', () => {
  it('tells of a damaged file once and goes on', async () => {
    await put('damaged');
    const told: string[] = [];
    const stored = storedFile(file, notes);
    const read = () => readOr(stored, { text: 'nothing yet' }, (error) => told.push(error.code));
    expect([await read(), await read()]).toEqual([{ text: 'nothing yet' }, { text: 'nothing yet' }]);
    expect(told).toEqual(['file-damaged']);
  });

  it('does not pass over a newer file, which would be taken for an empty one', async () => {
    await put('{ "schema": 9 }');
    const read = readOr(storedFile(file, notes), { text: '' }, () => undefined);
    await expect(read).rejects.toMatchObject({ code: 'data-newer' });
  });
});
