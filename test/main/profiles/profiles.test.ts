import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileChoice, ProfilesOutcome, ProfilesRequest } from '../../../preload/aws-profiles.ts';
import { homeTag } from '../../../main/aws-config/profile-id.ts';
import { firstChoice } from '../../../main/profiles/profile-choice.ts';
import { type Rig, startRig } from '../rig.ts';
import { eventually } from '../settle.ts';
import { developer } from '../credential-process/verb-rig.ts';

let rig: Rig & AsyncDisposable;
let file: string;
beforeEach(async () => {
  rig = await startRig();
  file = path.join(rig.dataFolder, 'aws-config');
  await rig.signIn();
  await rig.core.refresh(rig.session.id);
});
afterEach(() => rig[Symbol.asyncDispose]());

const ask = (choice: Partial<ProfileChoice>, more: Partial<ProfilesRequest> = {}): ProfilesRequest => ({
  ...{ choice: { ...firstChoice, ...choice }, adopt: [], rename: false },
  ...more,
});
const apply = (choice: Partial<ProfileChoice>, more?: Partial<ProfilesRequest>) =>
  rig.core.profiles.apply(ask(choice, more));
const text = () => readFile(file, 'utf8');
const headers = async () =>
  [...(await text().catch(() => '')).matchAll(/^\[profile (.+)\]$/gm)].map(([, name]) => name);
const role = `hanbit/${developer}`;
const one = { roles: 'none', picked: [role] } as const;

function changesOf(outcome: ProfilesOutcome): readonly string[] {
  if (outcome.kind === 'refused') throw new Error(outcome.fault.code);
  return outcome.preview.profiles.map(({ name, change }) => `${change} ${name}`);
}

