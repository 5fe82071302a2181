import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createFrameDecoder,
  encodeFrame,
  execFrame,
  exitFrame,
  inputTypes,
} from '../../../main/credential-process/frames.ts';
import { clientKinds, type ClientRig, clientRig, ended, type RunOptions } from './client-rig.ts';
import { type Asked, scriptedHost } from './scripted-host.ts';

const shell = (script: string, ...args: readonly string[]) => ['sh', '-c', script, 'sh', ...args];

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('for a host', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    async function answered(answer: Uint8Array | ((asked: Asked) => void), options?: RunOptions) {
      await using _host = await scriptedHost(rig.endpoint, answer);
      return await rig.run(['exec', 'r'], options);
    }

    it('becomes the program, with its arguments and in the asker’s folder', async () => {
      const args = shell('printf "%s|" "$@"; pwd; exit 7', 'a b', '', '한글 "quoted" $HOME', '*');
      const run = await answered(execFrame({ args, environment: {} }));
      expect({ ...run, stdout: Buffer.from(run.stdout, 'latin1').toString() }).toEqual({
        code: 7,
        stdout: `a b||한글 "quoted" $HOME|*|${rig.folder}\n`,
        stderr: '',
      });
    });

    it('becomes the program with variables set, replaced and unset, and the others as they were', async () => {
      const environment = {
        AWS_ACCESS_KEY_ID: 'AKIA',
        AWS_PROFILE: undefined,
        NEW: 'a=b',
        EMPTY: '',
        ABSENT: undefined,
      };
      const frame = execFrame({ args: ['env'], environment });
      const given = { AWS_ACCESS_KEY_ID: 'old', AWS_PROFILE: 'dev', AWS_PROFILE_2: 'kept' };
      const lines = (await answered(frame, { environment: given })).stdout.split('\n');
      expect(lines).toEqual(
        expect.arrayContaining(['AWS_ACCESS_KEY_ID=AKIA', 'NEW=a=b', 'EMPTY=', 'AWS_PROFILE_2=kept']),
      );
      expect(lines.filter((line) => /^(AWS_PROFILE|ABSENT)(=|$)|=old$/.test(line))).toEqual([]);
    });

    it('looks the program up in the PATH that it will have', async () => {
      await writeFile(path.join(rig.folder, 'only-here'), '#!/bin/sh\necho found\n', { mode: 0o755 });
      const frame = execFrame({ args: ['only-here'], environment: { PATH: `/nowhere:${rig.folder}:/bin` } });
      expect(await answered(frame)).toEqual({ code: 0, stdout: 'found\n', stderr: '' });
    });

    it('gives output to the user before the program does', async () => {
      const frames = [
        encodeFrame('o', Buffer.from('first ')),
        execFrame({ args: shell('echo then'), environment: {} }),
      ];
      expect(await answered(Buffer.concat(frames))).toEqual({ code: 0, stdout: 'first then\n', stderr: '' });
    });

    it('says which program there is not, as a shell does', async () => {
      const run = await answered(
        execFrame({ args: ['no-such-program', 'x'], environment: { PATH: '/usr/bin' } }),
      );
      expect(run).toMatchObject({ code: 127, stdout: '' });
      expect(run.stderr).toMatch(/^daypass: .*no-such-program.*\n$/);
    });

    it.each([
      ['ko_KR.UTF-8', 'no?[2Jsuch?thing?한'],
      ['en_US.UTF-8', 'no?[2Jsuch?thing?한'],
      ['C', kind === 'fallback' ? 'no?[2Jsuch?thing?한' : 'no?[2Jsuch?thing?????'],
    ])('says it without what steers a terminal, as the locale %s can', async (locale, shown) => {
      const args = ['no\u001b[2Jsuch\nthing\u009b한'];
      const run = await answered(execFrame({ args, environment: {} }), { environment: { LC_ALL: locale } });
      expect(run.stderr).toContain(shown);
      expect(run.stderr.split('\n')).toHaveLength(2);
    });

    it('says which program may not be run, as a shell does', async () => {
      const file = path.join(rig.folder, 'closed');
      await writeFile(file, '#!/bin/sh\n', { mode: 0o644 });
      const run = await answered(execFrame({ args: [file], environment: {} }));
      expect(run).toMatchObject({ code: 126, stdout: '' });
      expect(run.stderr).toMatch(/^daypass: .*closed.*\n$/);
    });

    it.skipIf(kind === 'fallback' || process.platform !== 'linux')(
      'leaves the program no ignored signal, no open socket and no child of its own',
      async () => {
        const script =
          'grep SigIgn /proc/$$/status; cd /proc/$$/fd && echo *; wc -w < /proc/$$/task/$$/children';
        const run = await answered(execFrame({ args: shell(script), environment: {} }));
        const alone = await ended(spawn('sh', ['-c', script], { env: rig.environment }));
        expect(run).toEqual(alone);
      },
    );

    /** In a session of its own, so that no terminal of whoever tests has a part in it. */
    async function started(script: string) {
      const host = await scriptedHost(rig.endpoint, execFrame({ args: shell(script), environment: {} }));
      const { environment: env, folder: cwd } = rig;
      const child = spawn(rig.program, ['exec', 'r'], { env, cwd, detached: true });
      return { child, run: ended(child), [Symbol.asyncDispose]: () => host[Symbol.asyncDispose]() };
    }

    it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const)(
      'leaves it to the program what %s does',
      async (signal) => {
        const trap = `trap 'echo ${signal}; exit 9' ${signal.slice(3)}`;
        await using exec = await started(`${trap}; echo ready; while :; do sleep 0.05; done`);
        await once(exec.child.stdout, 'readable');
        exec.child.kill(signal);
        expect(await exec.run).toMatchObject({ code: 9, stdout: `ready\n${signal}\n` });
      },
    );

    it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGKILL', 'SIGUSR1'] as const)(
      'ends by %s if the program does',
      async (signal) => {
        await using exec = await started(`kill -${signal.slice(3)} $$`);
        expect(await exec.run).toMatchObject({ code: null, stderr: '' });
        expect(exec.child.signalCode).toBe(signal);
      },
    );

    it('passes on standard input that the host asks for, to its end', async () => {
      const input = Buffer.from(Array.from({ length: 3_000_001 }, (_, index) => (index * 7919) & 0xff));
      const run = await answered(
        inputTo((bytes) => Buffer.from(String(bytes.equals(input)))),
        { input },
      );
      expect(run).toEqual({ code: 0, stdout: 'true', stderr: '' });
    });

    it('passes on the end of an empty standard input', async () => {
      const run = await answered(inputTo((bytes) => Buffer.from(String(bytes.length))));
      expect(run).toEqual({ code: 0, stdout: '0', stderr: '' });
    });

    it('keeps standard input that nobody asks for', async () => {
      let sent = -1;
      const run = await answered(
        ({ socket, input }) => {
          socket.on('end', () => {
            sent = input().length;
          });
          socket.write(exitFrame(0));
        },
        { input: Buffer.from('secret') },
      );
      expect(run.code).toBe(0);
      await expect.poll(() => sent).toBe(0);
    });

    it('plays output while input flows', async () => {
      const input = Buffer.alloc(2_000_000, 'x');
      const run = await answered(
        ({ socket }) => {
          socket.write(encodeFrame('i'));
          socket.write(encodeFrame('o', Buffer.alloc(1_000_000, 'y')));
          socket.once('data', () => socket.end(exitFrame(0)));
        },
        { input },
      );
      expect({ code: run.code, length: run.stdout.length }).toEqual({ code: 0, length: 1_000_000 });
    });
  });
});

/** Asks for all input and answers with what a function makes of it, a while after its end, which comes once. */
function inputTo(answer: (bytes: Buffer) => Buffer): (asked: Asked) => void {
  return ({ socket }) => {
    const decode = createFrameDecoder(inputTypes);
    const parts: Uint8Array[] = [];
    let ends = 0;
    socket.write(encodeFrame('i'));
    socket.on('data', (chunk) => {
      for (const frame of decode(Buffer.from(chunk))) {
        if (frame.type === 'd') parts.push(Uint8Array.from(frame.payload));
        else if (++ends === 1) setTimeout(finish, 50);
      }
    });
    function finish(): void {
      const output = ends === 1 ? answer(Buffer.concat(parts)) : Buffer.from(`${ends} ends`);
      socket.end(Buffer.concat([encodeFrame('o', output), exitFrame(0)]));
    }
  };
}
