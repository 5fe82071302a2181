import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, readFile, readlink, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileClient } from '../../../main/credential-process/build-client.mjs';
import {
  appProgram,
  type ClientPlace,
  clientPlace,
  installClient,
  nameInLine,
  type PackagedApp,
  removeClient,
} from '../../../main/desktop/packaged-client.ts';
import { backgroundArgument } from '../../../main/desktop/start-at-login.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const home = '/home/kim';
const noShortName = async () => undefined;

describe('the lasting place of the client', () => {
  const place = (platform: NodeJS.Platform, environment: Readonly<Record<string, string>> = {}) =>
    clientPlace({ platform, home, environment });

  it('is below the data folder on Linux, with a link where shells look', () => {
    expect(place('linux')).toEqual({
      folder: '/home/kim/.local/share/daypass/bin',
      program: '/home/kim/.local/share/daypass/bin/daypass',
      hostFile: '/home/kim/.local/share/daypass/bin/daypass.host',
      link: '/home/kim/.local/bin/daypass',
    });
    expect(place('linux', { XDG_DATA_HOME: '/data' }).program).toBe('/data/daypass/bin/daypass');
  });

  it('is beside the data folder on macOS, whose path has a space', () => {
    expect(place('darwin')).toMatchObject({
      program: '/home/kim/.daypass/bin/daypass',
      link: '/home/kim/.local/bin/daypass',
    });
  });

  it('is below the data folder on Windows, without a link', () => {
    const { program, link } = place('win32', { LOCALAPPDATA: '/local' });
    expect([program, link]).toEqual([path.join('/local', 'Daypass', 'bin', 'daypass.exe'), undefined]);
  });

  it.each(['linux', 'darwin', 'win32'] as const)(
    'moves with DAYPASS_HOME on %s and is linked nowhere',
    (one) => {
      const { folder, link } = place(one, { DAYPASS_HOME: '/moved' });
      expect([folder, link]).toEqual(['/moved/bin', undefined]);
    },
  );
});

describe('the program to start again', () => {
  const mount = '/tmp/.mount_DaypasAbC123';
  const image = '/home/kim/Daypass.AppImage';

  it('is the one that runs, where it stays', () => {
    expect(appProgram('linux', '/opt/Daypass/daypass-desktop', {})).toEqual({
      kind: 'lasting',
      program: '/opt/Daypass/daypass-desktop',
    });
  });

  it('is an AppImage’s file rather than what is mounted', () => {
    const program = appProgram('linux', `${mount}/daypass-desktop`, { APPIMAGE: image, APPDIR: mount });
    expect(program).toEqual({ kind: 'lasting', program: image });
  });

  it.each([
    ['of another AppImage', { APPIMAGE: image, APPDIR: mount }],
    ['without a mount', { APPIMAGE: image }],
    ['with an empty mount', { APPIMAGE: image, APPDIR: '' }],
    ['with the root as mount', { APPIMAGE: image, APPDIR: '/' }],
  ])('is not what variables %s say', (_, environment) => {
    const program = '/opt/Daypass/daypass-desktop';
    expect(appProgram('linux', program, environment)).toEqual({ kind: 'lasting', program });
  });

  it.each([
    ['translocated', '/private/var/folders/x/T/AppTranslocation/1-2/d/Daypass.app/Contents/MacOS/Daypass'],
    ['disk-image', '/Volumes/Daypass 1.0/Daypass.app/Contents/MacOS/Daypass'],
    ['line-break', '/Applications/a\nb.app/Contents/MacOS/Daypass'],
  ])('is none for an app that is %s', (why, execPath) => {
    expect(appProgram('darwin', execPath, {})).toEqual({ kind: 'passing', why });
  });
});

