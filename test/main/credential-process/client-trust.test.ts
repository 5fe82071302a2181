import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endpoints, prepareFolders } from '../../../main/credential-process/endpoint.ts';
import { encodeFrame, exitFrame } from '../../../main/credential-process/frames.ts';
import { clientKinds, type ClientRig, clientRig } from './client-rig.ts';
import { scriptedHost } from './scripted-host.ts';

const uid = process.geteuid?.() ?? 0;
const nobody = 65_534;
const asRoot = uid === 0;
const octal = (...modes: readonly number[]) => modes.map((mode) => [mode.toString(8), mode] as const);
describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('before it asks', () => {
    let rig: ClientRig;
    let folder: string;
    beforeAll(async () => {
      rig = await clientRig(kind);
      folder = rig.endpoint.folders.at(-1) ?? '';
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));
    afterAll(() => rig[Symbol.asyncDispose]());

    async function expectRefused(spoil: () => Promise<void>): Promise<void> {
      await using host = await scriptedHost(rig.endpoint, exitFrame(0));
      await spoil();
      const run = await rig.run(['roles']);
      await chmod(folder, 0o700);
      expect(run).toMatchObject({ code: 5, stdout: '' });
      expect(run.stderr).toMatch(/^daypass: .*\n$/);
      expect(run.stderr).toContain(folder);
      expect(host.lines).toEqual([]);
    }

    it.each(octal(0o755, 0o770, 0o701, 0o600))('refuses a socket’s folder of mode 0o%s', async (_, mode) => {
      await expectRefused(() => chmod(folder, mode));
    });

    it('refuses a link in place of a socket’s folder', async () => {
      const real = path.join(rig.folder, 'real');
      await expectRefused(async () => {
        await rename(folder, real);
        await symlink(real, folder);
      });
    });

    it('refuses a socket’s folder of another user (as root only)', { skip: !asRoot }, async () => {
      await expectRefused(() => chown(folder, nobody, nobody));
    });
  });
});

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('where others may be', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    // Node cannot ask who its peer is.
    const noPeer = !asRoot || kind === 'fallback';
    it('sends a server of another user nothing (as root only)', { skip: noPeer }, async () => {
      prepareFolders(rig.endpoint);
      const folder = rig.endpoint.folders.at(-1) ?? '';
      const script = `process.chdir(${JSON.stringify(folder)}); process.setgid(${nobody}); process.setuid(${nobody});
        require('node:net').createServer((socket) => {
          let count = 0;
          socket.on('data', (bytes) => { count += bytes.length; }).on('end', () => console.log('bytes ' + count)).resume();
        }).listen('s', () => console.log('listening'));`;
      await chmod(folder, 0o777);
      const server = spawn(process.execPath, ['-e', script], {
        env: {},
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      server.stdout.on('data', (bytes) => (said += String(bytes)));
      await expect.poll(() => said).toBe('listening\n');
      await chmod(folder, 0o700);
      const run = await rig.run(['credentials', 'r']);
      expect(run).toMatchObject({ code: 5, stdout: '' });
      expect(run.stderr).toBe(`daypass: Another user answers at ${rig.endpoint.path}; nothing was sent.\n`);
      await expect.poll(() => said).toBe('listening\nbytes 0\n');
      server.kill();
      await once(server, 'close');
      await rm(rig.endpoint.path);
    });

    it('asks at the place that the system made for the user, and only then at the shared one', async () => {
      const privateFolder = path.join(rig.folder, 'run', String(uid));
      await mkdir(privateFolder, { recursive: true, mode: 0o700 });
      const around = {
        kind: 'socket',
        uid,
        privateFolder,
        sharedFolder: path.join(rig.folder, 't'),
      } as const;
      const [own, shared] = endpoints(rig.dataFolder, around);
      if (own === undefined || shared === undefined) throw new Error('two places are tried');
      const at = (place: string) => Buffer.concat([encodeFrame('o', Buffer.from(place)), exitFrame(0)]);
      {
        await using _shared = await scriptedHost(shared, at('shared'));
        expect((await rig.run(['roles'])).stdout).toBe('shared');
        {
          await using _own = await scriptedHost(own, at('own'));
          expect((await rig.run(['roles'])).stdout).toBe('own');
        }
        expect((await rig.run(['roles'])).stdout).toBe('shared');
        await chmod(path.dirname(own.path), 0o755);
        expect((await rig.run(['roles'])).stderr).toContain(path.dirname(own.path));
        await chmod(privateFolder, 0o755);
        expect((await rig.run(['roles'])).stdout).toBe('shared');
      }
      await rm(path.join(rig.folder, 'run'), { recursive: true });
    });

    it('starts a host at the private place though others have taken the shared one', async () => {
      const privateFolder = path.join(rig.folder, 'run', String(uid));
      const shared = rig.endpoint.folders[0] ?? '';
      await mkdir(privateFolder, { recursive: true, mode: 0o700 });
      await rm(shared, { recursive: true, force: true });
      await mkdir(shared, { mode: 0o777 });
      await chmod(shared, 0o777);
      expect((await rig.run(['roles'])).stderr).toContain('headless.js');
      await rm(path.join(rig.folder, 'run'), { recursive: true });
      expect((await rig.run(['roles'])).stderr).toContain(`The folder ${shared} belongs`);
      await rm(shared, { recursive: true });
    });
  });
});
