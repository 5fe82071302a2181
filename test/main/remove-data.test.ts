import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { removeData } from '../../main/remove-data.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('removing the data', () => {
  it('takes the folder along where nothing else is in it', async () => {
    await using home = await temporaryFolder();
    await mkdir(home.file('data', 'log'), { recursive: true });
    for (const name of [
      'settings.json',
      'settings.json.bak',
      'left-in-keychain.json',
      '.sessions.json.0123456789ab.tmp',
      'log/daypass.log',
    ])
      await writeFile(home.file('data', name), '');
    await removeData(home.file('data'));
    expect(await readdir(home.path)).toEqual([]);
  });

  it('leaves what others have in a folder that was given as its home', async () => {
    await using home = await temporaryFolder();
    await mkdir(home.file('Documents'));
    for (const name of ['.bashrc', 'settings.json', 'my-settings.json', 'sessions.json.txt', 'logs'])
      await writeFile(home.file(name), '');
    await removeData(home.path);
    expect((await readdir(home.path)).toSorted()).toEqual(
      ['.bashrc', 'Documents', 'logs', 'my-settings.json', 'sessions.json.txt'].toSorted(),
    );
  });

  it('has nothing to do where there is no folder', async () => {
    await using home = await temporaryFolder();
    await removeData(home.file('none'));
    expect(await readdir(home.path)).toEqual([]);
  });
});
