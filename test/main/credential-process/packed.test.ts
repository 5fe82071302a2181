import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { buildClient } from '../../../main/credential-process/build-client.mjs';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { ended } from './client-rig.ts';
import { developer } from './verb-rig.ts';

const project = path.join(import.meta.dirname, '..', '..', '..');
const run = promisify(execFile);
const lacking = ['npm', 'tar'].filter((name) => spawnSync(name, ['--version']).status !== 0);
const can = lacking.length === 0 && process.platform !== 'win32';
const why = can ? '' : ` (${lacking.join(', ') || process.platform} stands in the way)`;

/** As `npm install --ignore-scripts` leaves it: nothing has recorded this machine's Node. */
describe.skipIf(!can)(`the package, installed without its scripts,${why}`, () => {
  let folder: TemporaryFolder;
  let center: IdentityCenter;
  let out: string;
  let home: string;
  let host: ChildProcess | undefined;
  const started: ChildProcess[] = [];
  const environment = () => ({ HOME: folder.path, PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin` });
  const start = (...args: readonly string[]) =>
    spawn(path.join(out, 'daypass'), ['--home', home, ...args], { env: environment() });
  const daypass = (...args: readonly string[]) => ended(start(...args));

  beforeAll(async () => {
    folder = await temporaryFolder();
    center = await startIdentityCenter();
    home = folder.file('home');
    const installed = await install(folder);
    out = path.join(installed, 'out');
  });
  afterAll(async () => {
    await daypass('stop');
    for (const child of started) if (child.exitCode === null) await once(child, 'exit');
    await center.stop();
    await folder[Symbol.asyncDispose]();
  });

  it('names no Node of the machine that made it', async () => {
    expect(await readFile(path.join(out, 'daypass.host'), 'utf8')).toBe('node\n./main/headless.js\n');
    // No keychain of this machine's.
    await appendFile(path.join(out, 'daypass.host'), '--memory-keychain\n');
  });

  it('brings what it needs and no source but the step that records the host', async () => {
    const all = await readdir(path.dirname(out));
    const ours = all.filter((name) => name !== 'node_modules');
    const below = (name: string) => readdir(path.join(path.dirname(out), name), { recursive: true });
    const files = [...ours, ...(await below('out')), ...(await below('main'))];
    expect(files.filter((file) => /\.(ts|c|h)$/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['daypass', 'main/headless.js', 'credential-process/record-host.mjs']),
    );
  });

  it('starts its host with the Node in PATH and says its version', async () => {
    const { version }: { readonly version: string } = JSON.parse(
      await readFile(path.join(project, 'package.json'), 'utf8'),
    );
    expect(await daypass('version')).toMatchObject({
      code: 0,
      stdout: `daypass ${version} (headless, wire 1)\n`,
    });
    expect(await daypass('stop')).toMatchObject({ code: 0 });
  });

  it('gives credentials of the Identity Center', async () => {
    host = spawn(
      process.execPath,
      [path.join(out, 'main', 'headless.js'), '--home', home, '--memory-keychain'],
      {
        env: { ...environment(), ...center.environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    started.push(host);
    if (host.stdout !== null) await once(host.stdout, 'data');
    const { startUrl, region } = center;
    const added = await daypass('sessions', 'add', 'hanbit', '--start-url', startUrl, '--region', region);
    expect(added).toMatchObject({ code: 0 });
    const login = start('login', '--device');
    const link = await new Promise<string>((resolve) => {
      let text = '';
      login.stderr.on('data', (chunk) => {
        const found = /https?:\/\/\S+/.exec((text += String(chunk)))?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    await center.approve(link);
    expect(await ended(login)).toMatchObject({ code: 0 });
    const { code, stdout } = await daypass('credentials', `hanbit/${developer}`);
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ Version: 1 })]);
    expect(await daypass('stop')).toMatchObject({ code: 0 });
  });

  it('is closed to others by its script, and starts, where npm left it open to the group', async () => {
    const hostFile = path.join(out, 'daypass.host');
    await run('chmod', ['-R', 'g+w', out]);
    expect((await daypass('version')).stderr).toContain('others can change');
    await run(process.execPath, [path.join(out, '..', 'main', 'credential-process', 'record-host.mjs')]);
    await appendFile(hostFile, '--memory-keychain\n');
    expect(await daypass('version')).toMatchObject({ code: 0, stderr: '' });
    expect(await daypass('stop')).toMatchObject({ code: 0 });
  });

  it('is given the client in Node by its script where the compiled one is for another kind of machine', async () => {
    const client = path.join(out, 'daypass');
    // A 64-bit program of no machine there is; one may still run that holds a lock.
    const foreign = `\x7fELF\x02\x01\x01${'\0'.repeat(9)}\x02\0\xfe\xfe`;
    await rm(client);
    await writeFile(client, Buffer.from(foreign, 'latin1'), { mode: 0o755 });
    await run(process.execPath, [path.join(out, '..', 'main', 'credential-process', 'record-host.mjs')]);
    await appendFile(path.join(out, 'daypass.host'), '--memory-keychain\n');
    const [first] = (await readFile(client, 'utf8')).split('\n');
    expect(first).toBe(`#!${await realpath(process.execPath)}`);
    const said = await daypass('version');
    expect([said.code, said.stderr]).toEqual([0, expect.stringContaining('built for another system')]);
  });
});

async function install(folder: TemporaryFolder): Promise<string> {
  const source = folder.file('source');
  await mkdir(path.join(source, 'main', 'credential-process'), { recursive: true });
  await build({
    root: project,
    configFile: path.join(project, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: path.join(source, 'out', 'main'), emptyOutDir: true },
  });
  buildClient({ folder: path.join(source, 'out'), portable: true });
  const steps = ['record-host.mjs', 'close-to-others.mjs'].map((name) =>
    path.join('main', 'credential-process', name),
  );
  for (const file of ['package.json', 'README.md', 'README.ko.md', 'LICENSE', ...steps])
    await copyFile(path.join(project, file), path.join(source, file));
  await run('npm', ['pack', '--ignore-scripts', '--offline', '--silent'], { cwd: source });
  const [archive = ''] = (await readdir(source)).filter((name) => name.endsWith('.tgz'));
  await run('tar', ['-xzf', path.join(source, archive), '-C', folder.path]);
  const installed = folder.file('node_modules', 'daypass');
  await mkdir(path.dirname(installed));
  await rename(folder.file('package'), installed);
  await symlink(path.join(project, 'node_modules'), path.join(installed, 'node_modules'));
  return realpath(installed);
}
