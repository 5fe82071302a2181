import { appendFile, chmod, chown, lchown, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientKinds, type ClientRig, clientRig } from './client-rig.ts';
import { installHost, killHost, startsOf } from './started-host.ts';

const uid = process.geteuid?.() ?? 0;
const nobody = 65_534;
const asRoot = uid === 0;
const octal = (...modes: readonly number[]) => modes.map((mode) => [mode.toString(8), mode] as const);

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('before it starts a host', () => {
    let rig: ClientRig;
    let folder: string;
    let file: string;
    beforeAll(async () => {
      rig = await clientRig(kind);
      folder = path.dirname(rig.program);
    });
    beforeEach(async () => {
      file = await installHost(rig);
    });
    afterEach(() => killHost(rig));
    afterAll(() => rig[Symbol.asyncDispose]());

    async function expectNoStart(words: string): Promise<void> {
      const run = await rig.run(['roles']);
      expect(run).toMatchObject({ code: 5, stdout: '' });
      expect(run.stderr).toMatch(/^daypass: .*\n$/);
      expect(run.stderr).toContain(words);
      expect(await startsOf(rig)).toBe(0);
    }
    const openTo = (place: string) => `others can change ${place};`;
    const named = (...lines: readonly string[]) => writeFile(file, `${lines.join('\n')}\n`);

    it.each(octal(0o664, 0o646))('refuses a file of mode 0o%s', async (_, mode) => {
      await chmod(file, mode);
      await expectNoStart(openTo(file));
    });

    it.each(octal(0o775, 0o757, 0o1777))('refuses a folder of mode 0o%s', async (_, mode) => {
      await chmod(folder, mode);
      await expectNoStart(openTo(folder));
      await chmod(folder, 0o755);
    });

    it.each(['./host.mjs', 'absolute'])('refuses an argument %s that others can change', async (argument) => {
      const script = path.join(folder, 'host.mjs');
      await named(process.execPath, argument === 'absolute' ? script : argument);
      await chmod(script, 0o666);
      await expectNoStart(openTo(script));
    });

    it('refuses a program that others can change, by its own name and by a link’s', async () => {
      const program = path.join(rig.folder, 'program');
      await writeFile(program, '#!/bin/sh\n');
      await chmod(program, 0o777);
      await symlink(program, path.join(folder, 'link'));
      await named('./link');
      await expectNoStart(openTo(program));
      await named(program);
      await expectNoStart(openTo(program));
      await rm(path.join(folder, 'link'));
    });

    it('refuses a program by a link that others can change', async () => {
      const open = path.join(rig.folder, 'open');
      await mkdir(open);
      await symlink(process.execPath, path.join(open, 'node'));
      await chmod(open, 0o777);
      await named(path.join(open, 'node'));
      await expectNoStart(openTo(open));
    });

    it('refuses a folder that others could put another in place of', async () => {
      const deep = path.join(rig.folder, 'above', 'deep');
      await mkdir(deep, { recursive: true });
      await writeFile(path.join(deep, 'program'), '#!/bin/sh\n', { mode: 0o755 });
      await chmod(path.dirname(deep), 0o777);
      await named(path.join(deep, 'program'));
      await expectNoStart(openTo(path.dirname(deep)));
    });

    it('refuses what belongs to another user (as root only)', { skip: !asRoot }, async () => {
      await chown(file, nobody, nobody);
      await expectNoStart(openTo(file));
      await chown(file, uid, uid);
      await lchown(path.join(folder, 'host.mjs'), nobody, nobody);
      await expectNoStart(openTo(path.join(folder, 'host.mjs')));
      await chown(path.join(folder, 'host.mjs'), uid, uid);
    });

    it('refuses the file of the data folder as well', async () => {
      await rm(file);
      await mkdir(rig.dataFolder);
      await chmod(rig.dataFolder, 0o777);
      await writeFile(path.join(rig.dataFolder, 'host.command'), `${process.execPath}\n`);
      await expectNoStart(openTo(rig.dataFolder));
    });

    it.each([
      ['is empty', ''],
      ['has only line ends', '\n\r\n\n'],
      ['has too many lines', `${process.execPath}\n${'x\n'.repeat(32)}`],
      ['is too long', `${process.execPath}\n${'x'.repeat(8192)}\n`],
    ])('says that a file that %s names no host', async (_, text) => {
      await writeFile(file, text);
      await expectNoStart(`${file} does not say how to start Daypass`);
    });

    it('says what is not there', async () => {
      await named(path.join(folder, 'gone'));
      await expectNoStart(`${path.join(folder, 'gone')} is not there`);
      await named(process.execPath, '../gone.js');
      await expectNoStart(`${path.join(rig.folder, 'gone.js')} is not there`);
    });

    it('takes other arguments as they are', async () => {
      await appendFile(file, 'gone.js\r\n--flag=/gone\n');
      expect((await rig.run(['roles'])).stdout).toContain('"gone.js","--flag=/gone"]');
    });
  });
});
