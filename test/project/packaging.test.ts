import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createPackage, extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildClient } from '../../main/credential-process/build-client.mjs';
import { type Fields, isFields } from '../../main/schema.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { type TemporaryFolder, temporaryFolder } from '../main/temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const nativeModule = `@napi-rs/keyring-linux-${process.arch}-gnu/keyring.linux-${process.arch}-gnu.node`;
// The wire that Electron ships with, and the name by which it is found in its program.
const electron = 'code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011 more code';
/** Where the bundle is that Electron starts. */
const bundle = 'out/desktop';
const standIns = {
  [`${bundle}/index.js`]: "import { app } from 'electron';\nexport const library = () => import('keytar');\n",
  [`${bundle}/chunk.js`]: 'export const one = 1;\n',
  'out/preload/index.cjs': "require('electron');\n",
  'out/renderer/index.html': '<!doctype html>\n',
  'out/renderer/assets/index.js': '\n',
};
const strangers = [
  'out/main/headless.js',
  `${bundle}/index.js.map`,
  'out/renderer/assets/index.js.map',
  'main/index.ts',
  'test/index.test.ts',
  '.env',
  '.npmrc',
  'node_modules/keytar/src/main.cc',
  'node_modules/keytar/binding.gyp',
  'node_modules/keytar/keytar.d.ts',
  'node_modules/keytar/README.md',
  'node_modules/keytar/build/Makefile',
  'node_modules/keytar/build/Release/.deps/main.d',
  'node_modules/keytar/build/Release/obj.target/main.o',
  'node_modules/keytar/build/Release/other.node',
  'node_modules/open/index.js',
  'node_modules/prebuild-install/index.js',
];
/** Each packing starts npm and electron-builder. */
const patient = { timeout: 120_000 };
const keytar = ['LICENSE.md', 'build/Release/keytar.node', 'lib/keytar.js', 'package.json'];

/** electron-builder packs a copy of the project with stand-ins for what a build makes, and one for Electron, for Linux. */
describe.skipIf(process.platform !== 'linux')('the packed app', () => {
  let folder: TemporaryFolder;
  let resources: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await layOutProject(folder.file('project'));
    await layOutElectron(folder.file('electron'));
    resources = await pack(folder, 'as-it-is', {});
  }, patient.timeout);
  afterAll(() => folder[Symbol.asyncDispose]());

  const asar = () => path.join(resources, 'app.asar');

  it('holds the bundle, this system’s tray icons, this keychain’s module, and nothing else', () => {
    const found = filesIn(asar());
    const icons = found.filter((one) => one.startsWith('assets/'));
    expect(found.filter((one) => !one.startsWith('assets/'))).toEqual(
      [
        ...Object.keys(standIns),
        'package.json',
        ...['LICENSE', 'index.js', 'keytar.js', 'package.json'].map(
          (one) => `node_modules/@napi-rs/keyring/${one}`,
        ),
        `node_modules/${path.dirname(nativeModule)}/LICENSE.third-party.md`,
        `node_modules/${path.dirname(nativeModule)}/package.json`,
        `node_modules/${nativeModule}`,
      ].toSorted(),
    );
    expect(icons.filter((one) => !one.startsWith('assets/icons/tray/linux/'))).toEqual([
      'assets/icons/app/linux/256x256.png',
    ]);
    expect(icons.length).toBe(33);
  });

  it('has a package.json that says what to start and how nothing was built', () => {
    const text: unknown = JSON.parse(extractFile(asar(), 'package.json').toString());
    expect(text).toMatchObject({ name: 'daypass', main: `${bundle}/index.js`, version: packageFile.version });
    expect(text).toHaveProperty('desktopName', 'daypass-desktop.desktop');
    expect(text).not.toHaveProperty('scripts');
    expect(text).not.toHaveProperty('devDependencies');
  });

  it('keeps outside of its archive only what the system has to load', async () => {
    const files = await readdir(`${asar()}.unpacked`, { recursive: true, withFileTypes: true });
    const unpacked = files.filter((one) => one.isFile()).map(({ name }) => name);
    expect(unpacked).toEqual([path.basename(nativeModule)]);
  });

  it('has the client as a program, and not the record of the Node that built it', async () => {
    expect(await readdir(path.join(resources, 'bin'))).toEqual(['daypass']);
    const client = path.join(resources, 'bin', 'daypass');
    expect((await stat(client)).mode & 0o777).toBe(0o755);
    const { stdout } = await promisify(execFile)(client, ['--home', folder.path, '--print-endpoint']);
    expect(stdout).toContain('/s\n');
  });

  it('has every fuse as electron-builder.yml says', async () => {
    const wire = await getCurrentFuseWire(path.join(resources, '..', 'daypass-desktop'));
    const said = Object.entries(part(await settings(), 'electronFuses'));
    expect(said).toHaveLength(8);
    for (const [name, on] of said) {
      const [, place] =
        Object.entries(FuseV1Options).find(([one]) => one.toLowerCase() === name.toLowerCase()) ?? [];
      const state = Object.entries(wire).find(([one]) => one === `${place}`)?.[1];
      expect([name, String.fromCharCode(Number(state))]).toEqual([name, on === true ? '1' : '0']);
    }
  });

  it('has the languages that Daypass has', async () => {
    expect(await readdir(path.join(resources, '..', 'locales'))).toEqual(['en-US.pak', 'ko.pak']);
  });

  it('adds less than 5 MB to Electron and to the bundle', async () => {
    const files = ['app.asar', path.join('app.asar.unpacked/node_modules', nativeModule), 'bin/daypass'];
    const sizes = await Promise.all(files.map(async (one) => (await stat(path.join(resources, one))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000);
  });

  it(
    'for macOS and Windows holds what keytar needs to run, and is refused for Linux, which it would not run on',
    patient,
    async () => {
      const { mac, linux, ...rest } = await settings();
      expect(part(rest, 'win')['files']).toEqual(part({ mac }, 'mac')['files']);
      const changed = { ...part({ linux }, 'linux'), files: part({ mac }, 'mac')['files'] };
      const packed = pack(folder, 'with-keytar', { linux: changed });
      await expect(packed).rejects.toThrow('expected the native module of keyring alone');
      const found = filesIn(path.join(await resourcesIn(folder.file('with-keytar')), 'app.asar'));
      expect(found.filter((one) => one.startsWith('node_modules/'))).toEqual(
        keytar.map((one) => `node_modules/keytar/${one}`),
      );
    },
  );
});

