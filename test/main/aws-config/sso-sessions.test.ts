import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSsoSessions } from '../../../main/aws-config/sso-sessions.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const config = () => folder.file('config');
async function find(text: string) {
  await writeFile(config(), text);
  return findSsoSessions(config());
}

const hanbit = 'https://hanbit.awsapps.com/start';
const section = `[sso-session corp]
sso_start_url = ${hanbit}
sso_region = ap-northeast-2
sso_registration_scopes = sso:account:access
`;
const corp = {
  name: 'corp',
  startUrl: hanbit,
  region: 'ap-northeast-2',
  profiles: [],
  cacheKey: 'corp',
};
const older = (name: string, url = hanbit, region = 'eu-west-1') =>
  `[${name}]\nsso_start_url = ${url}\nsso_region = ${region}\nsso_account_id = 452907316084\nsso_role_name = ReadOnly\n`;

describe('the sign-ins an AWS config knows of', () => {
  it('are its sso-session sections, with the profiles that use them', async () => {
    const text = `${section}
[profile one]
sso_session = corp
sso_account_id = 452907316084
sso_role_name = ReadOnly

[default]
sso_session = corp

[profile other]
sso_session = another
`;
    expect(await find(text)).toEqual([{ ...corp, profiles: ['one', 'default'] }]);
  });

  it('are the portals of older profiles, each once, by the URL as the AWS CLI has it', async () => {
    const text =
      older('profile first', `${hanbit}/#/`) +
      older('profile second') +
      older('default', 'https://a.example');
    expect(await find(text)).toEqual([
      {
        name: 'first',
        startUrl: hanbit,
        region: 'eu-west-1',
        profiles: ['first', 'second'],
        cacheKey: `${hanbit}/#/`,
      },
      {
        ...{ name: 'default', startUrl: 'https://a.example', region: 'eu-west-1' },
        ...{ profiles: ['default'], cacheKey: 'https://a.example' },
      },
    ]);
  });

  it('are both kinds where both are there', async () => {
    const found = await find(`${older('profile old')}${section}`);
    expect(found.map(({ name }) => name)).toEqual(['corp', 'old']);
  });

  it('are found in a profile with both by its session alone', async () => {
    const text = `${section}${older('profile both')}sso_session = corp\n`;
    expect(await find(text)).toEqual([{ ...corp, profiles: ['both'] }]);
  });

  it.each([
    ['no region', section.replace(/sso_region.*\n/, '')],
    ['no start URL', section.replace(/sso_start_url.*\n/, '')],
    ['an empty start URL', section.replace(hanbit, '')],
    ['a start URL over http', section.replace('https', 'http')],
    ['a start URL that is none', section.replace(hanbit, 'hanbit')],
    ['a start URL with a password', section.replace('hanbit', 'jane:hush@hanbit')],
    ['an unknown region', section.replace('ap-northeast-2', 'xx-north-1')],
    [
      'a region that would end the host name early',
      section.replace('ap-northeast-2', 'eu-west-1.evil.example/'),
    ],
  ])('leave out a section with %s', async (_what, text) => {
    expect(await find(`${text}\n${older('profile good')}`)).toMatchObject([{ name: 'good' }]);
  });

  it.each([
    ['Windows line ends', section.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${section}`],
    [
      'comments',
      `# mine\n; too\n${section.replace(']', '] # work').replace(hanbit, `${hanbit} # the portal`)}`,
    ],
    ['a fragment in the URL', section.replace(hanbit, `${hanbit}/#/`)],
    ['no spaces', section.replaceAll(' = ', '=')],
    ['many spaces', section.replaceAll(' = ', '   =\t ').replace('session corp', 'session   corp')],
    ['quotes around the name', section.replace('corp', '"corp"')],
    ['keys in capitals', section.replace('sso_region', 'SSO_Region')],
    ['no line end at its end', section.trimEnd()],
    [
      'blocks of other settings',
      `[profile x]\ns3 =\n  max_concurrent_requests = 20\n  sso_region = no\n${section}`,
    ],
    ['lines that are nothing', `what is this\n= nothing\n[\n[]\n]\n${section}=\nrubbish\n`],
  ])('are the same with %s', async (_what, text) => {
    expect(await find(text)).toEqual([corp]);
  });

  it.each(['한빛', 'my corp', 'corp.prod-1'])('may be called %j', async (name) => {
    const text = `${section.replace('corp', `"${name}"`)}[profile p]\nsso_session = ${name}\n`;
    expect(await find(text)).toEqual([{ ...corp, name, profiles: ['p'], cacheKey: name }]);
  });

  it('are those of the file as it is now, not as it was', async () => {
    expect(await findSsoSessions(config())).toEqual([]);
    expect(await find(section)).toEqual([corp]);
    expect(await find(section.replaceAll('corp', 'other'))).toMatchObject([{ name: 'other' }]);
    expect(await find('')).toEqual([]);
  });

  it('are none where there is no file', async () => {
    expect(await findSsoSessions(folder.file('nowhere', 'config'))).toEqual([]);
  });

  it('cannot be told where the file cannot be read', async () => {
    await mkdir(config());
    await expect(findSsoSessions(config())).rejects.toMatchObject({
      code: 'aws-config-unreadable',
      subject: config(),
    });
  });
});
