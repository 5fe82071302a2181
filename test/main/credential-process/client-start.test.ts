import { spawn } from 'node:child_process';
import { access, chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientKinds, type ClientKind, type ClientRig, clientRig, ended } from './client-rig.ts';
import { installHost, killHost, seenIn, startsOf } from './started-host.ts';

const atOnce: Readonly<Record<ClientKind, number>> = { compiled: 200, sanitized: 60, fallback: 10 };

describe.each(clientKinds)('$title, when no host lives,', ({ kind, can }) => {
  describe.skipIf(!can)('and there is one to start', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind, ['DAYPASS_BOUND_MS=30000']);
    });
    afterAll(() => rig[Symbol.asyncDispose]());
    beforeEach(async () => {
      await installHost(rig);
    });
    afterEach(() => killHost(rig));

    it('starts it and goes on; the next one finds it', async () => {
      const first = seenIn((await rig.run(['credentials', 'r'])).stdout);
      const second = seenIn((await rig.run(['roles'])).stdout);
      expect(second.pid).toBe(first.pid);
      expect(await startsOf(rig)).toBe(1);
    });

    it('starts one host for many at once', { timeout: 60_000 }, async () => {
      const runs = await Promise.all(
        Array.from({ length: atOnce[kind] }, () => rig.run(['credentials', 'r'])),
      );
      expect(new Set(runs.map(({ code, stderr }) => `${code} ${stderr}`))).toEqual(new Set(['0 ']));
      expect(new Set(runs.map(({ stdout }) => seenIn(stdout).pid)).size).toBe(1);
      expect(await startsOf(rig)).toBe(1);
    });

    it('gives it what says who and where the user is, and nothing else of the environment', async () => {
      const kept = {
        ...{
          HOME: rig.folder,
          PATH: rig.environment['PATH'] ?? '',
          USER: 'jane',
          LOGNAME: 'jane',
          LANG: 'C',
          LC_TIME: 'C',
        },
        ...{
          TZ: 'UTC',
          TMPDIR: '/tmp',
          XDG_DATA_HOME: '/x',
          DBUS_SESSION_BUS_ADDRESS: 'unix:path=/bus',
          DISPLAY: ':9',
        },
        ...{
          WAYLAND_DISPLAY: 'w',
          HTTPS_PROXY: 'http://p',
          http_proxy: 'http://q',
          no_proxy: '*',
          NODE_EXTRA_CA_CERTS: '',
        },
      };
      const cut = {
        ...{
          AWS_ACCESS_KEY_ID: 'AKIA',
          AWS_PROFILE: 'dev',
          AWS_ENDPOINT_URL: 'http://evil',
          NODE_OPTIONS: '',
          LD_PRELOAD: '',
        },
        ...{
          SSH_AUTH_SOCK: '/agent',
          GITHUB_TOKEN: 'x',
          HOMEBREW: 'x',
          LANGUAGE: 'ko',
          XDGX: 'x',
          PATHX: 'x',
        },
      };
      const { stdout } = await rig.run(['roles'], { environment: { ...kept, ...cut } });
      expect(seenIn(stdout).environment).toEqual({ ...kept, DAYPASS_HOME: rig.dataFolder });
    });

    it('lets go of it: its folder is the root, and it has nothing of the asker’s', async () => {
      const before = `exec 7</etc/passwd; exec '${rig.program}' roles`;
      const child = spawn('sh', ['-c', before], { env: rig.environment });
      const run = await ended(child);
      const seen = seenIn(run.stdout);
      expect(seen).toMatchObject({
        cwd: '/',
        args: expect.arrayContaining([`socket=${rig.endpoint.path}`, 'none']),
      });
      if (process.platform !== 'linux') return;
      const nameless = expect.stringMatching(/^\/tmp\/daypass-\w+ \(deleted\)$/);
      expect(seen.standard).toEqual(['/dev/null', '/dev/null', nameless]);
      if (kind !== 'fallback') expect(seen.open).not.toContain('/etc/passwd');
      const status = await readFile(`/proc/${seen.pid}/stat`, 'utf8');
      const [, parent, group, session] = status
        .slice(status.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      expect([group, session]).toEqual([seen.pid, seen.pid]);
      expect(parent).not.toBe(child.pid);
    });

    it('finds a host dead whose socket is still there, and starts another', async () => {
      const { pid } = seenIn((await rig.run(['roles'])).stdout);
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => listens(rig.endpoint.path)).toBe(false);
      await access(rig.endpoint.path);
      const again = seenIn((await rig.run(['roles'])).stdout);
      expect(again.pid).not.toBe(pid);
    });

    it('starts one at once where a dead one’s locks name a process that is another by now', async () => {
      await mkdir(rig.dataFolder, { mode: 0o700 });
      for (const name of ['host.lock', 'host.start.lock'])
        await writeFile(path.join(rig.dataFolder, name), `${process.pid} 1 of another boot`);
      expect(await rig.run(['roles'])).toMatchObject({ code: 0, stderr: '' });
      expect(await startsOf(rig)).toBe(1);
    });

    it('waits for a host that has its lock and does not listen yet', async () => {
      await installHost(rig, 'late');
      const runs = await Promise.all(Array.from({ length: 5 }, () => rig.run(['credentials', 'r'])));
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
      expect(await startsOf(rig)).toBe(1);
    });

    it('takes the host that the data folder names, if there is none beside the program', async () => {
      const file = path.join(path.dirname(rig.program), 'daypass.host');
      const lines = (await readFile(file, 'utf8')).replace(/^\.\//gm, `${path.dirname(rig.program)}/`);
      await rm(file);
      await mkdir(rig.dataFolder, { mode: 0o700 });
      await writeFile(path.join(rig.dataFolder, 'host.command'), lines, { mode: 0o600 });
      expect((await rig.run(['roles'])).code).toBe(0);
    });

    it('starts none to stop it, and says that there is none', async () => {
      expect(await rig.run(['stop'])).toEqual({
        code: 0,
        stdout: '',
        stderr: 'daypass: Daypass is not running.\n',
      });
      expect(await startsOf(rig)).toBe(0);
      await expect(access(rig.dataFolder)).rejects.toThrow();
    });

    const node = path.basename(process.execPath);
    it.each([
      ['by its name alone', node],
      ['where the recorded one is gone', `/nowhere/bin/${node}`],
    ])('finds its Node in PATH %s, but none that others can change or a project brings', async (_, line) => {
      const file = path.join(path.dirname(rig.program), 'daypass.host');
      const lines = (await readFile(file, 'utf8')).split('\n');
      await writeFile(file, [line, ...lines.slice(1)].join('\n'));
      const bad = [path.join(rig.folder, 'open'), path.join(rig.folder, 'node_modules', '.bin')];
      for (const folder of bad) {
        await mkdir(folder, { recursive: true });
        await writeFile(path.join(folder, node), '#!/bin/sh\nexit 9\n', { mode: 0o755 });
      }
      await chmod(bad[0] ?? '', 0o777);
      const PATH = [...bad, '.', '', path.dirname(process.execPath)].join(':');
      expect(await rig.run(['roles'], { environment: { PATH } })).toMatchObject({ code: 0, stderr: '' });
    });

    it('says that a Node which is nowhere in PATH is not there', async () => {
      const file = path.join(path.dirname(rig.program), 'daypass.host');
      await writeFile(file, `${node}\n./host.mjs\n`);
      const interpreter = kind === 'fallback' ? path.join(rig.folder, 'empty') : '/nowhere';
      const { code, stderr } = await rig.run(['roles'], { environment: { PATH: interpreter } });
      expect(code).toBe(5);
      expect(stderr).toContain(`cannot be started because ${node} is not there`);
    });

    it('names no host and leaves nothing behind, if there is none', async () => {
      await rm(path.join(path.dirname(rig.program), 'daypass.host'));
      expect(await rig.run(['roles'])).toEqual({
        code: 5,
        stdout: '',
        stderr:
          'daypass: Daypass is not running and this command does not know how to start it; start the Daypass app.\n',
      });
      await expect(access(rig.dataFolder)).rejects.toThrow();
    });
  });
});

function listens(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(socketPath);
    socket.on('error', () => resolve(false)).on('connect', () => resolve(true) ?? socket.destroy());
  });
}
