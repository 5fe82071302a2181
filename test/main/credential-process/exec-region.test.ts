import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { developer, korean, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
let config: string;
let credentials: string;
beforeEach(async () => {
  rig = await startVerbRig();
  await rig.signIn();
  config = path.join(rig.rig.dataFolder, 'aws-config');
  credentials = path.join(rig.rig.dataFolder, 'aws-credentials');
});
afterEach(() => rig[Symbol.asyncDispose]());

const role = `hanbit/${developer}`;
const name = 'payments-dev-PaymentsDeveloper';
const files = () => ({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials });
const exec = (args: readonly string[], aws: object = {}) =>
  rig.run(['exec', ...args, '--', 'aws'], { aws: { ...files(), ...aws } });

/** What the command is given: both names, for old clients read the second alone. */
async function given(args: readonly string[] = [role], aws: object = {}) {
  const { program, code } = await exec(args, aws);
  expect(code).toBe(0);
  const { AWS_REGION, AWS_DEFAULT_REGION } = program?.environment ?? {};
  expect(AWS_DEFAULT_REGION).toBe(AWS_REGION);
  return AWS_REGION;
}

describe('the region of a command that is run with a role', () => {
  it('is that of the sign-in, as in a profile, where nobody has said otherwise', async () => {
    expect(await given()).toBe(rig.rig.session.region);
    expect(await given([role, '--server'])).toBe(rig.rig.session.region);
    expect(await given([role], { AWS_REGION: '', AWS_PROFILE: 'nobody' })).toBe(rig.rig.session.region);
  });

  it('is that of the role’s profile, also where a person has changed it, and of the one that is named', async () => {
    await rig.run(['config', 'apply', role, '--region', 'eu-west-1,us-east-1']);
    expect(await given()).toBe('eu-west-1');
    expect(await given([name])).toBe('eu-west-1');
    expect(await given([`${name}-us-east-1`])).toBe('us-east-1');
    const text = '[profile x]\n# daypass:v1 hanbit/452907316084/PaymentsDeveloper\nregion = eu-north-1\n';
    await writeFile(config, text);
    expect(await given()).toBe('eu-north-1');
    await writeFile(config, text.replace('region = eu-north-1\n', ''));
    expect(await given()).toBe('eu-west-1');
    expect(await given(['hanbit/452907316084/ReadOnlyAccess'])).toBe('eu-west-1');
  });

  it('of a chained role is its own', async () => {
    await rig.rig.core.chainedRoles.add({
      ...{ id: 'chain:deploy', base: role, region: 'eu-west-2', durationSeconds: 3600 },
      roleArn: 'arn:aws:iam::334072819650:role/Deploy',
    });
    expect(await rig.rig.core.profiles.regionOf('chain:deploy', '')).toBe('eu-west-2');
    expect(await rig.rig.core.profiles.regionOf('chain:nobody', '')).toBeUndefined();
  });

  it.each([
    [{ AWS_REGION: 'eu-west-3' }, ''],
    [{ AWS_DEFAULT_REGION: 'eu-west-3' }, ''],
    [{}, '[default]\nregion = eu-west-3\n'],
    [{}, '[profile default]\nregion = eu-west-3\n'],
    [{ AWS_PROFILE: 'mine' }, '[default]\nregion = eu-west-3\n[profile mine]\noutput = json\n'],
  ])('is left as it is where the asker has one: %j %j', async (aws, text) => {
    await writeFile(config, text);
    expect(await given([role], aws)).toBeUndefined();
    await writeFile(config, '');
    await writeFile(credentials, text.replace('profile ', ''));
    expect(await given([role], aws)).toBeUndefined();
  });

  it('is handed on from the profile that the shell names, for its name is taken away', async () => {
    await writeFile(config, '[default]\nregion = eu-west-3\n[profile mine]\nregion = ca-central-1\n');
    for (const variable of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'])
      expect(await given([role], { [variable]: 'mine' })).toBe('ca-central-1');
  });

  it('is the one that was asked for, whatever there is', async () => {
    await writeFile(config, '[default]\nregion = eu-west-3\n');
    const wish = [role, '--region', 'sa-east-1'];
    expect(await given(wish, { AWS_REGION: 'eu-west-3' })).toBe('sa-east-1');
    for (const asking of [{}, korean]) {
      const wrong = await rig.run(['exec', role, '--region', 'mars-1', '--', 'aws'], asking);
      expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('mars-1') });
    }
  });

  it('is never more than a name, nor kept from the command by a file that cannot be read', async () => {
    await writeFile(config, `[profile x]\n# daypass:v1 ${role}\nregion = $(touch x)\n`);
    expect(await given()).toBeUndefined();
    await writeFile(config, '[default]\n[default]\nnonsense\n');
    expect(await given()).toBe(rig.rig.session.region);
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe that stands where a file should', async () => {
    const pipe = path.join(rig.rig.dataFolder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const asking = { aws: { AWS_CONFIG_FILE: pipe, AWS_SHARED_CREDENTIALS_FILE: pipe } };
    expect(await rig.run(['exec', role, '--', 'aws'], asking)).toMatchObject({ code: 0 });
    expect(await rig.run(['exec', role, '--server', '--', 'aws'], asking)).toMatchObject({ code: 0 });
  });

  it('stands among the lines of `env` too', async () => {
    const env = (args: readonly string[], aws: object = {}) =>
      rig.run(['env', role, ...args], { aws: { ...files(), ...aws } });
    expect((await env([])).out).toMatch(
      /^export AWS_REGION=["']?ap-northeast-2["']?\nexport AWS_DEFAULT_REGION=["']?ap-northeast-2["']?\n/m,
    );
    expect((await env(['--region', 'eu-west-1', '--shell', 'cmd'])).out).toContain(
      'SET AWS_REGION=eu-west-1\n',
    );
    expect((await env([], { AWS_REGION: 'eu-west-3' })).out).not.toContain('REGION');
    expect(await env(['--region', 'mars-1'])).toMatchObject({ code: 2, out: '' });
  });
});
