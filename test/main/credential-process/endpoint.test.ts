import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  currentSurroundings,
  endpoints,
  prepareFolders,
  type Surroundings,
} from '../../../main/credential-process/endpoint.ts';
import { dataFolder } from '../../../main/paths.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { clientKinds, type ClientRig, clientRig } from './client-rig.ts';

const uid = process.geteuid?.() ?? 0;
const socket: Surroundings = {
  kind: 'socket',
  uid: 1000,
  privateFolder: '/run/user/1000',
  sharedFolder: '/tmp',
};
const paths = (folder: string, around: Surroundings) => endpoints(folder, around).map((one) => one.path);

describe('endpoints', () => {
  it('follow from the user and the data folder: the system’s place for the user, then a shared one', () => {
    expect(endpoints('foobar', socket)).toEqual([
      {
        path: '/run/user/1000/daypass-85944171f73967e8/s',
        folders: ['/run/user/1000/daypass-85944171f73967e8'],
      },
      {
        path: '/tmp/daypass-1000/85944171f73967e8/s',
        folders: ['/tmp/daypass-1000', '/tmp/daypass-1000/85944171f73967e8'],
      },
    ]);
  });

  /** From the reference: http://www.isthe.com/chongo/tech/comp/fnv/ */
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('name %j by its 64-bit FNV-1a', (folder, hash) => {
    expect(paths(folder, { ...socket, privateFolder: undefined })).toEqual([`/tmp/daypass-1000/${hash}/s`]);
  });

  it('are one pipe on Windows, named for its user', () => {
    expect(paths('foobar', { kind: 'pipe', sid: 'S-1-5-21-7' })).toEqual([
      '\\\\.\\pipe\\daypass-S-1-5-21-7-85944171f73967e8',
    ]);
  });

  it('have at most 103 bytes, as many as all systems take', () => {
    const shared = (length: number) => ({
      ...socket,
      privateFolder: undefined,
      sharedFolder: '/'.padEnd(length, 'é'),
    });
    const rest = '/daypass-1000/85944171f73967e8/s'.length;
    const fits = shared(1 + Math.floor((102 - rest) / 2));
    expect(Buffer.byteLength(paths('foobar', fits)[0] ?? '')).toBe(103);
    expect(() => paths('foobar', shared(fits.sharedFolder.length + 1))).toThrow('file-unwritable');
  });
});

describe.skipIf(process.platform === 'win32')('the folders of an endpoint', () => {
  const at = (folder: string) => {
    const [endpoint] = endpoints('/data', {
      kind: 'socket',
      uid,
      privateFolder: undefined,
      sharedFolder: folder,
    });
    if (endpoint === undefined) throw new Error('no endpoint');
    return endpoint;
  };

  it('are made for the user alone, and taken as they are the next time', async () => {
    await using temporary = await temporaryFolder();
    const endpoint = at(temporary.path);
    prepareFolders(endpoint);
    prepareFolders(endpoint);
    for (const folder of endpoint.folders) expect((await lstat(folder)).mode & 0o777).toBe(0o700);
  });

  it('are refused when they are open to others, links, or no folders', async () => {
    await using temporary = await temporaryFolder();
    const endpoint = at(temporary.path);
    const [outer = '', inner = ''] = endpoint.folders;
    prepareFolders(endpoint);
    await chmod(outer, 0o755);
    expect(() => prepareFolders(endpoint)).toThrow(expect.objectContaining({ subject: outer }));
    const elsewhere = at(temporary.file('elsewhere'));
    const [other = '', below = ''] = elsewhere.folders;
    await mkdir(path.dirname(other));
    await symlink(outer, other);
    expect(() => prepareFolders(elsewhere)).toThrow(expect.objectContaining({ subject: other }));
    await chmod(outer, 0o700);
    const third = at(temporary.file('third'));
    await mkdir(third.folders[0] ?? '', { recursive: true, mode: 0o700 });
    await writeFile(third.folders[1] ?? '', '');
    expect(() => prepareFolders(third)).toThrow(expect.objectContaining({ subject: third.folders[1] }));
    expect(inner).not.toBe(below);
  });
});

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can || process.platform === 'win32')('looks where a host listens', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    const homes: readonly Readonly<Record<string, string>>[] = [
      { HOME: '/home/jane' },
      { HOME: '/home/jane/' },
      { HOME: '//home//./x/..//jane/.' },
      { HOME: '/' },
      { HOME: '/home/제인' },
      { HOME: '/home/jane', XDG_DATA_HOME: '/data/jane' },
      { HOME: '/home/jane', XDG_DATA_HOME: '/data/../jane//' },
      { HOME: '/home/jane', XDG_DATA_HOME: 'relative' },
      { HOME: '/home/jane', XDG_DATA_HOME: '' },
      { HOME: '/home/jane', DAYPASS_HOME: '/elsewhere', XDG_DATA_HOME: '/data' },
      { HOME: '/home/jane', DAYPASS_HOME: '/elsewhere/../../..' },
      { HOME: '/home/jane', DAYPASS_HOME: '//a///b/./c/../d...e/..f/.../' },
      { HOME: '/home/jane', DAYPASS_HOME: 'relative/./x/..' },
      { HOME: '/home/jane', DAYPASS_HOME: '.' },
      { HOME: '/home/jane', DAYPASS_HOME: '../../../../../../../../..' },
      { HOME: '/home/jane', DAYPASS_HOME: '' },
      { HOME: '/home/jane', DAYPASS_HOME: '~/x y' },
    ];

    it.each(homes)('with %j', (environment) => {
      const cwd = rig.folder;
      const sharedFolder = path.dirname(rig.endpoint.folders[0] ?? '');
      const program = spawnSync(rig.program, ['--print-endpoint'], {
        cwd,
        env: environment,
        encoding: 'utf8',
      });
      const given = { platform: process.platform, home: environment['HOME'] ?? '', environment };
      const before = process.cwd();
      process.chdir(cwd);
      const folder = dataFolder(given);
      process.chdir(before);
      const expected = paths(folder, { kind: 'socket', uid, privateFolder: undefined, sharedFolder });
      expect(program.stdout.trim().split('\n').at(-1)).toBe(expected[0]);
      expect(program.status).toBe(0);
    });

    it.skipIf(kind === 'fallback')('in the home of the user database when HOME says nothing', () => {
      const folders = ['', 'relative'].map(
        (HOME) => spawnSync(rig.program, ['--print-endpoint'], { env: { HOME }, encoding: 'utf8' }).stdout,
      );
      const unset = spawnSync(rig.program, ['--print-endpoint'], { env: {}, encoding: 'utf8' });
      expect(unset.status).toBe(0);
      expect(folders).toEqual([unset.stdout, unset.stdout]);
    });

    it.skipIf(kind === 'fallback')('but not for a folder that no host can name', () => {
      const script = `DAYPASS_HOME="/x$(printf '\\377')" exec '${rig.program}' --print-endpoint`;
      const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { env: {}, encoding: 'utf8' });
      expect({ status, stdout, stderr }).toEqual({
        status: 5,
        stdout: '',
        stderr: 'daypass: The data folder /x? cannot be used; it must be UTF-8 and writable by you.\n',
      });
    });
  });
});

describe('the surroundings of this process', () => {
  it('are those of its user', { skip: process.platform === 'win32' }, () => {
    const around = currentSurroundings();
    expect(around).toMatchObject({ kind: 'socket', uid, sharedFolder: '/tmp' });
    expect(around.kind === 'socket' && around.privateFolder).not.toBe('');
  });
});
