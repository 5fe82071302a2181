import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { closeFolder } from '../../main/private-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const asRoot = process.geteuid?.() === 0;
const asOther = process.geteuid !== undefined && !asRoot;

async function withMode(mode: number) {
  const home = await temporaryFolder();
  const folder = home.file('data');
  await mkdir(folder);
  await chmod(folder, mode);
  return { folder, [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]() };
}

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it.each([
    [0o777, 0o755],
    [0o1777, 0o1755],
    [0o775, 0o755],
    [0o770, 0o750],
    [0o755, 0o755],
    [0o700, 0o700],
  ])(
    'of the user is closed to the writing of others, and is as readable as it was: %o',
    async (mode, closed) => {
      await using given = await withMode(mode);
      await closeFolder(given.folder);
      expect((await stat(given.folder)).mode & 0o7777).toBe(closed);
    },
  );

  it.skipIf(!asRoot)('is not one of another user, however closed (as root only)', async () => {
    await using given = await withMode(0o700);
    await chown(given.folder, 12345, 12345);
    await expect(closeFolder(given.folder)).rejects.toMatchObject({
      ...{ code: 'folder-not-private', subject: given.folder },
    });
  });

  it.skipIf(!asOther)('is not a folder of root’s that all can write to (as a user only)', async () => {
    await expect(closeFolder('/tmp')).rejects.toMatchObject({ code: 'folder-not-private' });
  });
});
