import { describe, expect, it } from 'vitest';
import { parse } from '../../../main/aws-config/document.ts';
import { findShadows, findShellShadows } from '../../../main/aws-config/shadowing.ts';
import { type ShadowCode, shadowSentence } from '../../../preload/aws-config-texts.ts';

const ours =
  '[profile pay]\n# daypass:v1 chain:x\ncredential_process = daypass credentials chain:x\nregion = a\n';
const files = { config: '/home/a/.aws/config', credentials: '/home/a/.aws/credentials' };

function find(config: string, credentials = '', profile = 'pay') {
  return findShadows([profile], { config: parse(config), credentials: parse(credentials) });
}
function inShell(environment: Record<string, string>, read = files, profiles = ['pay', 'dev']) {
  return findShellShadows(profiles, { environment, files: read }, files);
}
const all = ['python', 'javascript', 'go'];

describe('what beats a profile of ours', () => {
  it('is nothing in a tidy home', () => {
    expect(
      find(`${ours}[profile other]\naws_access_key_id = A\n`, '[other]\naws_access_key_id = A\n'),
    ).toEqual([]);
    expect(inShell({ AWS_PROFILE: 'dev', AWS_REGION: 'x', AWS_ACCESS_KEY_ID: '' })).toEqual([]);
    expect(inShell({ AWS_PROFILE: 'other' }, files, [])).toEqual([]);
  });

  it.each<readonly [string, string, string, ShadowCode, string, readonly string[], number]>([
    [
      'keys in the config',
      'aws_access_key_id = A\n',
      '',
      'keys-in-config',
      'aws_access_key_id',
      ['javascript', 'go'],
      5,
    ],
    ['a role', 'role_arn = A\n', '', 'role-beside', 'role_arn', all, 5],
    [
      'a web identity',
      'web_identity_token_file = A\n',
      '',
      'web-identity-beside',
      'web_identity_token_file',
      all,
      5,
    ],
    ['an SSO session', '\nsso_session = A\n', '', 'sso-beside', 'sso_session', ['python', 'go'], 6],
    [
      'half of the older SSO settings',
      'sso_role_name = A\n',
      '',
      'sso-beside',
      'sso_role_name',
      ['python', 'go'],
      5,
    ],
    ['a login session', 'login_session = A\n', '', 'login-beside', 'login_session', ['python'], 5],
    [
      'keys in the credentials file',
      '',
      '[x]\n[pay]\naws_access_key_id = A\n',
      'keys-in-credentials',
      'aws_access_key_id',
      all,
      3,
    ],
    [
      'another process there',
      '',
      '[pay]\ncredential_process = A\n',
      'line-in-credentials',
      'credential_process',
      all,
      2,
    ],
    ['SSO settings there', '', '[pay]\nsso_session = A\n', 'sso-beside', 'sso_session', ['python', 'go'], 2],
    ['a second section', '[profile "pay"]\n', '', 'second-section', 'profile "pay"', all, 5],
  ])('is %s', (_what, config, credentials, code, subject, clients, line) => {
    expect(find(`${ours}${config}`, credentials)).toEqual([{ code, profile: 'pay', clients, subject, line }]);
  });

  it.each<readonly [Record<string, string>, ShadowCode, string, readonly string[]]>([
    [{ AWS_ACCESS_KEY_ID: 'set' }, 'environment-keys', 'AWS_ACCESS_KEY_ID', ['python', 'go']],
    [{ AWS_PROFILE: 'other' }, 'environment-profile', 'AWS_PROFILE', all],
    [{ AWS_DEFAULT_PROFILE: 'other' }, 'environment-profile', 'AWS_DEFAULT_PROFILE', all],
  ])('is, in the asking shell, %j', (environment, code, subject, clients) => {
    expect(inShell(environment)).toEqual([{ code, profile: 'pay', clients, subject, line: 0 }]);
  });

  it.each([
    ['config', 'config-elsewhere'],
    ['credentials', 'credentials-elsewhere'],
  ] as const)('is another %s file that the asking shell reads', (file, code) => {
    expect(inShell({}, { ...files, [file]: '/elsewhere' })).toEqual([
      { code, profile: 'pay', clients: all, subject: '/elsewhere', line: 0 },
    ]);
  });

  it('is a way of writing a name that some clients do not find', () => {
    expect(find('[profile "a b"]\n', '', 'a b')).toMatchObject([
      { code: 'name-not-for-all', clients: ['javascript', 'go'] },
    ]);
    expect(find('[profile "pay"]\n')).toMatchObject([{ code: 'name-not-for-all', clients: ['go'] }]);
  });

  it('is all of it where there is much', () => {
    const codes = find(`${ours}role_arn = a\nsso_session = b\n`, '[pay]\naws_access_key_id = A\n');
    expect(codes.map(({ code }) => code)).toEqual(['role-beside', 'sso-beside', 'keys-in-credentials']);
  });

  it('is told with a fix, in both languages', () => {
    const [shadow] = find(`${ours}aws_access_key_id = AKIAHUSH\n`);
    if (shadow === undefined) throw new Error('nothing was found');
    expect(shadowSentence(shadow, 'en')).toBe(
      'pay has access keys of its own in the config (line 5), which JavaScript, Terraform and Go use instead; remove them.',
    );
    expect(shadowSentence(shadow, 'ko')).toMatch(/^pay: 설정 파일\(5행\)에 .*지우세요\.$/);
    expect(JSON.stringify(shadow)).not.toContain('HUSH');
  });
});
