import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFolders } from '../../../main/credential-process/endpoint.ts';
import { encodeFrame, exitFrame } from '../../../main/credential-process/frames.ts';
import { boundMs, clientKinds, type ClientRig, clientRig, ended } from './client-rig.ts';
import { scriptedHost } from './scripted-host.ts';

const whole = Buffer.concat([encodeFrame('o', Buffer.from('{"Version":1}')), exitFrame(0)]);
const late = 'daypass: Daypass did not answer within 1 seconds; run the command again.\n';
const cut = 'daypass: Daypass ended before its answer was whole; run the command again.\n';
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('in its surroundings', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    it.each(['SIGINT', 'SIGTERM'] as const)('ends at %s, and its host sees it go', async (signal) => {
      let gone = false;
      await using host = await scriptedHost(rig.endpoint, ({ socket }) => {
        socket.on('end', () => {
          gone = true;
        });
      });
      const child = rig.start(['login']);
      await expect.poll(() => host.lines.length).toBe(1);
      child.kill(signal);
      await once(child, 'close');
      expect(child.signalCode).toBe(signal);
      await expect.poll(() => gone).toBe(true);
    });

    it('ends without a word when nobody reads on', async () => {
      const many = Array.from({ length: 40 }, () => encodeFrame('o', Buffer.alloc(100_000, 'x')));
      await using _host = await scriptedHost(rig.endpoint, Buffer.concat([...many, exitFrame(0)]));
      const script = '{ "$0" roles; echo "$?" >&2; } | head -c 5';
      const run = await ended(spawn('bash', ['-c', script, rig.program], { env: rig.environment }));
      expect(run).toEqual({ code: 0, stdout: 'xxxxx', stderr: '1\n' });
    });

    it.each([
      ['ko_KR.UTF-8', '종료하고|다시 실행하세요'],
      ['ko_KR.utf8', '다시 실행하세요'],
      ['ko_KR.EUC-KR', 'run the command again'],
      ['ko', 'run the command again'],
      ['kok_IN.UTF-8', 'run the command again'],
      ['en_US.UTF-8', 'run the command again'],
      ['C', 'run the command again'],
      ['', 'run the command again'],
    ])('speaks as the locale %j does', async (locale, words) => {
      await using _host = await scriptedHost(rig.endpoint, encodeFrame('o'));
      const { stderr } = await rig.run(['roles'], {
        environment: { LC_ALL: '', LC_MESSAGES: locale, LANG: 'ja_JP' },
      });
      expect(stderr).toMatch(new RegExp(`^daypass: .*(${words}).*\n$`));
    });
  });
});

