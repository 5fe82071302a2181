import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { developer, korean, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
let file: string;
let asker: object;
beforeEach(async () => {
  rig = await startVerbRig();
  file = path.join(rig.rig.dataFolder, 'aws-config');
  asker = {
    aws: {
      AWS_CONFIG_FILE: file,
      AWS_SHARED_CREDENTIALS_FILE: path.join(rig.rig.dataFolder, 'aws-credentials'),
    },
  };
});
afterEach(() => rig[Symbol.asyncDispose]());

const run = (args: readonly string[], more: object = {}) =>
  rig.run(['config', ...args], { ...asker, ...more });
const text = () => readFile(file, 'utf8');
const role = `hanbit/${developer}`;
const name = 'payments-dev-PaymentsDeveloper';

describe('daypass config', () => {
  it('needs nothing but a sign-in: `config apply` waits for the list and writes a profile for every role', async () => {
    await rig.rig.signIn();
    const { out, err, code } = await run(['apply']);
    expect(code).toBe(0);
    expect(out).toMatch(
      new RegExp(`^\\+  ${name} +ap-northeast-2 +payments-dev / PaymentsDeveloper +new$`, 'm'),
    );
    expect(out).toContain(`Wrote ${file}.\n`);
    expect(err).toContain('Try it: aws sts get-caller-identity --profile ');
    expect(err).toContain('daypass config --undo');
    expect(await text()).toContain(`credential_process = /usr/bin/daypass credentials ${role}\n`);
  });

  it('says that a sign-in is needed, or a session, and writes nothing', async () => {
    expect(await run(['apply'])).toMatchObject({
      code: 3,
      out: '',
      err: expect.stringContaining('daypass login hanbit'),
    });
    await rig.rig.core.removeSession('hanbit');
    expect(await run(['apply'])).toMatchObject({ code: 2, out: '' });
    expect(await run([])).toMatchObject({ code: 0, out: '', err: expect.stringContaining('sessions add') });
    await expect(text()).rejects.toThrow();
  });

  describe('once signed in', () => {
    beforeEach(() => rig.signIn());

    it('shows what there is and what would change, and keeps nothing of what was asked', async () => {
      const { out, err, code } = await run([
        '--account',
        'payments-dev',
        '--role',
        '!ReadOnly*',
        '--region',
        'eu-west-1',
      ]);
      expect(code).toBe(0);
      expect(out).toBe(`+  ${name}  eu-west-1  payments-dev / PaymentsDeveloper  new\n`);
      expect(err).toContain(`${file}: 1 new\n`);
      expect(err).toContain('daypass config apply');
      expect(rig.rig.core.profiles.view().chosen).toBe(false);
    });

    describe('that chooses no role', () => {
      const refusals: readonly (readonly [readonly string[], string])[] = [
        [['--role', 'ReadOnyl*'], "--role 'ReadOnyl*'"],
        [['--role', 'PaymentsDeveloper', '--account', 'nobody'], '--account nobody'],
        [['--account', 'nobody', '--role', 'Nope'], '--account nobody --role Nope'],
        [['--environment', 'production'], '--environment production'],
        [['--group', 'nobody', '--follow'], '--group nobody'],
        [['--session', 'hanbti'], '--session hanbti'],
        [['--role', '!*'], "--role '!*'"],
        [
          ['--role', 'PaymentsDeveloper', '--account', 'sandbox'],
          '--account sandbox --role PaymentsDeveloper',
        ],
        [[role, '--role', 'Nope'], '--role Nope'],
      ];
      it.each(refusals)('is refused and changes nothing: %j', async (args, words) => {
        await run(['apply']);
        const before = await text();
        const forms = [['apply'], ['apply', '--dry-run'], ['apply', '--json']];
        for (const form of [...forms, ...(args[0] === role ? [] : [['--dry-run'], []])])
          expect(await run([...form, ...args])).toEqual({
            ...{ code: 2, out: '', program: undefined },
            err: `No role matches ${words}; \`daypass roles\` lists them.\n`,
          });
        expect(await text()).toBe(before);
        expect((await run(['apply'])).out).toBe(`Nothing to change in ${file}.\n`);
        expect((await run(['apply', ...args], korean)).err).toMatch(/에 맞는 역할이 없습니다/);
      });

      it('is refused for favourites, unless they are to be followed', async () => {
        await run(['apply']);
        const before = await text();
        const { code, out, err } = await run(['apply', '--favourites']);
        expect([code, out]).toEqual([2, '']);
        expect(err).toMatch(
          /^None of your roles is a favourite; .*`daypass open`.*daypass config apply ROLE\n$/,
        );
        expect(await text()).toBe(before);
        await rig.rig.core.favourites.set(role, true);
        expect((await run(['apply', '--favourites'])).code).toBe(0);
        expect((await run(['apply', '--favourites', '--account', 'sandbox'])).err).toBe(
          'No role matches --favourites --account sandbox; `daypass roles` lists them.\n',
        );
        await rig.rig.core.favourites.set(role, false);
        const none = await run(['apply']);
        expect([none.code, none.err]).toEqual([0, expect.stringContaining('No role matches --favourites;')]);
        expect((await run(['apply', '--all', '--no-follow'])).code).toBe(0);
        expect((await run(['apply', '--favourites', '--follow'])).code).toBe(0);
        expect((await run(['apply', '--none'])).code).toBe(0);
        expect((await run(['apply', '--all'])).code).toBe(0);
      });

      it('is said of a pattern beside others, also of one that leaves out', async () => {
        const patterns = ['--role', 'PaymentsDeveloper', '--role', 'Operatr', '--role', '!Admn*'];
        const { code, err } = await run(['apply', ...patterns]);
        expect(code).toBe(0);
        expect(err).toContain(
          "No role matches --role Operatr --role '!Admn*'; `daypass roles` lists them.\n",
        );
        expect(await text()).toContain(`[profile ${name}]`);
        expect((await run(['apply'])).err).not.toContain('No role matches');
      });
    });

    it('refuses a role that is in no list, also for the profile of another tool', async () => {
      await writeFile(file, '[profile leap]\ncredential_process = leapp session generate 1\n');
      const before = await text();
      for (const unknown of [
        'hanbit/452907316084/Nope',
        'hanbti/452907316084/PaymentsDeveloper',
        'chain:nope',
      ])
        for (const args of [[unknown], [role, unknown], ['--adopt', `leap=${unknown}`]])
          expect(await run(['apply', ...args])).toMatchObject({
            ...{ code: 2, out: '' },
            err: `${unknown} is no role of yours; \`daypass roles\` lists those you have.\n`,
          });
      expect(await text()).toBe(before);
    });

    it('names the whole command that would write what was shown, for a shell', async () => {
      const shown = await run(['--json', '--role', 'ReadOnly*', '--account=!pay*', '--dry-run']);
      expect(JSON.parse(shown.out)).toMatchObject({ chosen: false });
      const patterns = ['--role', 'ReadOnly*', '--account=!pay*', '--output', 'json', '--rename'];
      for (const args of [patterns, ['--dry-run', ...patterns], ['apply', ...patterns, '--dry-run']])
        expect((await run(args)).err).toContain(
          "to write it: daypass config apply --role 'ReadOnly*' --account '!pay*' --output json --rename\n",
        );
      const picked = ['apply', '--dry-run', 'payments-dev developer', '--region', 'eu-west-1'];
      const { out, err, code } = await run(picked, terminal);
      expect([code, out]).toEqual([0, expect.stringContaining(`[profile ${name}]`)]);
      expect(err).toContain("daypass config apply 'payments-dev developer' --region eu-west-1\n");
      expect((await run([])).err).toMatch(/to write it: daypass config apply$/m);
      expect((await run(['--dry-run', '--role', 'ReadOnly*'], korean)).err).toContain(
        "쓰려면: daypass config apply --role 'ReadOnly*'\n",
      );
      await expect(text()).rejects.toThrow();
    });

    it('says what was chosen before, and how many roles are left out by it', async () => {
      expect((await run(['apply'])).err).not.toContain('Chosen');
      expect((await run([])).err).not.toContain('Chosen');
      const line = (count: number) =>
        `Chosen: --role 'ReadOnly*'; ${count} roles have no profile. For all: daypass config apply --all\n`;
      const all = rig.rig.core.profiles.view().written.length;
      const applied = await run(['apply', '--role', 'ReadOnly*']);
      const left = all - rig.rig.core.profiles.view().written.length;
      expect(left).toBeGreaterThan(1);
      expect(applied.err).toContain(line(left));
      for (const args of [[], ['apply'], ['--dry-run']]) expect((await run(args)).err).toContain(line(left));
      expect((await run([], korean)).err).toContain("선택: --role 'ReadOnly*'.");
      await run([
        'apply',
        '--all',
        '--template',
        '{role}-{account}',
        '--region',
        'eu-west-1',
        '--output',
        'json',
      ]);
      expect((await run([])).err).toContain(
        "Chosen: --template '{role}-{account}' --region eu-west-1 --output json\n",
      );
      await run([
        'apply',
        '--none',
        role,
        'hanbit/452907316084/ReadOnlyAccess',
        'hanbit/334072819650/ReadOnlyAccess',
      ]);
      expect((await run([])).err).toContain(
        `Chosen: ${role} hanbit/452907316084/ReadOnlyAccess (+1) --none --template`,
      );
    });

    it('--dry-run is a diff, in colour at a terminal', async () => {
      await writeFile(file, '[default]\nregion = eu-west-1\n');
      const piped = await run(['--dry-run', '--account', 'payments-dev', '--role', 'PaymentsDeveloper']);
      expect(piped.out).toBe(
        [
          ...[`--- ${file}`, `+++ ${file}`, '@@ -1,3 +1,8 @@', ' [default]', ' region = eu-west-1', '+'],
          ...[`+[profile ${name}]`, `+# daypass:v1 ${role}`],
          ...[`+credential_process = /usr/bin/daypass credentials ${role}`, '+region = eu-west-1', ' ', ''],
        ].join('\n'),
      );
      const shown = await run(['--dry-run', '--role', 'PaymentsDeveloper'], terminal);
      expect(shown.out).toContain(`\u001b[32m+[profile ${name}]\u001b[0m`);
      expect(await text()).toBe('[default]\nregion = eu-west-1\n');
    });

    it('takes roles by name, and only those where nothing was chosen before', async () => {
      expect((await run(['apply', 'payments-dev developer'], terminal)).code).toBe(0);
      expect(await text()).toBe(
        `[profile ${name}]\n# daypass:v1 ${role}\ncredential_process = /usr/bin/daypass credentials ${role}\nregion = ap-northeast-2\n`,
      );
      expect((await run(['apply', 'payments'], terminal)).code).toBe(2);
      expect((await run(['apply', 'payments'])).code).toBe(2);
    });

    it('keeps what was chosen for the next time, and --undo takes the last apply back', async () => {
      await run(['apply', '--role', 'PaymentsDeveloper', '--output', 'json']);
      const first = await text();
      expect((await run(['apply'])).out).toBe(`Nothing to change in ${file}.\n`);
      await run(['apply', '--all', '--output', 'none']);
      expect((await text()).length).toBeGreaterThan(first.length);
      expect((await run(['--undo'])).out).toBe(`Undid the last change of ${file}.\n`);
      expect(await text()).toBe(first);
      expect((await run(['--undo'])).code).toBe(0);
      await expect(text()).rejects.toThrow();
      expect((await run(['--undo'])).out).toBe('There is nothing to undo.\n');
    });

    it('answers programs in JSON, which any locale reads', async () => {
      const preview: unknown = JSON.parse((await run(['--json', '--role', 'PaymentsDeveloper'])).out);
      expect(preview).toMatchObject({
        file,
        chosen: false,
        profiles: expect.arrayContaining([expect.objectContaining({ name, change: 'add', roleId: role })]),
      });
      const applied: unknown = JSON.parse(
        (await run(['apply', '--json', '--role', 'PaymentsDeveloper'])).out,
      );
      expect(applied).toMatchObject({
        kind: 'written',
        preview: { profiles: expect.arrayContaining([expect.objectContaining({ name, change: 'none' })]) },
      });
      expect(JSON.parse((await run(['--undo', '--json'])).out)).toMatchObject({ kind: 'written' });
    });

    it('speaks Korean to whoever does', async () => {
      const { out, err } = await run(['apply', '--role', 'PaymentsDeveloper'], korean);
      expect(out).toContain('새로 추가');
      expect(out).toContain(`${file} 파일에 썼습니다.`);
      expect(err).toContain('되돌리려면: daypass config --undo');
      expect((await rig.run(['help', 'config'], korean)).out).toContain('--adopt-all');
    });

    it('says what in the shell or in the files beats a profile, with a fix', async () => {
      await run(['apply', '--role', 'PaymentsDeveloper']);
      await writeFile(
        path.join(rig.rig.dataFolder, 'aws-credentials'),
        `[${name}]\naws_access_key_id = AKIAHUSH\n`,
      );
      const { err } = await run([], {
        aws: { AWS_CONFIG_FILE: '/elsewhere', AWS_PROFILE: 'nobody', AWS_ACCESS_KEY_ID: null },
        home: '/home/other',
      });
      expect(err).toContain(`${name} has access keys in the credentials file (line 2)`);
      expect(err).toContain('AWS_PROFILE names another profile in this shell');
      expect(err).toContain('AWS_ACCESS_KEY_ID is set in this shell');
      expect(err).toContain('daypass settings set awsConfigFile /elsewhere');
      expect(err).toContain('daypass settings set awsSharedCredentialsFile /home/other/.aws/credentials');
      expect(err).not.toContain('HUSH');
    });

    it('tells the line of a file that it does not touch', async () => {
      await writeFile(file, '[default]\n[default]\n');
      for (const args of [[], ['--dry-run'], ['apply']])
        expect(await run(args)).toMatchObject({
          ...{ code: 1, out: '' },
          err: expect.stringContaining(`Line 2 of ${file} begins a section that exists already`),
        });
      expect(await text()).toBe('[default]\n[default]\n');
    });

    it('knows profiles of other tools and makes them Daypass’s on request, their names and settings kept', async () => {
      const portal = `sso_start_url = ${rig.rig.session.startUrl}/#/\nsso_region = ap-northeast-2\n`;
      const sso = `${portal}sso_account_id = 452907316084\nsso_role_name = PaymentsDeveloper\n`;
      const leapp = '[profile leap]\ncredential_process = leapp session generate 1\n';
      await writeFile(file, `[profile 결제]\n${sso}region = eu-west-1\ncli_pager =\n\n${leapp}`);
      const { err } = await run(['--none']);
      expect(err).toMatch(/^2 profiles of other tools could be Daypass’s:$/m);
      expect(err).toMatch(/결제 +AWS CLI +daypass config apply --adopt 결제$/m);
      expect(err).toMatch(/leap +Leapp +daypass config apply --adopt leap=ROLE$/m);
      expect((await run(['apply', '--adopt-all'])).err).not.toContain('--rename');
      const adopted = `[profile 결제]\n# daypass:v1 ${role}\ncredential_process = /usr/bin/daypass credentials ${role}\n`;
      expect(await text()).toBe(`${adopted}region = eu-west-1\ncli_pager =\n\n${leapp}`);
      await run(['apply', '--adopt', 'leap=hanbit/452907316084/ReadOnlyAccess']);
      expect(await text()).toContain('[profile leap]\n# daypass:v1 hanbit/452907316084/ReadOnlyAccess\n');
      expect((await run(['apply', '--all'])).code).toBe(0);
      expect(await text()).toContain(adopted);
      expect(await text()).not.toContain(`[profile ${name}]`);
      expect(await run(['apply', '--adopt', 'nobody'])).toMatchObject({ code: 2, out: '' });
    });

    it('shows a command that takes a strange name for one word', async () => {
      const strange = `it's; touch $HOME`;
      await writeFile(file, `[profile "${strange}"]\ncredential_process = leapp session generate 1\n`);
      expect((await run(['--none'])).err).toContain(`--adopt 'it'\\''s; touch $HOME'=ROLE\n`);
    });

    it('makes as many profiles of one role Daypass’s as other tools have made', async () => {
      const theirs = ['one', 'two', 'three'].map(
        (other) => `[profile ${other}]\ncredential_process = leapp session generate ${other}\n`,
      );
      await writeFile(file, theirs.join(''));
      await run(['apply', '--all']);
      const adopt = ['one', 'two', 'three'].flatMap((other) => ['--adopt', `${other}=${role}`]);
      const { out } = await run(['apply', ...adopt]);
      expect(out.match(/taken over/g)).toHaveLength(3);
      expect(out).not.toContain('taken-over');
      expect(await text()).not.toContain('leapp session');
      const written = await text();
      await run(['apply', '--template', '{role}', '--rename']);
      for (const other of ['one', 'two', 'three']) expect(await text()).toContain(`[profile ${other}]\n`);
      await run(['--undo']);
      expect(await text()).toBe(written);
      await run(['--undo']);
      await run(['--undo']);
      expect(await text()).toBe(theirs.join(''));
    });

    it('lists what other tools left readable, and removes the kinds that are named and no other', async () => {
      const cache = path.join(rig.rig.dataFolder, '.aws', 'sso', 'cache');
      await mkdir(cache, { recursive: true });
      await writeFile(path.join(cache, 'a.json'), '{"accessToken":"hush","expiresAt":"2026"}');
      await writeFile(path.join(cache, 'b.json'), '{"clientId":"x","clientSecret":"hush"}');
      expect((await run([])).err).toContain('left 2 secrets readable on this disk');
      const listed = await run(['--plaintext']);
      expect(listed.out).toContain('sign-in token');
      expect(listed.out).toContain('daypass config --remove-plaintext sso-token');
      expect(listed.out).not.toContain('hush');
      const { out, err } = await run(['--remove-plaintext', 'sso-token']);
      expect(out).toBe(`Removed from ${path.join(cache, 'a.json')}.\n`);
      expect(err).toContain('until they expire');
      expect((await run(['--plaintext', '--json'])).out).toContain('client-registration');
      await rm(cache, { recursive: true });
      expect((await run(['--plaintext'])).out).toMatch(/^No readable tokens/);
    });

    it('gives a role also by the name of its profile, to scripts too', async () => {
      await run(['apply', '--role', 'PaymentsDeveloper']);
      const { out, code } = await rig.run(['credentials', name]);
      expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ AccountId: '452907316084' })]);
      expect((await rig.run(['env', name])).code).toBe(0);
      expect((await rig.run(['credentials', `${name}x`])).code).toBe(2);
    });
  });

  it.each([
    ['config', 'nonsense'],
    ['config', '--nonsense'],
    ['config', '--dry-run', '--undo'],
    ['config', 'apply', '--role', 'ReadOnyl*'],
    ['config', '--undo', '--plaintext'],
    ['config', '--remove-plaintext', 'nonsense'],
    ['config', '--template', 'fixed'],
    ['config', '--template', '{account} {role}'],
    ['config', '--region', 'nowhere'],
    ['config', '--output', 'xml'],
    ['config', '--account', '!'],
  ])('refuses `daypass %s %s %s` with a sentence', async (...args) => {
    await rig.signIn();
    for (const asking of [{}, korean]) {
      const { out, err, code } = await rig.run(args, asking);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^[^\n]+[.!]\n$/);
    }
  });
});
