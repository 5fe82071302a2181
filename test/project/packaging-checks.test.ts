import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkImports, checkNative } from '../../assets/after-pack.mjs';
import { machinesOf } from '../../assets/machines.mjs';
import { type TemporaryFolder, temporaryFolder } from '../main/temporary-folder.ts';

const headers = {
  'linux x64': header({ 0: 0x7f454c46 }, { 18: 0x3e }),
  'linux arm64': header({ 0: 0x7f454c46 }, { 18: 0xb7 }),
  'darwin x64': header({ 0: 0xcffaedfe, 4: 0x07000001 }),
  'darwin arm64': header({ 0: 0xcffaedfe, 4: 0x0c000001 }),
  'win32 x64': header({ 0: 0x4d5a0000 }, { 60: 64, 68: 0x8664 }),
  'win32 arm64': header({ 0: 0x4d5a0000 }, { 60: 64, 68: 0xaa64 }),
};
const universal = header({ 0: 0xcafebabe, 4: 2, 8: 0x01000007, 28: 0x0100000c });

function header(
  big: Readonly<Record<number, number>>,
  little: Readonly<Record<number, number>> = {},
): Buffer {
  const bytes = Buffer.alloc(80);
  for (const [offset, value] of Object.entries(big)) bytes.writeUInt32BE(value, Number(offset));
  for (const [offset, value] of Object.entries(little)) bytes.writeUInt16LE(value, Number(offset));
  return bytes;
}

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

describe('the machine of a program', () => {
  it.each(Object.entries(headers))('is %s', (machine, bytes) => {
    expect(machinesOf(bytes)).toEqual([machine]);
  });

  it('may be several', () => {
    expect(machinesOf(universal)).toEqual(['darwin x64', 'darwin arm64']);
  });

  it('is the one of the Node that runs', async () => {
    expect(machinesOf(await readFile(process.execPath))).toContain(`${process.platform} ${process.arch}`);
  });

  it('is none for a script and for an empty file', () => {
    expect([machinesOf(Buffer.from('#!/usr/bin/env node\n'.repeat(9))), machinesOf(Buffer.alloc(0))]).toEqual(
      [[], []],
    );
  });
});

describe('what is native in a packed app', () => {
  const put = async (file: string, bytes: Buffer) => {
    await mkdir(path.dirname(folder.file(file)), { recursive: true });
    await writeFile(folder.file(file), bytes);
  };
  const keytar = 'app.asar.unpacked/node_modules/keytar/build/Release/keytar.node';
  const keyring = 'app.asar.unpacked/node_modules/@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node';

  it('passes where it is for the system and the architecture', async () => {
    await put('bin/daypass', universal);
    await put(keytar, headers['darwin arm64']);
    checkNative(folder.path, 'darwin', 'arm64');
    await put('bin/daypass.exe', headers['win32 x64']);
    await put(keytar, headers['win32 x64']);
    checkNative(folder.path, 'win32', 'x64');
  });

  it('is refused when it is another system’s or another machine’s', async () => {
    await put('bin/daypass', universal);
    await put(keytar, headers['darwin arm64']);
    expect(() => checkNative(folder.path, 'darwin', 'x64')).toThrow(
      'is for darwin arm64, not for darwin x64',
    );
    await put('bin/daypass', headers['linux x64']);
    expect(() => checkNative(folder.path, 'darwin', 'arm64')).toThrow('daypass is for linux x64');
  });

  it('is refused when a script stands in for the command', async () => {
    await put('bin/daypass', Buffer.from('#!/usr/bin/env node\n'.repeat(9)));
    await put(keyring, headers['linux x64']);
    expect(() => checkNative(folder.path, 'linux', 'x64')).toThrow('daypass is for no machine');
  });

  it('is refused without a keychain’s module, with another’s, and with one too many', async () => {
    await put('bin/daypass', headers['linux x64']);
    expect(() => checkNative(folder.path, 'linux', 'x64')).toThrow('found: none');
    await put(keytar, headers['linux x64']);
    expect(() => checkNative(folder.path, 'linux', 'x64')).toThrow('module of keyring alone');
    await put(keyring, headers['linux x64']);
    expect(() => checkNative(folder.path, 'linux', 'x64')).toThrow('module of keyring alone');
    await rm(folder.file(keytar));
    checkNative(folder.path, 'linux', 'x64');
  });
});

describe('what a packed bundle imports', () => {
  async function bundle(source: string, file = 'out/desktop/index.js'): Promise<string> {
    const app = folder.file('app');
    for (const one of [file, 'node_modules/@a/b/package.json']) {
      await mkdir(path.dirname(path.join(app, one)), { recursive: true });
      await writeFile(path.join(app, one), one === file ? source : '{}');
    }
    await createPackage(app, folder.file('app.asar'));
    return folder.file('app.asar');
  }

  it.each([
    "import { app } from 'electron';\nimport { one } from './chunk.js';\nimport 'node:fs';\nimport path from 'path';\n",
    "import {\n  one,\n  two,\n} from '@a/b/deep.js';\nexport { three } from '@a/b';\n",
    "const later = () => import('keytar');\nconst text = \"import open from 'open'\";\n",
  ])('passes when it is there, or comes later, or is only told of: %j', async (source) => {
    checkImports(await bundle(source));
  });

  it.each([
    ['open', "import open from 'open';\n", 'out/desktop/index.js'],
    ['@a/c', "import {\n  one,\n} from '@a/c/deep.js';\n", 'out/desktop/chunks/one.js'],
    ['open', "export * from 'open';\n", 'out/desktop/index.js'],
    ['open', "import 'open';\n", 'out/desktop/index.js'],
    ['open', "const open = require('open');\n", 'out/preload/index.cjs'],
  ])('is refused when %s is left out', async (name, source, file) => {
    const asar = await bundle(source, file);
    expect(() => checkImports(asar)).toThrow(`${file} imports ${name}, which`);
  });
});
