import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CredentialProcess,
  credentialProcessLine,
} from '../../../main/aws-config/credential-process-line.ts';

const role = 'corp/452907316084/Read=Only,x@y';
const lineOf = (process: Partial<CredentialProcess>, platform: NodeJS.Platform = 'linux') => {
  const made = credentialProcessLine({ client: '/usr/bin/daypass', role, ...process }, platform);
  return made.kind === 'line' ? made.line : made;
};

const awkward = Array.from('ab ./\\$`"\'!#;&|<>(){}*?~%^=\t\n');
const windows = { client: 'C:\\daypass.exe' };

describe('a credential_process line', () => {
  it.each<readonly [string, Partial<CredentialProcess>, NodeJS.Platform, string]>([
    ['is plain where it can be', {}, 'linux', `/usr/bin/daypass credentials ${role}`],
    [
      'has quotes around blanks and other scripts',
      { client: '/Applications/My Tools/daypass', home: '/home/한빛/데이패스' },
      'darwin',
      `"/Applications/My Tools/daypass" --home "/home/한빛/데이패스" credentials ${role}`,
    ],
    [
      'has single quotes where a shell would look inside',
      { home: '/x/$HOME `a` "b"' },
      'linux',
      `/usr/bin/daypass --home '/x/$HOME \`a\` "b"' credentials ${role}`,
    ],
    [
      'has no quotes at all on Windows',
      { client: 'C:\\PROGRA~1\\Daypass\\daypass.exe', home: 'D:\\day.pass' },
      'win32',
      `C:\\PROGRA~1\\Daypass\\daypass.exe --home D:\\day.pass credentials ${role}`,
    ],
    ['takes a chained role', { role: 'chain:deploy' }, 'linux', '/usr/bin/daypass credentials chain:deploy'],
  ])('%s', (_what, process, platform, line) => {
    expect(lineOf(process, platform)).toBe(line);
  });

  it.each<readonly [string, Partial<CredentialProcess>, NodeJS.Platform]>([
    ['client', { client: 'daypass' }, 'linux'],
    ['client', { client: '/a\nb' }, 'linux'],
    ['client', { client: '/a #b' }, 'linux'],
    ['client', { client: 'C:\\Program Files\\daypass.exe' }, 'win32'],
    ['client', { client: 'C:\\daypass.exe&calc' }, 'win32'],
    ['client', { client: '\\\\server\\daypass.exe' }, 'win32'],
    ['home', { home: '/a\tb' }, 'linux'],
    ['home', { home: `/a'$b` }, 'linux'],
    ['home', { ...windows, home: 'C:\\Users\\한빛' }, 'win32'],
    ['home', { ...windows, home: 'C:\\Users\\x\\' }, 'win32'],
    ['home', { ...windows, home: 'C:\\%USERPROFILE%' }, 'win32'],
    ['role', { role: 'corp/452907316084/a;b' }, 'linux'],
    ['role', { role: 'chain:x\n[profile evil]' }, 'linux'],
    ['role', { ...windows, role: '' }, 'win32'],
  ])('is not made where clients would differ about the %s: %j on %s', (what, process, platform) => {
    expect(lineOf(process, platform)).toEqual({ kind: 'unquotable', what });
  });

  const path = fc
    .string({
      unit: fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', maxLength: 1 })),
    })
    .map((text) => `/${text}`);
  const made = fc
    .sample(fc.record({ client: path, home: path }), { numRuns: 800, seed: 7 })
    .flatMap((paths) => {
      const line = lineOf(paths);
      return typeof line === 'string'
        ? [{ line, words: [paths.client, '--home', paths.home, 'credentials', role] }]
        : [];
    });
  const expected = made.flatMap((one) => one.words);

  it('is one line that no client cuts short, whatever the paths', () => {
    expect(made.length).toBeGreaterThan(100);
    for (const { line } of made) expect(line).not.toMatch(/[\r\n]|\s[#;]/);
  });

  it('is split by sh into the very words', () => {
    const script = made.map(({ line }) => `printf '%s\\0' ${line}`).join('\n');
    expect(words('sh', ['-s'], script)).toEqual(expected);
  });

  it.skipIf(!hasPython())(
    'is split by Python into the very words (skipped where there is no python3)',
    () => {
      const python =
        'import shlex,sys\nfor x in sys.stdin.buffer.read().decode().split("\\n"):\n for w in shlex.split(x): sys.stdout.buffer.write(w.encode()+b"\\0")';
      expect(words('python3', ['-c', python], made.map(({ line }) => line).join('\n'))).toEqual(expected);
    },
  );
});

function words(program: string, args: readonly string[], input: string): readonly string[] {
  const { stdout } = spawnSync(program, args, { input, encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}

function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}