async function layOutProject(project: string): Promise<void> {
  const put = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(project, file)), { recursive: true });
    await writeFile(path.join(project, file), text);
  };
  for (const [file, text] of Object.entries(standIns)) await put(file, text);
  for (const file of [...strangers, ...keytar.map((one) => `node_modules/keytar/${one}`)])
    await put(file, 'x');
  for (const name of ['keytar', 'open', 'prebuild-install'])
    await put(`node_modules/${name}/package.json`, JSON.stringify(manifestOf(name)));
  await put('package.json', JSON.stringify({ ...packageFile, main: `${bundle}/index.js` }));
  for (const one of ['assets', 'electron-builder.yml'])
    await cp(path.join(root, one), path.join(project, one), { recursive: true });
  const modules = path.join(project, 'node_modules');
  await cp(path.join(root, 'node_modules/@napi-rs'), path.join(modules, '@napi-rs'), { recursive: true });
  // For assets/after-pack.mjs.
  await symlink(path.join(root, 'node_modules/@electron'), path.join(modules, '@electron'));
  buildClient({ folder: path.join(project, 'out') });
}

function manifestOf(name: string): object {
  return {
    name,
    version: '1.0.0',
    ...(name === 'keytar' ? { dependencies: { 'prebuild-install': '1.0.0' } } : {}),
  };
}

async function layOutElectron(dist: string): Promise<void> {
  for (const one of ['resources', 'locales', 'empty']) await mkdir(path.join(dist, one), { recursive: true });
  await createPackage(path.join(dist, 'empty'), path.join(dist, 'resources', 'default_app.asar'));
  for (const language of ['en-US', 'ko', 'de'])
    await writeFile(path.join(dist, 'locales', `${language}.pak`), '');
  await writeFile(path.join(dist, 'electron'), electron, { mode: 0o755 });
  for (const one of ['version', 'LICENSE'])
    await writeFile(path.join(dist, one), packageFile.devDependencies.electron);
}

/** Gives the folder of resources. */
async function pack(
  { file, path: temporary }: TemporaryFolder,
  output: string,
  changes: object,
): Promise<string> {
  const project = file('project');
  const directories = { output: file(output), buildResources: 'assets' };
  const config = { ...(await settings()), directories, electronDist: file('electron'), ...changes };
  await writeFile(file('config.json'), JSON.stringify(config));
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const args = ['--linux', '--dir', '--projectDir', project, '--config', file('config.json')];
  // It keeps compiled files in the temporary folder.
  const env = { ...process.env, TMPDIR: temporary };
  await promisify(execFile)(process.execPath, [builder, ...args], { cwd: project, env }).catch(
    (error: unknown) => {
      throw new Error(
        error instanceof Error && 'stdout' in error ? `${error.message}${String(error.stdout)}` : 'failed',
      );
    },
  );
  return resourcesIn(file(output));
}

async function resourcesIn(output: string): Promise<string> {
  const [unpacked = ''] = (await readdir(output)).filter((one) => one.endsWith('-unpacked'));
  return path.join(output, unpacked, 'resources');
}

async function settings(): Promise<Fields> {
  const parsed: unknown = parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8'));
  return isFields(parsed) ? parsed : {};
}

function part(settings: Fields, name: string): Fields {
  const value = settings[name];
  return isFields(value) ? value : {};
}

function filesIn(asar: string): readonly string[] {
  const all = listPackage(asar, { isPack: false }).map((one) => one.slice(1));
  return all.filter((one) => !all.some((other) => other.startsWith(`${one}/`))).toSorted();
}
