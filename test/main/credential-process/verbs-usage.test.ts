import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verbNames } from '../../../main/credential-process/verb.ts';
import { korean, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const wrong: readonly (readonly string[])[] = [
  ['nonsense'],
  ['help', 'nonsense'],
  ['login', 'a', 'b'],
  ['login', 'nonsense'],
  ['logout', 'nonsense'],
  ['sessions', 'nonsense'],
  ['sessions', 'add', 'x'],
  ['sessions', 'add', 'x', '--start-url', 'not a url'],
  ['sessions', 'add', 'x', '--start-url'],
  ['sessions', 'rename', 'hanbit'],
  ['sessions', 'remove'],
  ['credentials'],
  ['credentials', 'a', 'b'],
  ['credentials', 'developer'],
  ['roles', 'chain', 'x'],
  ['roles', 'chain', 'x', '--base', 'hanbit/452907316084/PaymentsDeveloper'],
  ['settings', 'set', 'clipboardSeconds', '-1'],
  ['settings', 'set', 'caBundle', '/nonexistent.pem'],
  ['settings', 'set', 'awsConfigFile', '/'],
  ['credentials', 'nobody/452907316084/PaymentsDeveloper'],
  ['credentials', 'chain:nonsense'],
  ['env'],
  ['env', 'a', 'b'],
  ['env', 'hanbit/452907316084/PaymentsDeveloper', '--shell', 'tcsh'],
  ['exec'],
  ['exec', 'hanbit/452907316084/PaymentsDeveloper'],
  ['exec', 'hanbit/452907316084/PaymentsDeveloper', '--'],
  ['exec', 'hanbit/452907316084/PaymentsDeveloper', 'ls'],
  ['exec', '--', 'ls'],
  ['serve'],
  ['serve', 'a', 'b'],
  ['console'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', 'b'],
  ['console', 'nobody'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--print', '--share'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--any-role'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--duration', '3600'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--federate', '--duration', '899'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--browser', 'netscape'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--to', 'nonsense'],
  ['console', 'hanbit/452907316084/PaymentsDeveloper', '--print', '--region', 'mars-1', '--to', 's3'],
  ['console', 'https://console.aws.amazon.com/', '--to', 's3'],
  ['browsers', 'nonsense'],
  ['browsers', 'use'],
  ['browsers', 'use', 'netscape'],
  ['browsers', 'use', 'chrome'],
  ['browsers', 'use', 'system', '--for', 'nobody'],
  ['browsers', 'use', 'system', '--for', 'session:nobody'],
  ['browsers', 'reset', 'group:'],
  ['settings', 'nonsense'],
  ['settings', 'get', 'nonsense'],
  ['settings', 'get', '__proto__'],
  ['settings', 'set', 'language'],
  ['settings', 'set', 'language', 'fr'],
  ['settings', 'set', 'nonsense', '1'],
  ['settings', 'set', 'toString', '1'],
  ['completion'],
  ['completion', 'tcsh'],
  ['completion', 'constructor'],
  ['completion', '__proto__'],
];

describe('a line that cannot be meant', () => {
  it.each(wrong.map((args) => [args.join(' '), args] as const))(
    '`daypass %s` exits with 2, one sentence and nothing on standard output, in both languages',
    async (_name, args) => {
      for (const asking of [{}, korean, terminal]) {
        const { out, err, code } = await rig.run(args, asking);
        expect([code, out]).toEqual([2, '']);
        expect(err).toMatch(/^[^\n]+[.!]\n$/);
      }
    },
  );

  it.each(verbNames)('`daypass %s --nonsense` exits with 2 and does nothing', async (name) => {
    const before = { ...rig.told };
    const role = ['credentials', 'env', 'exec', 'serve'].includes(name) ? ['hanbit/1/x'] : [];
    const { out, code } = await rig.run([name, ...role, '--nonsense']);
    expect([code, out, rig.told]).toEqual([2, '', before]);
  });

  it('takes nothing back where a word of `uninstall --yes` is not understood', async () => {
    expect(await rig.run(['uninstall', '--yes', '--halp'])).toMatchObject({ code: 2, out: '' });
    expect(await rig.run(['uninstall', '--yes', '--help'])).toMatchObject({ code: 0 });
    expect(rig.told.uninstalls).toBe(0);
  });

  it('is explained, not called a thing that was not understood', async () => {
    expect((await rig.run(['credentials'])).err).not.toContain('did not understand daypass credentials ROLE');
    const { err } = await rig.run(['exec', 'hanbit/452907316084/PaymentsDeveloper', '--']);
    expect(err).toContain('daypass exec ROLE');
    expect(err).not.toContain('did not understand');
  });

  it('says which values a setting has, and which option of a chained role is wrong', async () => {
    expect((await rig.run(['settings', 'set', 'keychain', 'file'])).err).toContain('system, or memory');
    const chain = ['roles', 'chain', 'x', '--base', 'hanbit/452907316084/PaymentsDeveloper'];
    expect((await rig.run(chain)).err).toContain('--arn');
  });

  it('is said back without what would steer a terminal', async () => {
    const hostile = 'x\u001b[2J\r\u202e\u0007';
    for (const args of [
      [hostile],
      ['help', hostile],
      ['login', hostile],
      ['login', 'a', hostile],
      ['credentials', hostile],
      ['env', hostile],
      ['settings', 'get', hostile],
      ['settings', 'set', hostile, 'x'],
      ['settings', `--${hostile}`],
      ['completion', hostile],
      ['sessions', hostile],
      ['sessions', 'remove', hostile],
      ['sessions', 'add', 'x', '--start-url', hostile],
      ['sessions', 'add', 'x', '--start-url', `https://${hostile}.awsapps.com/start`],
    ]) {
      const { out, err } = await rig.run(args, terminal);
      expect(`${args.join(' ')}: ${out}${err}`.slice(args.join(' ').length)).not.toMatch(/[^\P{C}\n]/u);
    }
  });
});

describe('without a session', () => {
  it('login, logout and roles say how to add one', async () => {
    await using bare = await startVerbRig();
    await bare.rig.core.removeSession(bare.rig.session.id);
    const { err, code } = await bare.run(['login']);
    expect([code, err]).toEqual([2, expect.stringContaining('daypass sessions add')]);
    expect(err).not.toContain('did not understand No sign-in');
    expect((await bare.run(['roles'])).err).toContain('daypass sessions add');
    expect(await bare.run(['sessions'])).toMatchObject({ code: 0, out: '' });
    expect(await bare.run(['sessions', '--json'])).toMatchObject({ code: 0, out: '[]\n' });
  });
});
