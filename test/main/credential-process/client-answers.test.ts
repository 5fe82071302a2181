import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrame, execFrame, exitFrame } from '../../../main/credential-process/frames.ts';
import { clientKinds, type ClientRig, clientRig } from './client-rig.ts';
import { type Asked, scriptedHost } from './scripted-host.ts';

const text = (type: 'o' | 'e', words: string) => encodeFrame(type, Buffer.from(words));
const header = (type: string, length: number) => {
  const bytes = Buffer.alloc(5);
  bytes.write(type, 0, 'latin1');
  bytes.writeUInt32BE(length, 1);
  return bytes;
};
const join = (...frames: readonly Uint8Array[]) => Buffer.concat(frames);

const notUnderstood =
  'daypass: Daypass gave an answer that this command does not understand; install Daypass again.\n';
const cut = 'daypass: Daypass ended before its answer was whole; run the command again.\n';

const malformed: readonly (readonly [string, Buffer])[] = [
  ['an unknown type', join(header('Z', 0))],
  ['a type of NUL', join(header('\0', 0))],
  ['a type of the other direction', join(encodeFrame('d', Buffer.from('x')))],
  ['a frame of 1 MiB and a byte', join(header('o', 1_048_577))],
  ['a frame of 4 GiB', join(header('e', 0xffff_ffff))],
  ['an exit without a code', join(encodeFrame('q'))],
  ['an exit with two codes', join(encodeFrame('q', Buffer.from([0, 0])))],
  ['a wish for input with a payload', join(encodeFrame('i', Buffer.from('x')))],
  ['a second wish for input', join(encodeFrame('i'), encodeFrame('i'))],
  [
    'a program after a wish for input',
    join(encodeFrame('i'), execFrame({ args: ['true'], environment: {} })),
  ],
  ['no program', join(encodeFrame('x'))],
  ['a program without a name', join(encodeFrame('x', Buffer.from('A\0')))],
  ['a program that is not terminated', join(encodeFrame('x', Buffer.from('Atrue')))],
  ['a program with only a change', join(encodeFrame('x', Buffer.from('SA=b\0')))],
  ['a program with an unknown letter', join(encodeFrame('x', Buffer.from('Atrue\0Bfalse\0')))],
  ['a program with an empty string', join(encodeFrame('x', Buffer.from('Atrue\0\0')))],
  ['a variable without a value', join(encodeFrame('x', Buffer.from('Atrue\0SNAME\0')))],
  ['a variable without a name', join(encodeFrame('x', Buffer.from('Atrue\0S=value\0')))],
  ['a variable to unset with a value', join(encodeFrame('x', Buffer.from('Atrue\0UNAME=value\0')))],
  ['a variable to unset without a name', join(encodeFrame('x', Buffer.from('Atrue\0U\0')))],
  ['an older version that is none', join(encodeFrame('h', Buffer.from([1])))],
  ['version 0', join(encodeFrame('h', Buffer.from([0])))],
  ['a version without a number', join(encodeFrame('h'))],
];

describe.each(clientKinds)('$title plays back', ({ kind, can }) => {
  describe.skipIf(!can)('what a host answers', () => {
    let rig: ClientRig;
    beforeAll(async () => {
      rig = await clientRig(kind);
    });
    afterAll(() => rig[Symbol.asyncDispose]());

    async function answered(args: readonly string[], answer: Uint8Array | ((asked: Asked) => void)) {
      await using host = await scriptedHost(rig.endpoint, answer);
      return { ...(await rig.run(args)), asked: host.lines.length };
    }

    it('output, errors and the exit code, in order and whatever the bytes', async () => {
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
      const answer = join(text('o', 'one\n'), text('e', 'two\n'), encodeFrame('o', bytes), exitFrame(200));
      const { code, stdout, stderr } = await answered(['roles'], answer);
      expect({ code, stdout, stderr }).toEqual({
        code: 200,
        stdout: `one\n${bytes.toString('latin1')}`,
        stderr: 'two\n',
      });
    });

    it('frames that come byte by byte', async () => {
      const answer = join(text('o', 'slowly'), encodeFrame('o'), exitFrame(0));
      const run = await answered(['roles'], ({ socket }) => {
        const drip = (at: number): void => {
          if (at === answer.length) return void socket.end();
          socket.write(answer.subarray(at, at + 1), () => setImmediate(drip, at + 1));
        };
        drip(0);
      });
      expect(run).toMatchObject({ code: 0, stdout: 'slowly', stderr: '' });
    });

    it('frames as long as they may be, many times over', async () => {
      const frames = ['a', 'b', 'c', 'd'].map((letter) => text('o', letter.repeat(1_048_576)));
      const { code, stdout } = await answered(['roles'], join(...frames, exitFrame(0)));
      expect({ code, length: stdout.length }).toEqual({ code: 0, length: 4_194_304 });
      expect(stdout.replace(/a+b+c+d+/, 'all')).toBe('all');
    });

    it('nothing of what follows the exit code', async () => {
      const run = await answered(
        ['roles'],
        join(text('o', 'one'), exitFrame(0), text('o', 'two'), header('Z', 9)),
      );
      expect(run).toMatchObject({ code: 0, stdout: 'one', stderr: '' });
    });

    it.each(malformed)('%s as one sentence and exit code 5', async (_, answer) => {
      const run = await answered(['roles'], answer);
      expect(run).toMatchObject({ code: 5, stdout: '', stderr: notUnderstood });
    });

    it.each([...malformed, ['a program', execFrame({ args: ['true'], environment: {} })] as const])(
      '%s after credentials as nothing on standard output',
      async (_, answer) => {
        const run = await answered(
          ['credentials', 'r'],
          join(text('o', '{"Version":1'), answer, exitFrame(0)),
        );
        expect(run).toMatchObject({ code: 5, stdout: '', stderr: notUnderstood });
      },
    );

    it.each([
      ['before a frame', Buffer.alloc(0)],
      ['within a header', header('o', 4).subarray(0, 3)],
      ['within a payload', join(header('o', 4), Buffer.from('abc'))],
      ['before the exit code', join(text('o', 'whole '), header('o', 4), Buffer.from('cut'))],
    ])('a host that dies %s as whole frames and a sentence', async (_, answer) => {
      const run = await answered(['roles'], answer);
      expect(run).toMatchObject({ code: 5, stderr: cut, stdout: answer.includes('whole') ? 'whole ' : '' });
    });

    it('credentials only when all is there', async () => {
      const json = text('o', '{"Version":1}');
      expect(await answered(['credentials', 'r'], join(json, exitFrame(0)))).toMatchObject({
        code: 0,
        stdout: '{"Version":1}',
        stderr: '',
      });
      expect(await answered(['credentials', 'r'], json)).toMatchObject({ code: 5, stdout: '', stderr: cut });
    });

    it('no credentials with an exit code that says there are none', async () => {
      const run = await answered(
        ['credentials', 'r'],
        join(text('o', '{}'), text('e', 'Sign in.\n'), exitFrame(3)),
      );
      expect(run).toMatchObject({ code: 3, stdout: '', stderr: 'Sign in.\n' });
    });

    it('no credentials that never end', async () => {
      const half = text('o', 'x'.repeat(600_000));
      const run = await answered(['credentials', 'r'], join(half, half, exitFrame(0)));
      expect(run).toMatchObject({ code: 5, stdout: '', stderr: notUnderstood });
    });
  });
});