describe('profiles', () => {
  it('are written for every role, named by account and role, and are the same the next time', async () => {
    const roles = rig.core.store.get().sessions.flatMap(({ accounts }) => accounts.flatMap((a) => a.roles));
    const outcome = await apply({});
    expect(outcome.kind).toBe('written');
    expect(await headers()).toHaveLength(roles.length);
    expect(await text()).toContain(
      `[profile payments-dev-PaymentsDeveloper]\n# daypass:v1 ${role}\n` +
        `credential_process = /usr/bin/daypass credentials ${role}\nregion = ${rig.session.region}\n`,
    );
    expect((await apply({})).kind).toBe('unchanged');
    expect(rig.core.store.get().profiles).toMatchObject({ chosen: true, file });
    expect(rig.core.store.get().profiles.written).toContainEqual({
      roleId: role,
      name: 'payments-dev-PaymentsDeveloper',
    });
  });

  it('are shown before, and nothing is written by looking', async () => {
    await writeFile(file, '[default]\nregion = eu-west-1\n');
    const preview = await rig.core.profiles.preview(ask(one));
    expect(preview.profiles).toEqual([
      {
        ...{ id: role, roleId: role, name: 'payments-dev-PaymentsDeveloper', change: 'add' },
        ...{ accountName: 'payments-dev', roleName: 'PaymentsDeveloper', region: 'eu-west-1' },
      },
    ]);
    expect(preview.hunks.flatMap(({ lines }) => lines.map(({ kind }) => kind))).toContain('added');
    expect(await text()).toBe('[default]\nregion = eu-west-1\n');
    expect(rig.core.profiles.view().chosen).toBe(false);
  });

  it.each<readonly [string, Partial<ProfileChoice>, (name: string) => boolean]>([
    [
      'an account',
      { where: { ...firstChoice.where, accounts: ['PAYMENTS-*'] } },
      (name) => name.startsWith('payments-'),
    ],
    [
      'all roles but one',
      { where: { ...firstChoice.where, roles: ['!ReadOnly*'] } },
      (name) => !name.includes('ReadOnly'),
    ],
    [
      'an account, but for a role',
      { where: { ...firstChoice.where, accounts: ['payments-dev'], roles: ['*', '!ReadOnlyAccess'] } },
      (name) => name.startsWith('payments-dev-') && !name.includes('ReadOnly'),
    ],
  ])('are for the roles of %s alone', async (_what, choice, isMeant) => {
    const all = (await rig.core.profiles.preview(ask({}))).profiles.map(({ name }) => name);
    await apply(choice);
    expect(await headers()).toEqual(all.filter(isMeant));
    expect((await headers()).length).toBeGreaterThan(0);
  });

  it('are those of favourites and of marked accounts', async () => {
    await rig.core.favourites.set(role, true);
    await apply({ roles: 'favourites' });
    expect(await headers()).toEqual(['payments-dev-PaymentsDeveloper']);
    await rig.core.accountRules.replace([
      { match: 'payments-dev', environment: 'development', group: 'Pay' },
    ]);
    await apply({ where: { ...firstChoice.where, environments: ['development'], groups: ['pay'] } });
    expect((await headers()).every((name) => name?.startsWith('payments-dev-'))).toBe(true);
  });

  it('are several per role where several regions are chosen, and the first keeps the plain name', async () => {
    await apply({ ...one, regions: ['eu-west-1', 'us-east-1'], output: 'json' });
    expect(await headers()).toEqual([
      'payments-dev-PaymentsDeveloper',
      'payments-dev-PaymentsDeveloper-us-east-1',
    ]);
    expect(await text()).toContain(`# daypass:v1 ${role}/us-east-1\n`);
    expect(await text()).toContain('region = us-east-1\noutput = json\n');
    await apply({ ...one, regions: ['us-east-1'] });
    expect(await headers()).toEqual(['payments-dev-PaymentsDeveloper']);
    expect(await text()).toMatch(/region = us-east-1\n$/);
  });

  it('are for chained roles too', async () => {
    await rig.core.chainedRoles.add({
      ...{ id: 'chain:deploy', base: role, region: 'eu-west-1', durationSeconds: 3600 },
      roleArn: 'arn:aws:iam::334072819650:role/Deploy',
    });
    await apply({ where: { ...firstChoice.where, roles: ['deploy'] } });
    expect(await text()).toContain('# daypass:v1 chain:deploy\n');
    expect(await headers()).toEqual(['payments-prod-deploy']);
  });

  it('keep a name once given, and propose another where it would be another today', async () => {
    await apply(one);
    await rig.core.accountRules.replace([{ match: 'payments-dev', label: 'pay' }]);
    const { profiles } = await rig.core.profiles.preview(ask(one));
    expect(profiles).toMatchObject([
      { name: 'payments-dev-PaymentsDeveloper', proposed: 'pay-PaymentsDeveloper', change: 'none' },
    ]);
    await apply(one, { rename: true });
    expect(await headers()).toEqual(['pay-PaymentsDeveloper']);
  });

  it('keep a name that a person gave in the file, also when our own file is lost', async () => {
    await apply(one);
    await writeFile(
      file,
      (await text()).replace('[profile payments-dev-PaymentsDeveloper]', '[profile mine]'),
    );
    await apply(one);
    expect(await headers()).toEqual(['mine']);
    await writeFile(path.join(rig.dataFolder, 'profiles.json'), '{');
    const { profiles } = await rig.restart();
    expect(profiles.view().written).toEqual([{ roleId: role, name: 'mine' }]);
    await profiles.apply(ask(one));
    expect(await headers()).toEqual(['mine']);
  });

  it('never take a hand-written profile’s name, nor one of the credentials file', async () => {
    await writeFile(file, '[profile payments-dev-PaymentsDeveloper]\nregion = eu-west-1\n');
    await writeFile(
      path.join(rig.dataFolder, 'aws-credentials'),
      '[Payments-Dev-PaymentsDeveloper-ap-northeast-2]\n',
    );
    await apply({ ...one, regions: ['ap-northeast-2'] });
    expect(await headers()).toEqual([
      'payments-dev-PaymentsDeveloper',
      'payments-dev-PaymentsDeveloper-452907316084',
    ]);
  });

  it('that come back with an older copy of the file go as they came, but for what a person put in', async () => {
    await apply({ output: 'json' });
    const older = await text();
    const fewer = { ...one, output: 'json' } as const;
    await apply(fewer);
    await writeFile(file, older);
    const outcome = await apply(fewer);
    expect(changesOf(outcome)).toEqual(['none payments-dev-PaymentsDeveloper']);
    expect(await headers()).toEqual(['payments-dev-PaymentsDeveloper']);
    const theirs = older.replace('region = ap-northeast-2', 'region = eu-west-1');
    await writeFile(file, theirs);
    await rig.core.profiles.removeAll();
    expect(await text()).toMatch(/^\[profile [^\]]+\]\nregion = eu-west-1\n$/);
  });

  it('are marked as those of another data folder, which leaves them alone', async () => {
    await apply(one);
    const core = await rig.restart({ home: rig.dataFolder });
    await core.profiles.apply(ask(one));
    expect(await headers()).toHaveLength(2);
    expect(await text()).toContain(`# daypass:v1 ${role}~${homeTag(rig.dataFolder)}\n`);
    expect(await text()).toContain(`--home ${rig.dataFolder} credentials ${role}\n`);
    await core.profiles.removeAll();
    expect(await headers()).toEqual(['payments-dev-PaymentsDeveloper']);
  });

  it('refuse a file with errors, with the line, and change nothing', async () => {
    await writeFile(file, '[default]\nwhat is this\n');
    expect(await apply({})).toEqual({ kind: 'refused', file, fault: { code: 'no-equals', line: 2 } });
    expect(await text()).toBe('[default]\nwhat is this\n');
    expect(await rig.core.profiles.preview(ask({}))).toMatchObject({ fault: { code: 'no-equals', line: 2 } });
    expect(rig.core.store.get().profiles).toMatchObject({ chosen: false, fault: { code: 'no-equals' } });
  });

  it.each([
    [{ client: '/home/jane/.npm/_npx/5f/node_modules/daypass/out/daypass' }, 'client-passing'],
    [{ client: '/opt/a\n/daypass' }, 'client-unquotable'],
  ])('are not written for a client that no line can name: %j', async (changed, code) => {
    const core = await rig.restart(changed);
    await expect(core.profiles.apply(ask(one))).rejects.toMatchObject({ code });
    expect(core.profiles.view().chosen).toBe(false);
  });
});

