import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { hanbit } from '../../identity-center/organization.ts';
import { verbNames } from '../../../main/credential-process/verb.ts';
import { secretsIn } from './secrets-in.ts';
import { developer, korean, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
  await rig.signIn();
});
afterAll(() => rig[Symbol.asyncDispose]());

const escape = '\u001b';
const role = `hanbit/${developer}`;

describe('help and version', () => {
  it('help lists every verb and exits with 0, in both languages', async () => {
    for (const asking of [{}, korean]) {
      const { out, err, code } = await rig.run(['help'], asking);
      expect([err, code]).toEqual(['', 0]);
      for (const name of verbNames) expect(out).toMatch(new RegExp(`^  ${name}\\s+\\S`, 'm'));
    }
  });

  it.each(['env', 'exec'])(
    'help says what the region of `daypass %s` is for, in both languages',
    async (verb) => {
      const said = async (asking: object) => (await rig.run(['help', verb], asking)).out.replace(/\s+/g, ' ');
      expect(await said({})).toContain('--region region for the command, as AWS_REGION (default: yours;');
      expect(await said(korean)).toContain('--region 명령에 AWS_REGION으로 줄 리전(기본:');
    },
  );

  it.each([[], ['--help'], ['-h']])('help is what %j asks for', async (...args) => {
    expect(await rig.run(args)).toEqual(await rig.run(['help']));
  });

  it.each(verbNames)('help %s shows how it is used', async (name) => {
    const { out, code } = await rig.run(['help', name]);
    expect([code, out]).toEqual([0, expect.stringContaining(`daypass ${name}`)]);
  });

  it.each(verbNames)('%s --help is the same, and explains every option that it names', async (name) => {
    for (const asking of [{}, korean]) {
      const { out, err, code } = await rig.run([name, '--help'], asking);
      expect([err, code]).toEqual(['', 0]);
      expect(out).toBe((await rig.run(['help', name], asking)).out);
      for (const option of out.match(/--[a-z][a-z-]*/g) ?? [])
        expect(out).toMatch(new RegExp(`^  ${option} +\\S`, 'm'));
    }
  });

  it('help shows each form on a line, and the values of every setting', async () => {
    const { out } = await rig.run(['help', 'sessions']);
    expect(out).toContain('\n  daypass sessions rename SESSION NAME\n');
    for (const name of Object.keys(rig.settings.get()))
      expect((await rig.run(['help', 'settings'])).out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });

  it('--help of a command that is run with a role is that command’s', async () => {
    const { program } = await rig.run(['exec', role, '--', 'aws', '--help']);
    expect(program?.args).toEqual(['aws', '--help']);
  });

  it('version names version, host and wire, and the slower client to whoever has it', async () => {
    expect(await rig.run(['version'])).toMatchObject({ out: 'daypass 9.8.7 (headless, wire 1)\n', err: '' });
    expect((await rig.run(['--version'], { client: 'node' })).err).toContain('slower');
  });

  it('colour and cutting are for terminals only', async () => {
    const piped = await rig.run(['help']);
    const shown = await rig.run(['help'], { ...terminal, columns: 40 });
    expect(piped.out).not.toContain(escape);
    expect(shown.out).toContain(escape);
    expect(piped.out).not.toContain('…');
    for (const asking of [{ noColor: true }, { term: 'dumb' }])
      expect((await rig.run(['help'], { ...terminal, ...asking })).out).not.toContain(escape);
  });
});

describe('sessions', () => {
  it('are listed with id, state, region and address, in the language of whoever asks', async () => {
    const english = await rig.run(['sessions']);
    expect(english.out).toMatch(
      /^hanbit +signed in.* +ap-northeast-2 +https:\/\/hanbit\.awsapps\.com\/start\n$/,
    );
    expect((await rig.run(['sessions'], korean)).out).toContain('로그인됨');
  });

  it('are added, renamed and removed', async () => {
    const { startUrl, region } = rig.rig.center;
    const add = ['sessions', 'add', '결제팀', '--start-url', startUrl, '--region', region];
    const added = await rig.run(add);
    expect(added.code).toBe(0);
    const id = /Added (\S+);/.exec(added.out)?.[1] ?? '';
    expect(await rig.run(['sessions', 'rename', '결제팀', 'Payments'])).toMatchObject({ code: 0 });
    expect(await rig.run(['sessions', 'add', 'payments', ...add.slice(3)])).toMatchObject({
      code: 2,
      out: '',
    });
    expect(await rig.run(['sessions', 'remove', id])).toMatchObject({ code: 0, out: `Removed ${id}.\n` });
    expect(await rig.run(['sessions', 'remove', id])).toMatchObject({ code: 2, out: '' });
  });

  it('that cannot be added for want of their region are told how it need not be looked up', async () => {
    const fetchPage = async (url: string) => {
      throw new AppError('offline', new URL(url).host);
    };
    await using own = await startVerbRig({ core: { fetchPage } });
    const add = ['sessions', 'add', 'acme', '--start-url', 'https://acme.awsapps.com/start'];
    for (const [asking, hint] of [
      [{}, 'for example --region eu-west-1'],
      [korean, '예: --region ap-northeast-2'],
    ] as const)
      expect(await own.run(add, asking)).toMatchObject({ code: 5, err: expect.stringContaining(hint) });
    const vanity = [...add.slice(0, 4), 'https://sso.acme.example/start'];
    expect((await own.run(vanity)).err).not.toContain('--region');
  });

  it('are not removed by a line with a word too many', async () => {
    await using own = await startVerbRig();
    expect(await own.run(['sessions', 'remove', 'hanbit', 'extra'])).toMatchObject({ code: 2, out: '' });
    expect(own.rig.core.sessions().map(({ id }) => id)).toEqual(['hanbit']);
  });
});

describe('roles', () => {
  it('are all listed, and those that match a filter of several words', async () => {
    const all = (await rig.run(['roles'])).out.trimEnd().split('\n');
    const some = (await rig.run(['roles', 'PAYMENTS-dev', 'developer'])).out;
    expect(all.length).toBeGreaterThan(4);
    expect(some).toBe(`${role}  payments-dev\n`);
    expect((await rig.run(['roles', '결제', '정산'])).out).toContain('347915820634');
  });

  it('that nothing matches are said to be none on standard error, with exit code 0', async () => {
    expect(await rig.run(['roles', 'nonsense'])).toMatchObject({
      out: '',
      err: 'No role matches.\n',
      code: 0,
    });
  });

  it('are listed as last known when they cannot be asked for anew, and it is said why', async () => {
    await using own = await startVerbRig();
    await own.signIn();
    await own.run(['logout']);
    const { out, err, code } = await own.run(['roles', '--refresh']);
    expect([code, err]).toEqual([3, expect.stringContaining('daypass login')]);
    expect(out).toContain(role);
  });

  it('are said not to be known yet before the first sign-in', async () => {
    await using own = await startVerbRig();
    expect(await own.run(['roles'])).toMatchObject({
      out: '',
      err: expect.stringContaining('daypass login'),
    });
  });

  it('of whoever is signed in are said to be on their way, unread or none, but not to want a sign-in', async () => {
    await using own = await startVerbRig({ organization: { ...hanbit(), assignments: [] } });
    own.rig.center.faults.add({ operation: 'ListAccounts', fault: { kind: 'delay', ms: 1_000 } });
    await own.rig.signIn();
    const listed = async () => (await own.run(['roles'])).err;
    expect(await listed()).toContain('AWS is being asked for them');
    await expect.poll(listed).toContain('No roles are assigned to you');
    expect((await own.run(['roles'], korean)).err).toContain('할당된 역할이 없습니다');
    own.rig.center.faults.add({ operation: 'ListAccounts', times: 9, fault: { kind: 'drop' } });
    const failed = await own.run(['roles', '--refresh']);
    expect(failed.err).toContain('ask AWS for them: daypass roles --refresh');
    expect(failed.err).not.toContain('daypass login');
  });

  it('named in a pipe by a part of their id are not guessed, but said', async () => {
    const { out, err, code } = await rig.run(['env', 'payments-dev developer']);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toContain(role);
  });

  it('are asked for anew with --refresh', async () => {
    rig.rig.center.resetCalls();
    expect(await rig.run(['roles', '--refresh'])).toMatchObject({ code: 0 });
    expect(rig.rig.center.count('ListAccounts')).toBeGreaterThan(0);
  });
});

describe('status', () => {
  it('shows the host, the sign-in and the roles in use', async () => {
    await rig.run(['credentials', role]);
    const { out, code } = await rig.run(['status']);
    expect(code).toBe(0);
    expect(out).toContain('Daypass 9.8.7 is running (process 4321, started 2 hours ago).');
    expect(out).toMatch(/^Keychain: /m);
    expect(out).toMatch(
      /In use\nhanbit\/452907316084\/PaymentsDeveloper +credentials end in \d+ (minutes|hours)/,
    );
    expect((await rig.run(['status'], korean)).out).toContain('2시간 전');
  });
});

describe('--json', () => {
  it.each([['sessions'], ['roles'], ['status'], ['settings'], ['settings', 'get', 'language']])(
    'of %s is one line that parses and holds no secret, whatever the terminal, language and locale',
    async (...verb) => {
      await rig.run(['credentials', role]);
      const plain = await rig.run([...verb, '--json']);
      expect(plain.out.split('\n').length).toBe(2);
      expect(() => JSON.parse(plain.out)).not.toThrow();
      expect(secretsIn(plain.out, rig.rig.center)).toEqual([]);
      for (const asking of [terminal, korean]) {
        const other = await rig.run([...verb, '--json'], asking);
        expect(JSON.parse(other.out)).toEqual(JSON.parse(plain.out));
      }
    },
  );

  it('means the same where the locale has no UTF-8, written in ASCII', async () => {
    const plain = await rig.run(['roles', '--json']);
    const ascii = await rig.run(['roles', '--json'], { locale: 'C' });
    expect(ascii.out).toMatch(/^[\x20-\x7e\n]*$/);
    expect(JSON.parse(ascii.out)).toEqual(JSON.parse(plain.out));
  });
});

describe('settings', () => {
  it('are shown, set and shown again', async () => {
    expect(await rig.run(['settings', 'get', 'waitForSignIn'])).toMatchObject({ out: '0\n', code: 0 });
    expect(await rig.run(['settings', 'set', 'waitForSignIn', '7'])).toMatchObject({ out: '', code: 0 });
    expect((await rig.run(['settings'])).out).toMatch(/^waitForSignIn +7$/m);
    expect(await rig.run(['settings', 'set', 'waitForSignIn', '0'])).toMatchObject({ code: 0 });
  });

  it('language goes before the locale of whoever asks', async () => {
    await rig.run(['settings', 'set', 'language', 'ko']);
    expect((await rig.run(['help'])).out).toContain('하루 동안');
    await rig.run(['settings', 'set', 'language', 'system']);
    expect((await rig.run(['help'])).out).toContain('lasts the day');
  });
});

describe('stop, uninstall and agent', () => {
  it('stop stops the host once and says so, but for a client that takes over', async () => {
    const before = rig.told.stops;
    expect(await rig.run(['stop'])).toMatchObject({
      ...{ code: 0, err: expect.stringMatching(/^Daypass is stopping\.\n/) },
    });
    expect(await rig.run(['stop', '--hand-over'])).toMatchObject({ code: 0, err: '', out: '' });
    expect(rig.told.stops).toBe(before + 2);
  });

  it('uninstall does nothing until it is told --yes', async () => {
    expect(await rig.run(['uninstall'])).toMatchObject({ code: 2, out: '' });
    expect(rig.told.uninstalls).toBe(0);
    expect(await rig.run(['uninstall', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(rig.told.uninstalls).toBe(1);
  });

  it('agent says what runs, and --unit writes what systemd takes', async () => {
    expect((await rig.run(['agent'])).out).toContain('process 4321');
    const home = await mkdtemp(path.join(os.tmpdir(), 'daypass-home-'));
    const { HOME: before, XDG_CONFIG_HOME: configBefore } = process.env;
    process.env['HOME'] = home;
    delete process.env['XDG_CONFIG_HOME'];
    try {
      const { out, code } = await rig.run(['agent', '--unit']);
      const [, file = '', name] = /^Wrote (\S+); .* --now (\S+)\n/.exec(out) ?? [];
      expect([code, name]).toEqual([0, path.basename(file)]);
      expect(path.dirname(file)).toBe(path.join(home, '.config/systemd/user'));
      const unit = await readFile(file, 'utf8');
      expect(unit).toMatch(/^ExecStart="\/.*" ".*" "--home" ".*"$/m);
      expect(unit).toContain(`"${rig.rig.dataFolder}"`);
    } finally {
      process.env['HOME'] = before;
      if (configBefore !== undefined) process.env['XDG_CONFIG_HOME'] = configBefore;
      await rm(home, { recursive: true });
    }
  });
});
