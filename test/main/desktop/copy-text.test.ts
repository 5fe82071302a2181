import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isSecretForm, textToCopy } from '../../../main/desktop/copy-text.ts';
import { secretForms } from '../../../preload/copied-texts.ts';

const given = {
  accountId: '111122223333',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'example/secret+value=',
  sessionToken: 'example-token==',
  expiresAtMs: Date.UTC(2026, 0, 1),
};
const text = (form: Parameters<typeof textToCopy>[0]) => textToCopy(form, '111122223333_Developer', given);
const lines = (...texts: readonly string[]) => texts.map((line) => `${line}\n`).join('');

describe('what is copied', () => {
  it('is a section of the credentials file', () => {
    expect(text('credentials-profile')).toBe(
      lines(
        '[111122223333_Developer]',
        'aws_access_key_id = ASIAEXAMPLE',
        'aws_secret_access_key = example/secret+value=',
        'aws_session_token = example-token==',
      ),
    );
  });

  it('is the three lines of the access portal and no more, for every shell', () => {
    expect(text('env-bash')).toBe(
      lines(
        'export AWS_ACCESS_KEY_ID="ASIAEXAMPLE"',
        'export AWS_SECRET_ACCESS_KEY="example/secret+value="',
        'export AWS_SESSION_TOKEN="example-token=="',
      ),
    );
    expect(text('env-fish')).toBe(
      lines(
        'set -gx AWS_ACCESS_KEY_ID "ASIAEXAMPLE"',
        'set -gx AWS_SECRET_ACCESS_KEY "example/secret+value="',
        'set -gx AWS_SESSION_TOKEN "example-token=="',
      ),
    );
    expect(text('env-powershell')).toBe(
      lines(
        '$Env:AWS_ACCESS_KEY_ID="ASIAEXAMPLE"',
        '$Env:AWS_SECRET_ACCESS_KEY="example/secret+value="',
        '$Env:AWS_SESSION_TOKEN="example-token=="',
      ),
    );
    expect(text('env-cmd')).toBe(
      lines(
        'SET AWS_ACCESS_KEY_ID=ASIAEXAMPLE',
        'SET AWS_SECRET_ACCESS_KEY=example/secret+value=',
        'SET AWS_SESSION_TOKEN=example-token==',
      ),
    );
  });

  it('sets the very values where it is pasted', () => {
    const print = 'printf "%s\n" "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "$AWS_SESSION_TOKEN"';
    const { stdout } = spawnSync('sh', ['-s'], { input: `${text('env-bash')}${print}\n`, encoding: 'utf8' });
    expect(stdout).toBe(lines(given.accessKeyId, given.secretAccessKey, given.sessionToken));
  });

  it.each([
    ['access-key-id', 'ASIAEXAMPLE'],
    ['secret-access-key', 'example/secret+value='],
    ['session-token', 'example-token=='],
  ] as const)('is one value without a line end (%s)', (form, value) => {
    expect(text(form)).toBe(value);
  });

  it.each(secretForms)('refuses a value that could be more than one (%s)', (form) => {
    for (const sign of ['"', "'", '`', '$', '\\', '\n', '\r', '%', '&', '|', '!', ' ', '\u201d', '\u0000']) {
      const value = `x${sign}y`;
      const hostile = { ...given, accessKeyId: value, secretAccessKey: value, sessionToken: value };
      expect(() => textToCopy(form, 'p', hostile), JSON.stringify(sign)).toThrow('bad-answer');
    }
  });

  it('knows what is secret', () => {
    expect(isSecretForm('env-bash')).toBe(true);
    expect(isSecretForm('role-arn')).toBe(false);
  });
});