describe('the name of the client in a line', () => {
  it('is its path where no shell gives anything in it a meaning', async () => {
    for (const one of [
      '/home/kim/.daypass/bin/daypass',
      'C:\\Users\\kim\\AppData\\Local\\Daypass\\bin\\daypass.exe',
    ])
      expect(await nameInLine(one, noShortName)).toEqual({ path: one, plain: true });
  });

  it('is the short one where the path has spaces or Hangul', async () => {
    const short = 'C:\\Users\\3B1A~1\\AppData\\Local\\Daypass\\bin\\daypass.exe';
    for (const user of ['Kim Minsu', '김민수'])
      expect(await nameInLine(`C:\\Users\\${user}\\daypass.exe`, async () => short)).toEqual({
        path: short,
        plain: true,
      });
  });

  it('says that it is not plain where there is no short one, or none that is', async () => {
    const one = '/home/김 민수/daypass';
    for (const short of [undefined, 'C:\\김\\D~1'])
      expect(await nameInLine(one, async () => short)).toEqual({ path: one, plain: false });
  });

  it('never calls plain what a shell would take apart', async () => {
    const special = fc.constantFrom(...' \t\n"\'`$%^&|<>;*?()[]{}!#=,@+김'.split(''));
    await fc.assert(
      fc.asyncProperty(fc.string(), special, fc.string(), async (before, one, after) => {
        expect((await nameInLine(`/${before}${one}${after}`, noShortName)).plain).toBe(false);
      }),
    );
  });
});

