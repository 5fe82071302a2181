import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockHeldElsewhereCode } from '../../../main/credential-process/protocol.ts';
import { clientKinds, type ClientRig, clientRig } from './client-rig.ts';

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('holding a lock for a host', () => {
    let rig: ClientRig;
    let file: string;
    beforeAll(async () => {
      rig = await clientRig(kind);
      await mkdir(rig.dataFolder, { mode: 0o700 });
      file = path.join(rig.dataFolder, 'host.lock');
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    async function hold() {
      const child = spawn(rig.program, ['--hold-lock', file], {
        env: rig.environment,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const [said] = await Promise.race([
        once(child.stdout, 'data'),
        once(child, 'exit').then(() => ['nothing']),
      ]);
      return { child, said: String(said), exited: child.exitCode === null ? once(child, 'exit') : undefined };
    }
    const refused = async () => (await rig.run(['--hold-lock', file])).code === lockHeldElsewhereCode;

    it('says so, keeps others out, and lets go when its input ends', async () => {
      const { child, said, exited } = await hold();
      expect(said).toBe('held\n');
      expect(await rig.run(['--hold-lock', file])).toEqual({
        code: lockHeldElsewhereCode,
        stdout: '',
        stderr: '',
      });
      child.stdin.end('input is passed over');
      await exited;
      expect(child.exitCode).toBe(0);
      expect(await refused()).toBe(false);
    });

    it('lets go when it is killed', async () => {
      const { child, exited } = await hold();
      child.kill('SIGKILL');
      await exited;
      expect(await refused()).toBe(false);
    });

    it('is not kept out by a dead one whose id another process has by now', async () => {
      const { child, exited } = await hold();
      const left = await readFile(file, 'utf8');
      child.kill('SIGKILL');
      await exited;
      await writeFile(file, left.replace(String(child.pid), String(process.pid)));
      const { said, child: next, exited: ends } = await hold();
      expect(said).toBe('held\n');
      next.stdin.end();
      await ends;
    });

    it('keeps it through the signals that end a terminal’s programs', async () => {
      const { child, exited } = await hold();
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) child.kill(signal);
      expect(await refused()).toBe(true);
      child.stdin.end();
      await exited;
      expect(child.signalCode).toBeNull();
    });

    it('gives it to one of many', async () => {
      const all = await Promise.all(Array.from({ length: kind === 'fallback' ? 4 : 20 }, hold));
      expect(all.filter(({ said }) => said === 'held\n')).toHaveLength(1);
      for (const { child, exited } of all) {
        child.stdin.end();
        await exited;
      }
    });

    it('says why it cannot', async () => {
      const link = path.join(rig.dataFolder, 'link');
      await symlink(file, link);
      for (const place of [link, path.join(rig.folder, 'none', 'host.lock')]) {
        const run = await rig.run(['--hold-lock', place]);
        expect(run).toMatchObject({ code: 5, stdout: '' });
        expect(run.stderr).toBe(
          `daypass: The file ${place} cannot be locked; check its owner and the disk it is on.\n`,
        );
      }
      expect(await rig.run(['--hold-lock'])).toMatchObject({
        code: 2,
        stderr: 'daypass: --hold-lock needs a file.\n',
      });
      await chmod(rig.dataFolder, 0o700);
    });

    describe.skipIf(kind === 'fallback')('in full', () => {
      it('is not kept from it by those who ask whether it is held', async () => {
        const asking = Array.from({ length: 40 }, () => rig.run(['roles']));
        for (let turn = 0; turn < 10; turn++) {
          const { child, said, exited } = await hold();
          expect(said).toBe('held\n');
          child.stdin.end();
          await exited;
        }
        await Promise.all(asking);
      });

      it('locks the file that is there, not one that was deleted', async () => {
        const first = await hold();
        await rm(file);
        const second = await hold();
        expect(second.said).toBe('held\n');
        expect(await refused()).toBe(true);
        for (const { child, exited } of [first, second]) {
          child.stdin.end();
          await exited;
        }
      });
    });
  });
});
