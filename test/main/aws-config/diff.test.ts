import { describe, expect, it } from 'vitest';
import { diffOf } from '../../../main/aws-config/diff.ts';
import { parse } from '../../../main/aws-config/document.ts';

/** The lines of the user's around a change, as a window or terminal gets them. */
function around(...lines: readonly string[]): readonly string[] {
  const document = parse(['[profile mine]', ...lines, ''].join('\n'));
  const at = document.lines.length - 1;
  const hunks = diffOf(document.lines, [{ at, remove: 0, insert: ['[profile ours]'] }]);
  return hunks.flatMap((hunk) => hunk.lines.filter(({ kind }) => kind === 'same').map(({ text }) => text));
}

describe('the lines around a change', () => {
  it.each([
    'region = eu-west-1',
    'role_arn = arn:aws:iam::452907316084:role/aws-reserved/AWSReservedSSO_Dev_0123456789abcdef',
    'sso_start_url = https://D-9067642ac7.awsapps.com/start',
    '# daypass:v1 hanbit/452907316084/PaymentsDeveloper',
    'credential_process = "/home/mina/.local/share/Daypass1/bin/daypass" --home "/x Y/1" credentials hanbit/452907316084/Dev',
    '# written by mina in 2024',
  ])('are shown: %s', (line) => {
    expect(around(line)).toContain(line);
  });

  it('steer no terminal, and look like what they are', () => {
    expect(around('# \u001b[2J\u009b2J\u202ered\tx')).toContain('# \ufffd[2J\ufffd2J\ufffdred\tx');
  });

  it.each([
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    '#aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'my_password : hunter2',
    '# old: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'note = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'credential_process = /usr/bin/tool --password hunter2 --secret-key=hunter2',
  ])('keep what may be secret to themselves: %s', (line) => {
    expect(around(line).join('\n')).not.toMatch(/hunter2|K7MDENG/);
  });
});
