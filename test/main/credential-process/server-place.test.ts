import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { serveProcesses } from '../../../main/credential-process/server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ask } from './ask.ts';
import { hello } from './serving.ts';

const noRefusal = () => ({ text: '', code: 2 });

describe('the place of the socket', () => {
  it('may hold the socket file of a host that died', async () => {
    await using folder = await temporaryFolder();
    await chmod(folder.path, 0o700);
    const path = folder.file('s');
    await writeFile(path, '');
    const server = await serveProcesses([{ path, folders: [folder.path] }], hello, noRefusal);
    expect(await ask(path)).toMatchObject({ code: 0 });
    await server.close();
  });

  it.each([0o755, 0o770, 0o701])('is refused where its folder has mode %o', async (mode) => {
    await using folder = await temporaryFolder();
    const inner = folder.file('inner');
    await mkdir(inner);
    await chmod(inner, mode);
    const starting = serveProcesses(
      [{ path: folder.file('inner', 's'), folders: [inner] }],
      hello,
      noRefusal,
    );
    await expect(starting).rejects.toMatchObject({ code: 'folder-not-private', subject: inner });
    expect(existsSync(folder.file('inner', 's'))).toBe(false);
  });

  it('is one of several: one that is refused does not keep the other from being served', async () => {
    await using folder = await temporaryFolder();
    const [open, own] = [folder.file('open'), folder.file('own')];
    await mkdir(open, { mode: 0o777 });
    await chmod(open, 0o777);
    const places = [open, own].map((one) => ({ path: `${one}/s`, folders: [one] }));
    const server = await serveProcesses(places, hello, noRefusal);
    expect(await ask(`${own}/s`)).toMatchObject({ code: 0 });
    expect(existsSync(`${open}/s`)).toBe(false);
    await server.close();
  });
});
