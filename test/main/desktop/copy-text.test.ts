import { describe, expect, it } from 'vitest';
import { isSecretForm, secretText } from '../../../main/desktop/copy-text.ts';

const given = {
  accountId: '111122223333',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'example/secret+value=',
  sessionToken: 'example-token==',
  expiresAtMs: Date.UTC(2026, 0, 1),
};
const text = (form: Parameters<typeof secretText>[0]) => secretText(form, '111122223333_Developer', given);

describe('what is copied', () => {
  it('is a section of the credentials file', () => {
    expect(text('credentials-profile')).toBe(
      [
        '[111122223333_Developer]',
        'aws_access_key_id = ASIAEXAMPLE',
        'aws_secret_access_key = example/secret+value=',
        'aws_session_token = example-token==',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['env-bash', "export AWS_SECRET_ACCESS_KEY='example/secret+value='", 'unset AWS_PROFILE'],
    ['env-fish', "set -gx AWS_SECRET_ACCESS_KEY 'example/secret+value='", 'set -e AWS_PROFILE'],
    ['env-powershell', "$Env:AWS_SECRET_ACCESS_KEY='example/secret+value='", 'Remove-Item Env:AWS_PROFILE'],
    ['env-cmd', 'SET AWS_SECRET_ACCESS_KEY=example/secret+value=', 'SET AWS_PROFILE='],
  ] as const)('sets the keys and unsets what would win over them (%s)', (form, sets, unsets) => {
    expect(text(form)).toContain(`${sets}\n`);
    expect(text(form)).toContain(unsets);
  });

  it.each([
    ['access-key-id', 'ASIAEXAMPLE'],
    ['secret-access-key', 'example/secret+value='],
    ['session-token', 'example-token=='],
  ] as const)('is one value without a line end (%s)', (form, value) => {
    expect(text(form)).toBe(value);
  });

  it('refuses values that could end their quotes', () => {
    const hostile = { ...given, sessionToken: "x'; rm -rf ~; '" };
    expect(() => secretText('env-bash', 'p', hostile)).toThrow('bad-answer');
    expect(() => secretText('credentials-profile', 'p', { ...given, sessionToken: 'x\n[default]' })).toThrow(
      'bad-answer',
    );
  });

  it('knows what is secret', () => {
    expect(isSecretForm('env-bash')).toBe(true);
    expect(isSecretForm('role-arn')).toBe(false);
  });
});