describe('undo', () => {
  it('gives back the very bytes, and forgets the names that only that apply gave', async () => {
    await writeFile(file, '# mine\r\n[default]\r\nregion = eu-west-1');
    await apply({ template: '{role}', ...one, follow: true });
    const outcome = await rig.core.profiles.undo();
    expect(await text()).toBe('# mine\r\n[default]\r\nregion = eu-west-1');
    expect(changesOf(outcome)).toContain('add payments-dev-PaymentsDeveloper');
    expect(rig.core.profiles.view()).toMatchObject({ written: [], chosen: false });
    expect((await rig.core.profiles.undo()).kind).toBe('unchanged');
    await apply(one);
    expect(await headers()).toEqual(['payments-dev-PaymentsDeveloper']);
  });

  it('leaves what the apply before it wrote to be kept up to date', async () => {
    await apply({ ...one, regions: ['eu-west-1'] });
    await apply({ ...one, regions: ['us-east-1'] });
    await rig.core.profiles.undo();
    expect(await text()).toMatch(/region = eu-west-1\n$/);
    await apply({ ...one, regions: ['ap-northeast-2'] });
    expect(await text()).toMatch(/region = ap-northeast-2\n$/);
  });

  it('brings back what was chosen before, so that the next apply begins there', async () => {
    const [other = ''] = (await rig.core.profiles.preview(ask({}))).profiles
      .map(({ roleId }) => roleId)
      .filter((id) => id !== role);
    await apply({ ...one, follow: true });
    const before = await text();
    await apply({ roles: 'none', picked: [other], template: '{role}' });
    await rig.core.profiles.undo();
    expect(await text()).toBe(before);
    expect(rig.core.profiles.view().choice).toEqual({ ...firstChoice, ...one, follow: false });
    await rig.restart();
    await rig.core.profiles.undo();
    expect(rig.core.profiles.view()).toMatchObject({ chosen: false, written: [] });
  });

  it('of nothing leaves the choice, and the following, alone', async () => {
    await apply({ roles: 'none', follow: true });
    expect((await rig.core.profiles.undo()).kind).toBe('unchanged');
    expect(rig.core.profiles.view().choice.follow).toBe(true);
  });

  it('brings back profiles that were removed, which are ours as before', async () => {
    await apply({ ...one, regions: ['eu-west-1'] });
    await apply({ roles: 'none' });
    expect(await headers()).toEqual([]);
    await rig.core.profiles.undo();
    await apply({ ...one, regions: ['us-east-1'] });
    expect(await text()).toMatch(/region = us-east-1\n$/);
  });
});