describe.skipIf(process.platform === 'win32')('the packaged client', () => {
  let folder: TemporaryFolder;
  let place: ClientPlace;
  const text = () => readFile(place.program, 'utf8');
  const hostLines = async () => (await readFile(place.hostFile, 'utf8')).split('\n');
  const link = () => readlink(place.link ?? '');
  beforeEach(async () => {
    folder = await temporaryFolder();
    place = clientPlace({ platform: 'linux', home: folder.path, environment: {} });
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  async function app(version: string, bytes = `client ${version}`): Promise<PackagedApp> {
    const [client, program] = [folder.file(`client-${version}`), folder.file(`app-${version}`)];
    await writeFile(client, bytes, { mode: 0o644 });
    await writeFile(program, '');
    return { client, version, program: { kind: 'lasting', program } };
  }

  it('is copied as a program that only its user can change, named by a link', async () => {
    await installClient(place, await app('1.2.3'));
    expect(await text()).toBe('client 1.2.3');
    expect((await stat(place.program)).mode & 0o777).toBe(0o755);
    expect((await stat(place.folder)).mode & 0o777).toBe(0o700);
    expect(await hostLines()).toEqual([folder.file('app-1.2.3'), backgroundArgument, '']);
    expect(await link()).toBe(place.program);
  });

  it('starts the app that is recorded beside it', async ({ skip }) => {
    const [client, program, seen] = [folder.file('built'), folder.file('app'), folder.file('seen')];
    skip(compileClient({ file: client }) === undefined, 'no C compiler');
    await writeFile(program, `#!/bin/sh\necho "$@" > ${seen}\nexit 7\n`, { mode: 0o755 });
    await installClient(place, { client, version: '1.0.0', program: { kind: 'lasting', program } });
    const run = spawnSync(place.link ?? '', ['roles'], { encoding: 'utf8', env: { HOME: folder.path } });
    expect([run.status, run.stderr]).toEqual([5, expect.stringContaining('ended at once')]);
    expect(await readFile(seen, 'utf8')).toBe(`${backgroundArgument}\n`);
  });

  it('is replaced by a newer one, and by another of the same version', async () => {
    await installClient(place, await app('1.9.0'));
    await installClient(place, await app('1.10.0'));
    expect([await text(), (await hostLines())[0]]).toEqual(['client 1.10.0', folder.file('app-1.10.0')]);
    await installClient(place, await app('1.10.0', 'built again'));
    expect(await text()).toBe('built again');
  });

  it('stays when an older app runs, until the newer one is gone', async () => {
    const newer = await app('1.10.0');
    await installClient(place, newer);
    await installClient(place, await app('1.9.0'));
    expect([await text(), (await hostLines())[0]]).toEqual(['client 1.10.0', folder.file('app-1.10.0')]);
    await installClient(place, {
      ...newer,
      version: '1.8.0',
      program: { kind: 'lasting', program: '/gone' },
    });
    expect((await hostLines())[0]).toBe(folder.file('app-1.10.0'));
    await installClient(place, { ...newer, program: { kind: 'lasting', program: folder.file('gone') } });
    await installClient(place, await app('1.9.0'));
    expect([await text(), (await hostLines())[0]]).toEqual(['client 1.9.0', folder.file('app-1.9.0')]);
  });

  it('of an app that will not stay is copied, but nothing is said to start', async () => {
    await installClient(place, {
      ...(await app('1.0.0')),
      program: { kind: 'passing', why: 'translocated' },
    });
    expect((await readdir(place.folder)).toSorted()).toEqual(['daypass']);
    await installClient(place, await app('1.0.0'));
    const before = await hostLines();
    await installClient(place, { ...(await app('1.1.0')), program: { kind: 'passing', why: 'disk-image' } });
    expect([await text(), await hostLines()]).toEqual(['client 1.1.0', before]);
  });

  it('is left alone when it is the same', async () => {
    const same = await app('1.0.0');
    await installClient(place, same);
    const before = (await stat(place.program)).ino;
    await installClient(place, same);
    expect((await stat(place.program)).ino).toBe(before);
  });

  it('is made a program again when its mode was changed', async () => {
    await installClient(place, await app('1.0.0'));
    await chmod(place.program, 0o666);
    await installClient(place, await app('1.0.0'));
    expect((await stat(place.program)).mode & 0o777).toBe(0o755);
  });

  it('takes the place of a link without writing to where that leads', async () => {
    const victim = folder.file('victim');
    await writeFile(victim, 'client 1.0.0');
    await mkdir(place.folder, { recursive: true });
    for (const file of [place.program, place.hostFile]) await symlink(victim, file);
    await installClient(place, await app('1.0.0'));
    expect([await readFile(victim, 'utf8'), (await stat(victim)).mode & 0o111]).toEqual(['client 1.0.0', 0]);
    for (const file of [place.program, place.hostFile]) expect((await lstat(file)).isFile()).toBe(true);
  });

  it('moves aside what cannot be replaced, as a running program on Windows', async () => {
    await mkdir(path.join(place.program, 'inside'), { recursive: true });
    await mkdir(path.join(`${place.program}.old`, 'inside'), { recursive: true });
    await installClient(place, await app('1.0.0'));
    expect(await text()).toBe('client 1.0.0');
  });

  it('is not put into a folder that is a link', async () => {
    await mkdir(path.dirname(place.folder), { recursive: true });
    await mkdir(folder.file('elsewhere'));
    await symlink(folder.file('elsewhere'), place.folder);
    await expect(installClient(place, await app('1.0.0'))).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(await readdir(folder.file('elsewhere'))).toEqual([]);
  });

  it('closes its folder to others', async () => {
    await mkdir(place.folder, { recursive: true });
    await chmod(place.folder, 0o777);
    await installClient(place, await app('1.0.0'));
    expect((await stat(place.folder)).mode & 0o777).toBe(0o755);
  });

  it('leaves another `daypass` among the user’s commands as it is, and when it is removed too', async () => {
    const own = place.link ?? '';
    await mkdir(path.dirname(own), { recursive: true });
    await writeFile(own, 'somebody’s own');
    await installClient(place, await app('1.0.0'));
    await removeClient(place);
    expect(await readFile(own, 'utf8')).toBe('somebody’s own');
  });

  it('is removed with everything that it came with', async () => {
    const mac = clientPlace({ platform: 'darwin', home: folder.path, environment: {} });
    await installClient(mac, await app('1.0.0'));
    await removeClient(mac);
    expect(await readdir(folder.file('.local', 'bin'))).toEqual([]);
    expect(await readdir(folder.path)).not.toContain('.daypass');
    await removeClient(mac);
  });

  it('is removed from among other things without harm to them', async () => {
    const moved = clientPlace({ platform: 'linux', home: '/', environment: { DAYPASS_HOME: folder.path } });
    await mkdir(moved.folder);
    await writeFile(path.join(moved.folder, 'own'), '');
    await installClient(moved, await app('1.0.0'));
    await removeClient(moved);
    expect(await readdir(moved.folder)).toEqual(['own']);
  });
});
