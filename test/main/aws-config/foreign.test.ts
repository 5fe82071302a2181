import { describe, expect, it } from 'vitest';
import { parse } from '../../../main/aws-config/document.ts';
import { findForeign } from '../../../main/aws-config/foreign.ts';

const sso = 'sso_account_id = 452907316084\nsso_role_name = Dev\n';
const url = 'https://hanbit.awsapps.com/start';
const dev = { accountId: '452907316084', roleName: 'Dev' };
const find = (text: string) => findForeign(parse(text));

describe('profiles of other tools', () => {
  it.each([
    [
      'the AWS CLI, with a session',
      `[profile a]\nsso_session = corp\n${sso}[sso-session corp]\nsso_start_url = ${url}\n`,
      'aws-cli',
      { ...dev, startUrl: url },
    ],
    [
      'the AWS CLI, in the older form',
      `[profile a]\nsso_start_url = ${url}\n${sso}`,
      'aws-cli',
      { ...dev, startUrl: url },
    ],
    [
      'the AWS CLI, with half of it missing',
      '[profile a]\nsso_account_id = 452907316084\n',
      'aws-cli',
      undefined,
    ],
    [
      'aws-sso-cli',
      '[profile a]\ncredential_process = /opt/homebrew/bin/aws-sso -u open -S "Default" process --arn arn:aws:iam::452907316084:role/Dev\n',
      'aws-sso-cli',
      { ...dev, startUrl: undefined },
    ],
    [
      'aws-sso-cli, by account and role',
      '[profile a]\ncredential_process = aws-sso process -A 452907316084 -R Dev\n',
      'aws-sso-cli',
      { ...dev, startUrl: undefined },
    ],
    [
      'Granted',
      `[profile a]\ngranted_sso_start_url = \`${url}\`\ngranted_sso_account_id = 452907316084\ngranted_sso_role_name = Dev\ncommon_fate_generated_from = aws-sso\ncredential_process = granted credential-process --auto-login --profile a\n`,
      'granted',
      { ...dev, startUrl: url },
    ],
    [
      'Granted, without a process',
      '[profile a]\ngranted_sso_account_id = 452907316084\ngranted_sso_role_name = Dev\n',
      'granted',
      { ...dev, startUrl: undefined },
    ],
    [
      'aws-vault, by another profile',
      `[profile a]\ncredential_process = aws-vault exec --json src\n[profile src]\nregion = x\nsso_start_url = ${url}\n${sso}`,
      'aws-vault',
      { ...dev, startUrl: url },
    ],
    [
      'aws-vault, by itself',
      `[profile a]\ncredential_process=aws-vault export --format=json a\nsso_start_url = ${url}\n${sso}`,
      'aws-vault',
      { ...dev, startUrl: url },
    ],
    [
      'Leapp, which does not say the role',
      '[profile a]\ncredential_process = leapp session generate 0a1b2c3d\nregion = x\n',
      'leapp',
      undefined,
    ],
  ])('are recognized: %s', (_what, text, tool, role) => {
    expect(find(text)[0]).toEqual({ name: 'a', tool, role });
  });

  it.each([
    ['one with keys', '[profile a]\naws_access_key_id = A\n'],
    [
      'one with a process nobody knows',
      '[profile a]\ncredential_process = /usr/bin/mine credential-process\n',
    ],
    [
      'one with a program whose name merely contains a tool’s',
      '[profile a]\ncredential_process = myleapp-tool x\n',
    ],
    ['one that only switches role', '[profile a]\nrole_arn = x\nsource_profile = b\n'],
    ['a section that is none', `[plugins]\n${sso}`],
    ['ours', `[profile a]\n# daypass:v1 chain:x\n${sso}`],
  ])('are not: %s', (_what, text) => {
    expect(find(text)).toEqual([]);
  });
});