describe('what a person has seen', () => {
  const seen = async () => (await rig.core.profiles.preview(ask(one))).digest;
  const applySeen = async (shown: string) => rig.core.profiles.apply(ask(one), { asked: true, shown });

  it('is written, though other lines of the file have changed since', async () => {
    await writeFile(file, '[default]\nregion = eu-west-1\n');
    const shown = await seen();
    await writeFile(file, '# mine\n\n[default]\nregion = eu-west-1\noutput = json\n');
    expect((await applySeen(shown)).kind).toBe('written');
    expect(await headers()).toEqual(['payments-dev-PaymentsDeveloper']);
  });

  it('is not written once it would be something else, which is shown instead', async () => {
    await writeFile(file, '[default]\nregion = eu-west-1\n');
    const shown = await seen();
    await writeFile(file, '[default]\nregion = us-east-2\n');
    const outcome = await applySeen(shown);
    expect(outcome.kind).toBe('moved');
    expect(changesOf(outcome)).toEqual(['add payments-dev-PaymentsDeveloper']);
    expect(await text()).toBe('[default]\nregion = us-east-2\n');
    expect(rig.core.profiles.view().chosen).toBe(false);
    expect((await applySeen(await seen())).kind).toBe('written');
  });
});

describe('a file of another program’s', () => {
  it.each([
    '[Unit]\nDescription = x\n[Service]\nExecStart = /bin/true\n',
    '[user]\n\tname = mina\n',
    '[Desktop Entry]\nType = Application\n',
  ])('is neither shown nor written: %j', async (foreign) => {
    await writeFile(file, foreign);
    const fault = { code: 'not-aws-config', line: 1 };
    expect(await rig.core.profiles.preview(ask(one))).toMatchObject({ fault, hunks: [] });
    expect(await apply(one)).toMatchObject({ kind: 'refused', fault });
    expect(await text()).toBe(foreign);
  });

  it.each(['', '# mine\n', '[work]\nregion = eu-west-1\n', '[sso-session corp]\n'])(
    'is none of these: %j',
    async (own) => {
      await writeFile(file, own);
      expect((await apply(one)).kind).toBe('written');
      await rig.core.profiles.undo();
      expect(await text()).toBe(own);
    },
  );
});

describe('the snapshot of the profiles', () => {
  it('keeps their names while the file is refused, and takes both back once the file is well', async () => {
    await apply(one);
    const good = await text();
    await writeFile(file, `nonsense\n${good}`);
    expect((await apply(one)).kind).toBe('refused');
    const view = () => rig.core.store.get().profiles;
    expect(view()).toMatchObject({ fault: { line: 1 }, written: [{ roleId: role }] });
    await writeFile(file, '[default]\n');
    await rig.core.profiles.preview(ask(one));
    await eventually(() => view().fault === undefined && view().written.length === 0);
  });
});

describe('roles that are gone', () => {
  const name = 'payments-dev-PaymentsDeveloper';
  const lose = () =>
    rig.center.unassign({
      ...{ group: 'payments', accountId: '452907316084', permissionSet: 'PaymentsDeveloper' },
    });

  it('take their profile along by a list that was read to its end', async () => {
    await apply({});
    const before = await headers();
    lose();
    expect((await apply({})).kind).toBe('unchanged');
    await rig.core.refresh(rig.session.id);
    expect(changesOf(await apply({}))).not.toContain(`none ${name}`);
    expect(await headers()).toEqual(before.filter((one) => one !== name));
  });

  it('keep it where the list failed', async () => {
    await apply(one);
    lose();
    rig.center.faults.add({ operation: 'ListAccounts', times: 100, fault: { kind: 'status', status: 500 } });
    await expect(rig.core.refresh(rig.session.id)).rejects.toThrow();
    expect(changesOf(await apply({ roles: 'none' }))).toEqual([]);
    await rig.core.profiles.undo();
    expect(changesOf(await apply(one))).toEqual([`none ${name}`]);
  });

  it('keep it where the list itself was lost', async () => {
    await apply({});
    const before = await text();
    await rm(path.join(rig.dataFolder, 'inventory'), { recursive: true });
    rig.center.endPortalSession();
    const core = await rig.restart();
    const outcome = await core.profiles.apply(ask({}));
    expect(outcome.kind).toBe('unchanged');
    expect(await text()).toBe(before);
  });
});
