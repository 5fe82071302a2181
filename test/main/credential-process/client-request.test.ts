import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrame, execFrame, exitFrame } from '../../../main/credential-process/frames.ts';
import {
  awsValueNames,
  placeVariables,
  longestRequestBytes,
  parseRequest,
  type Request,
} from '../../../main/credential-process/protocol.ts';
import { clientKinds, type ClientRig, clientRig, ended, type Run } from './client-rig.ts';
import { type Asked, scriptedHost } from './scripted-host.ts';

const tooLong = {
  code: 2,
  stdout: '',
  stderr: 'daypass: The command line is too long: Daypass takes 64 KB.\n',
};
const hasScript = spawnSync('script', ['--version']).status === 0;

function parsed(line: string): Request {
  const result = parseRequest(Buffer.from(line));
  if (result.kind !== 'request') throw new Error(`${result.kind}: ${line}`);
  return result.request;
}

describe.each(clientKinds)('$title asks', ({ kind, can }) => {
  describe.skipIf(!can)('a host', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    async function asked(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
      await using host = await scriptedHost(rig.endpoint, exitFrame(0));
      const run = await rig.run(args, { environment });
      expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
      return parsed(host.lines[0] ?? '');
    }

    /** For what Node cannot pass to a program: bytes that are no UTF-8, a terminal. */
    async function askedFrom(
      command: readonly string[],
      answer: Uint8Array | ((asked: Asked) => void) = exitFrame(0),
    ): Promise<{ readonly request: Request; readonly run: Run }> {
      await using host = await scriptedHost(rig.endpoint, answer);
      const [program = '', ...args] = command;
      const run = await ended(spawn(program, args, { env: rig.environment, cwd: rig.folder }));
      return { request: parsed(host.lines[0] ?? ''), run };
    }

    it('with its arguments, whatever they hold', async () => {
      const args = ['roles', '', 'a b', '"\\/\b\f\n\r\t\u0001\u007f', '한글 🙂', '\u2028', '--home', '-'];
      expect((await asked(args)).args).toEqual(args);
    });

    it('with nothing when it was given nothing', async () => {
      expect((await asked([])).args).toEqual([]);
    });

    it('saying what it is and where it runs', async () => {
      const request = await asked(['roles']);
      expect(request).toMatchObject({
        v: 1,
        client: kind === 'fallback' ? 'node' : 'c',
        cwd: rig.folder,
        tty: { in: false, out: false, err: false },
        columns: null,
        asker: { ppid: process.pid },
      });
      expect(request.asker.pid).toBeGreaterThan(1);
    });

    it.skipIf(kind === 'fallback' || process.platform !== 'linux')(
      'naming the program that asks',
      async () => {
        expect((await asked(['roles'])).asker.program).toBe(path.basename(process.execPath));
      },
    );

    it('with the names of AWS variables, and the values of those that hold no secret', async () => {
      const told = {
        AWS_PROFILE: 'dev',
        AWS_DEFAULT_PROFILE: '',
        AWS_REGION: 'ap-northeast-2',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_CONFIG_FILE: '/a=b/config',
        AWS_SHARED_CREDENTIALS_FILE: '~/c',
        AWS_CA_BUNDLE: '/ca.pem',
      };
      const kept = {
        AWS_ACCESS_KEY_ID: 'AKIA',
        AWS_SECRET_ACCESS_KEY: 's3cret',
        AWS_PROFILE_X: 'x',
        AWS_: 'y',
      };
      const others = { XAWS_PROFILE: 'no', AWS: 'no', aws_profile: 'no' };
      const request = await asked(['roles'], { ...told, ...kept, ...others });
      expect(Object.keys(told).toSorted()).toEqual(awsValueNames.toSorted());
      const names = Object.keys(kept).map((name) => [name, null]);
      expect(request.aws).toEqual({ ...told, ...Object.fromEntries(names) });
    });

    it('with its home and the way to the network, without a user’s name or password', async () => {
      const bare = { HTTPS_PROXY: null, NO_PROXY: null, NODE_EXTRA_CA_CERTS: null };
      expect(await asked(['roles'])).toMatchObject({ home: rig.folder, network: bare });
      const HTTPS_PROXY = 'http://proxy.example:3128';
      // Node warns of one that it cannot read, on its client's own standard error.
      const pem = kind === 'fallback' ? null : '/node.pem';
      const told = { HTTPS_PROXY, NO_PROXY: 'a,b', NODE_EXTRA_CA_CERTS: pem };
      expect((await asked(['roles'], set(told))).network).toEqual(told);
      const lower = { https_proxy: 'http://lower:1', no_proxy: '*' };
      expect((await asked(['roles'], { ...set(told), ...lower })).network).toMatchObject({
        HTTPS_PROXY: 'http://lower:1',
        NO_PROXY: '*',
      });
      const secret = await asked(['roles'], { HTTPS_PROXY: 'http://us@er:pa@ss/@proxy:1' });
      expect(secret.network.HTTPS_PROXY).toBe('@proxy:1');
      expect(await asked(['roles'], { HOME: '' })).toMatchObject({ home: null });
    });

    it('with the names alone of what tells where its person sits', async () => {
      const set = Object.fromEntries(placeVariables.map((name) => [name, 'a secret']));
      expect(await asked(['login'])).toMatchObject({ place: [] });
      expect(await asked(['login'], { ...set, DISPLAY: '', SSH_X: 'y' })).toMatchObject({
        place: placeVariables.filter((name) => name !== 'DISPLAY'),
      });
    });

    it.each([
      [{}, ''],
      [{ LANG: 'en_US.UTF-8' }, 'en_US.UTF-8'],
      [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8' }, 'ko_KR.UTF-8'],
      [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8', LC_ALL: 'C' }, 'C'],
      [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en_US.UTF-8'],
    ])('in the language of %j', async (environment, locale) => {
      expect((await asked(['roles'], environment)).locale).toBe(locale);
    });

    it('with the terminal’s kind and the wish for no colour', async () => {
      expect(await asked(['roles'], { TERM: 'xterm', NO_COLOR: '1' })).toMatchObject({
        term: 'xterm',
        noColor: true,
      });
      expect(await asked(['roles'], { TERM: '', NO_COLOR: '' })).toMatchObject({
        term: null,
        noColor: false,
      });
    });

    it('from a terminal, with its width', { skip: !hasScript }, async () => {
      const inside = `stty cols 132; '${rig.program}' roles`;
      const { request } = await askedFrom(['script', '-qec', inside, '/dev/null']);
      expect(request).toMatchObject({ columns: 132, tty: { in: true, out: true, err: true } });
    });

    it('with a line as long as may be, and not with a longer one', async () => {
      const base = JSON.stringify(await asked(['x', ''])).length + 1;
      const slack = 40;
      const long = 'y'.repeat(longestRequestBytes - base - slack);
      expect((await asked(['x', long])).args[1]).toBe(long);
      expect(await rig.run(['x', `${long}${'y'.repeat(2 * slack)}`])).toEqual(tooLong);
    });

    describe.skipIf(kind === 'fallback')('in full', () => {
      it('with a line of exactly 64 KB, its end included, and not with one byte more', async () => {
        let bytes = 0;
        await using _host = await scriptedHost(rig.endpoint, ({ line, socket }) => {
          bytes = Buffer.byteLength(line) + 1;
          socket.end(exitFrame(0));
        });
        const spent = async (length: number) => (await rig.run(['x', 'y'.repeat(length)])).code;
        expect(await spent(60_000)).toBe(0);
        const room = 60_000 + longestRequestBytes - bytes;
        // The digits of the process id may become more between two runs.
        const widths = [room - 2, room - 1, room, room + 1, room + 2];
        const codes = [];
        for (const width of widths) codes.push(await spent(width));
        expect(codes.indexOf(2)).toBeGreaterThan(0);
        expect(bytes).toBe(longestRequestBytes);
      });

      it.each([
        ['Asia/Seoul', 'Asia/Seoul'],
        [':Asia/Seoul', 'Asia/Seoul'],
        ['/usr/share/zoneinfo/Asia/Seoul', 'Asia/Seoul'],
        [':/usr/share/zoneinfo/Europe/Berlin', 'Europe/Berlin'],
        ['/somewhere/else', null],
        ['UTC0', 'UTC0'],
      ])('in the time zone %j', async (TZ, expected) => {
        expect((await asked(['roles'], { TZ })).tz).toBe(expected);
      });

      it('with bytes that are no UTF-8 as what stands for them, and back as they were', async () => {
        const printed = [
          '\\351',
          '\\303\\050',
          '\\355\\263\\251',
          '\\300\\200',
          '\\364\\220\\200\\200',
          '\\355\\225\\234\\342\\202',
        ];
        const given = printed.map((octal) => `"$(printf 'a${octal}b')"`).join(' ');
        let back: readonly string[] = [];
        const { request, run } = await askedFrom(
          ['sh', '-c', `exec '${rig.program}' ${given}`],
          ({ line, socket }) => {
            back = parsed(line).args;
            socket.end(execFrame({ args: ['printf', '%s|', ...back], environment: {} }));
          },
        );
        expect(request.args.slice(0, 2)).toEqual(['a\udce9b', 'a\udcc3(b']);
        expect(request.args.every((arg) => arg.startsWith('a') && arg.endsWith('b'))).toBe(true);
        const direct = await ended(spawn('sh', ['-c', `printf '%s|' ${given}`]));
        expect(run).toEqual(direct);
      });

      it('from a folder whose name is no UTF-8, and from one that is gone', async () => {
        const inside = `d=$(printf 'x\\377'); mkdir "$d" && cd "$d" && '${rig.program}' roles`;
        const { request } = await askedFrom(['sh', '-c', inside]);
        expect(request.cwd).toBe(`${rig.folder}/x\udcff`);
        const gone = `mkdir gone && cd gone && rmdir ../gone && '${rig.program}' roles`;
        expect((await askedFrom(['sh', '-c', gone])).request.cwd).toBeNull();
      });

      it('before anything else can be said of a line that is too long', async () => {
        expect(
          await rig.run(['x', 'y'.repeat(70_000)], { environment: { DAYPASS_HOME: '/nowhere' } }),
        ).toEqual(tooLong);
      });
    });

    it('of another data folder, if one is named before the command', async () => {
      const folder = path.join(rig.folder, 'other home');
      const named = await rig.run(['--home', './other home/', '--print-endpoint']);
      expect(named).toEqual(await rig.run(['--print-endpoint'], { environment: { DAYPASS_HOME: folder } }));
      expect(named.stdout).not.toBe((await rig.run(['--print-endpoint'])).stdout);
    });

    it.each([[['--home']], [['--home', '']]])('nobody with %j', async (args) => {
      await using host = await scriptedHost(rig.endpoint, encodeFrame('o'));
      const run = await rig.run(args);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^daypass: --home needs a folder.*\n$/);
      expect(host.lines).toEqual([]);
    });
  });
});

function set(variables: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
