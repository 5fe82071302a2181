import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrame, exitFrame } from '../../../main/credential-process/frames.ts';
import { clientKinds, type ClientRig, clientRig, ended } from './client-rig.ts';
import { scriptedHost } from './scripted-host.ts';
import { installHost, killHost, seenIn, startsOf } from './started-host.ts';

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('with a host that fails', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind, [
        'DAYPASS_REACH_MS=1500',
        'DAYPASS_WIRE_VERSION=2',
        'DAYPASS_BOUND_MS=30000',
      ]);
    });
    afterAll(() => rig[Symbol.asyncDispose]());
    afterEach(() => killHost(rig));

    it('says that it ended, and where its log is', async () => {
      await installHost(rig, 'ends');
      expect(await rig.run(['roles'])).toEqual({
        code: 5,
        stdout: '',
        stderr: `daypass: Daypass was started and ended at once; log/daypass.log in ${rig.dataFolder} says why.\n`,
      });
    });

    it('says why it ended, if it says so itself, and nothing that steers a terminal', async () => {
      await installHost(rig, 'ends-with-reason');
      expect(await rig.run(['roles'], { environment: { LC_ALL: 'C.UTF-8' } })).toEqual({
        code: 5,
        stdout: '',
        stderr: 'daypass: The folder 폴더 is ?[2Jnot yours; make it yours.\n',
      });
    });

    it('says that it did not get ready, and does not start a second one', async () => {
      await installHost(rig, 'silent');
      for (let turn = 0; turn < 2; turn++)
        expect(await rig.run(['roles'])).toMatchObject({
          code: 5,
          stderr: 'daypass: Daypass did not get ready in 2 seconds; quit it and run the command again.\n',
        });
      expect(await startsOf(rig)).toBe(1);
    });

    const noBecoming = process.platform !== 'linux' || kind === 'fallback';
    it('leaves the program that it becomes no child', { skip: noBecoming }, async () => {
      await installHost(rig);
      const command = ['sh', '-c', 'wc -w < /proc/$$/task/$$/children'];
      const run = await rig.run(['become', ...command]);
      expect(run).toEqual(await ended(spawn('sh', command.slice(1))));
    });

    it.each(['stop', 'uninstall'])(
      'comes back from %s only once the host has let go of its lock',
      async (verb) => {
        await mkdir(rig.dataFolder, { recursive: true });
        const lock = spawn(rig.program, ['--hold-lock', path.join(rig.dataFolder, 'host.lock')]);
        const gone = once(lock, 'exit');
        await once(lock.stdout, 'data');
        let released = false;
        const going = await scriptedHost(rig.endpoint, ({ socket }) => {
          going.stopListening();
          socket.end(exitFrame(0));
          socket.once('close', () =>
            setTimeout(() => {
              released = true;
              lock.stdin.end();
            }, 300),
          );
        });
        const { code } = await rig.run([verb]);
        expect([code, released]).toEqual([0, true]);
        await going[Symbol.asyncDispose]();
        await gone;
      },
    );

    it('has an older host make way for the one that it was installed with', async () => {
      await installHost(rig);
      const asked: string[] = [];
      const old = await scriptedHost(rig.endpoint, ({ line, socket }) => {
        const request = JSON.parse(line);
        asked.push(`${request.v} ${request.args.join(' ')}`);
        if (request.v === 2) return void socket.end(encodeFrame('h', Uint8Array.of(1)));
        old.stopListening();
        return void socket.end(Buffer.concat([encodeFrame('o', Buffer.from('stopping')), exitFrame(0)]));
      });
      const { stdout, stderr } = await rig.run(['credentials', 'r']);
      await old[Symbol.asyncDispose]();
      expect(asked).toEqual(['2 credentials r', '1 stop --hand-over']);
      expect(stderr).toBe('');
      expect(seenIn(stdout).pid).toBeGreaterThan(1);
    });

    it('says so when an older host does not make way', async () => {
      await installHost(rig);
      const older = encodeFrame('h', Uint8Array.of(1));
      await using old = await scriptedHost(rig.endpoint, ({ line, socket }) => {
        socket.end(JSON.parse(line).v === 2 ? older : exitFrame(0));
      });
      expect(await rig.run(['roles'])).toEqual({
        code: 5,
        stdout: '',
        stderr:
          'daypass: The Daypass that runs is older than this command and did not make room; quit it and run the command again.\n',
      });
      expect(old.lines).toHaveLength(3);
      expect(await startsOf(rig)).toBe(0);
    });
  });
});
