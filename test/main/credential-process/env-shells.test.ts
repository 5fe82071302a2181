import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { credentialEnvironment } from '../../../main/credential-process/aws-variables.ts';
import { type Shell, shellLines } from '../../../main/credential-process/shells.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const given = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'abc/def+ghi=JKL012345678901234567890abcd',
  sessionToken: 'IQoJb3JpZ2luX2VjE+/=='.repeat(40),
  expiresAtMs: Date.UTC(2026, 10, 23, 12),
  accountId: '452907316084',
};
const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'];
const print = `for (const name of ${JSON.stringify(names)}) console.log(process.env[name] ?? '<unset>')`;
const expected = [given.accessKeyId, given.secretAccessKey, given.sessionToken, '<unset>'];

const here: readonly {
  readonly program: string;
  readonly shell: Shell;
  readonly options: readonly string[];
}[] = [
  { program: 'bash', shell: 'bash', options: ['-c'] },
  { program: 'sh', shell: 'bash', options: ['-c'] },
  { program: 'zsh', shell: 'zsh', options: ['-c'] },
  { program: 'fish', shell: 'fish', options: ['-c'] },
  { program: 'pwsh', shell: 'powershell', options: ['-NoProfile', '-Command'] },
];

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

async function environmentAfter(
  program: string,
  options: readonly string[],
  lines: string,
): Promise<readonly string[]> {
  // A fish makes folders of its own at home.
  await using home = await temporaryFolder();
  const { PATH } = process.env;
  const env = { PATH, HOME: home.path, AWS_PROFILE: 'other', LINES_OF_ENV: lines };
  const script = `${lines}\n${quoted(process.execPath)} -e ${quoted(print)}`;
  const run = program === 'pwsh' ? `${lines}\n& ${quoted(process.execPath)} -e ${quoted(print)}` : script;
  return execFileSync(program, [...options, run], { encoding: 'utf8', env })
    .trimEnd()
    .split('\n');
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

describe('the lines of env', () => {
  for (const { program, shell, options } of here) {
    const there = isThere(program);
    it.skipIf(!there)(`set and unset in ${program}${there ? '' : ' (not on this machine)'}`, async () => {
      const lines = shellLines(shell, credentialEnvironment(given, {}));
      expect(await environmentAfter(program, options, lines)).toEqual(expected);
    });
  }

  it('have for cmd no quotes, which would become part of the value', () => {
    const lines = shellLines('cmd', credentialEnvironment(given, {})).trimEnd().split('\n');
    expect(lines).toContain(`SET AWS_ACCESS_KEY_ID=${given.accessKeyId}`);
    expect(lines).toContain('SET AWS_PROFILE=');
  });

  it.each([`x'; touch FILE; '`, 'x$(touch FILE)', 'x\ntouch FILE\n', 'x`touch FILE`', `'"\\\\`])(
    'run nothing of a value like %j that a false portal gave',
    async (value) => {
      await using folder = await temporaryFolder();
      const hostile = { ...given, secretAccessKey: value.replaceAll('FILE', folder.file('owned')) };
      for (const program of ['bash', 'sh']) {
        let lines: string;
        try {
          lines = shellLines('bash', credentialEnvironment(hostile, {}));
        } catch {
          // To refuse such a value is as good.
          continue;
        }
        const env = { ...process.env, LINES_OF_ENV: lines };
        const { stdout } = spawnSync(
          program,
          [
            '-c',
            'eval "$LINES_OF_ENV"; printf %s "$AWS_SECRET_ACCESS_KEY"; ls FOLDER'.replace(
              'FOLDER',
              folder.path,
            ),
          ],
          { encoding: 'utf8', env },
        );
        expect(stdout).toBe(hostile.secretAccessKey);
      }
    },
  );

  it.each(['fish', 'powershell', 'cmd'] as const)(
    'for %s quote what could end its quotes, or are refused',
    (shell) => {
      for (const value of [`a'b`, 'a&b', 'a%PATH%b', 'a\\', `a\\'b`, 'a\u2019b']) {
        const lines = linesOrRefused(shell, { ...given, secretAccessKey: value });
        if (lines !== '') expect(lines).toMatch(wholeLine[shell]);
      }
    },
  );
});

/** By the manuals: what stands between the quotes of one line that sets the secret; cmd has no quotes at all. */
const wholeLine = {
  fish: /^set -gx AWS_SECRET_ACCESS_KEY "(?:[^"$\\\n]|\\["$\\])*"$/m,
  powershell: /^\$Env:AWS_SECRET_ACCESS_KEY="(?:[^"\u201c-\u201e$`\n]|["\u201c-\u201e]{2}|`[$`])*"$/m,
  cmd: /^SET AWS_SECRET_ACCESS_KEY=[\w+/=.@:-]*$/m,
} as const;

function linesOrRefused(shell: Shell, credentials: typeof given): string {
  try {
    return shellLines(shell, credentialEnvironment(credentials, {}));
  } catch {
    return '';
  }
}