describe.each(clientKinds)('$title', ({ kind, can }) => {
  describe.skipIf(!can)('in surroundings that go wrong', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    const shell = (script: string) =>
      ended(spawn('bash', ['-c', script, rig.program], { env: rig.environment }));

    it('asks again for credentials when a host goes before it answers', async () => {
      let turns = 0;
      await using host = await scriptedHost(rig.endpoint, ({ socket }) => {
        turns += 1;
        if (turns < 3) socket.destroy();
        else socket.end(whole);
      });
      expect(await rig.run(['credentials', 'r'])).toEqual({ code: 0, stdout: '{"Version":1}', stderr: '' });
      expect(host.lines).toHaveLength(3);
    });

    it('asks for credentials three times and no more', async () => {
      await using host = await scriptedHost(rig.endpoint, ({ socket }) => socket.destroy());
      expect(await rig.run(['credentials', 'r'])).toEqual({ code: 5, stdout: '', stderr: cut });
      expect(host.lines).toHaveLength(3);
    });

    it('asks once for what must not happen twice', async () => {
      await using host = await scriptedHost(rig.endpoint, ({ socket }) => socket.destroy());
      expect(await rig.run(['logout'])).toEqual({ code: 5, stdout: '', stderr: cut });
      expect(host.lines).toHaveLength(1);
    });

    it('waits for credentials no longer than its bound, and leaves nothing on standard output', async () => {
      await using _host = await scriptedHost(rig.endpoint, ({ socket }) => {
        socket.write(whole.subarray(0, -1));
      });
      expect(await rig.run(['credentials', 'r'])).toEqual({ code: 5, stdout: '', stderr: late });
    });

    it('is not held up by a host that dribbles', async () => {
      await using _host = await scriptedHost(rig.endpoint, ({ socket }) => {
        const timer = setInterval(() => socket.write(encodeFrame('o', Buffer.from('x'))), 5);
        socket.on('close', () => clearInterval(timer));
      });
      expect(await rig.run(['credentials', 'r'])).toEqual({ code: 5, stdout: '', stderr: late });
    });

    it('is not held up by a caller that never reads', async () => {
      const much = encodeFrame('o', Buffer.alloc(1_000_000, 'x'));
      await using _host = await scriptedHost(rig.endpoint, Buffer.concat([much, exitFrame(0)]));
      expect(await shell('{ "$0" credentials r; echo "$?" >&2; } | sleep 1.5')).toMatchObject({
        stderr: `${late}5\n`,
      });
    });

    it('waits for a person as long as it takes', async () => {
      await using _host = await scriptedHost(rig.endpoint, ({ socket }) => {
        setTimeout(() => socket.end(exitFrame(0)), boundMs * 1.5);
      });
      expect(await rig.run(['login'])).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    it.skipIf(process.platform !== 'linux')('says that output could not be written', async () => {
      await using _host = await scriptedHost(rig.endpoint, whole);
      for (const verb of ['roles', 'credentials'])
        expect(await shell(`"$0" ${verb} r > /dev/full`)).toEqual({
          code: 1,
          stdout: '',
          stderr: 'daypass: The output could not be written.\n',
        });
    });

    it.skipIf(process.platform !== 'linux')(
      'gives credentials though errors could not be written',
      async () => {
        const warned = Buffer.concat([encodeFrame('e', Buffer.from('Mind this.\n')), whole]);
        await using _host = await scriptedHost(rig.endpoint, warned);
        expect(await shell('"$0" credentials r 2> /dev/full')).toEqual({
          code: 0,
          stdout: '{"Version":1}',
          stderr: '',
        });
      },
    );

    it.each(['>&-', '2>&-', '<&- >&- 2>&-'])(
      'sends its host nothing but the request with %s',
      async (closed) => {
        let extra = '';
        await using host = await scriptedHost(rig.endpoint, ({ socket, input }) => {
          socket.on('end', () => {
            extra = input().toString('latin1');
          });
          socket.end(
            Buffer.concat([
              encodeFrame('o', Buffer.from('out')),
              encodeFrame('e', Buffer.from('error')),
              exitFrame(0),
            ]),
          );
        });
        expect(await shell(`"$0" roles ${closed}; exit $?`)).toMatchObject({ code: 0 });
        expect(host.lines).toHaveLength(1);
        expect(extra).toBe('');
      },
    );

    it(
      'waits for a host that has no place for one more',
      { skip: !hasPython || process.platform !== 'linux' },
      async () => {
        prepareFolders(rig.endpoint);
        const script = `import socket,subprocess,sys,time
server=socket.socket(socket.AF_UNIX)
server.bind(sys.argv[2])
server.listen(0)
others=[socket.socket(socket.AF_UNIX)]
others[0].connect(sys.argv[2])
asker=subprocess.Popen([sys.argv[1],"roles"])
time.sleep(0.2)
server.accept()
connection,_=server.accept()
connection.recv(65536)
connection.sendall(b"q\\0\\0\\0\\1\\7")
sys.exit(asker.wait())`;
        const args = ['-c', script, rig.program, rig.endpoint.path];
        const run = await ended(spawn('python3', args, { env: rig.environment }));
        await rm(rig.endpoint.path, { force: true });
        expect(run).toEqual({ code: 7, stdout: '', stderr: '' });
      },
    );

    // Node sets the pipes of its standard streams itself.
    const noPipe = !hasPython || kind === 'fallback';
    it('plays into a pipe that its other users have set not to block', { skip: noPipe }, async () => {
      const much = Array.from({ length: 5 }, () => encodeFrame('o', Buffer.alloc(1_000_000, 'x')));
      await using _host = await scriptedHost(rig.endpoint, Buffer.concat([...much, exitFrame(0)]));
      const script = `import os,subprocess,sys,time
r,w=os.pipe()
os.set_blocking(w,False)
p=subprocess.Popen([sys.argv[1],"roles"],stdout=w)
os.close(w)
time.sleep(0.2)
print(len(os.fdopen(r,"rb").read()),p.wait())`;
      const run = await ended(spawn('python3', ['-c', script, rig.program], { env: rig.environment }));
      expect(run).toEqual({ code: 0, stdout: '5000000 0\n', stderr: '' });
    });
  });
});
