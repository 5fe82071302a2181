import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developer, korean, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const add = async (name: string) => {
  const { startUrl, region } = rig.rig.center;
  await rig.run(['sessions', 'add', name, '--start-url', startUrl, '--region', region]);
};

/** One after the other: each goes on from what the one before has left. */
describe('what the command says', () => {
  it('names the session to sign in to where no roles are known yet', async () => {
    expect((await rig.run(['roles'])).err).toContain('sign in with: daypass login hanbit\n');
    await add('acme');
    const { err } = await rig.run(['roles']);
    expect(err).toContain('sign in to one of hanbit, acme, for example: daypass login hanbit\n');
    expect((await rig.run(['roles'], korean)).err).toContain('hanbit, acme 가운데 하나에');
    expect((await rig.run(['login'])).err).toBe(
      'There are several sign-ins (hanbit, acme); name one of them.\n',
    );
  });

  it('says a removed sign-in by the name that it was given', async () => {
    await rig.run(['sessions', 'rename', 'acme', 'Payments']);
    expect((await rig.run(['sessions', 'remove', 'Payments'])).out).toBe('Removed Payments.\n');
    expect((await rig.run(['login', 'Payments'])).err).toContain('Payments is no sign-in of yours');
  });

  it('shows endpoints of its own with every list of sign-ins', async () => {
    const shown = `hanbit has an endpoint of its own: ${rig.rig.center.url}`;
    for (const verb of ['sessions', 'status']) expect((await rig.run([verb])).err).toContain(shown);
    expect((await rig.run(['sessions'], korean)).err).toContain('따로 지정한 엔드포인트');
    expect((await rig.run(['sessions', '--json'])).err).toBe('');
  });

  it('explains --region by what it is of each verb', async () => {
    const meanings = await Promise.all(
      ['sessions', 'roles', 'console', 'config'].map(
        async (verb) => /^ {2}--region +(.+)$/m.exec((await rig.run([verb, '--help'])).out)?.[1],
      ),
    );
    expect(meanings[0]).toBe('region of the Identity Center; looked up unless given');
    expect(new Set(meanings).size).toBe(4);
  });

  it('is silent of sign-ins at a stop where there is none', async () => {
    expect((await rig.run(['stop'])).err).toBe('Daypass is stopping.\n');
  });

  it('says when credentials in use end, and that a sign-in in memory ends with Daypass', async () => {
    await rig.signIn();
    await rig.run(['credentials', `hanbit/${developer}`]);
    expect((await rig.run(['status'])).out).toMatch(/PaymentsDeveloper +credentials end in \d+ \w+\n$/);
    expect((await rig.run(['status'], korean)).out).toMatch(/자격 증명 만료: \S+/);
    expect((await rig.run(['stop'])).err).toContain('kept in memory only, so they end too');
    expect((await rig.run(['stop'], korean)).err).toContain('로그인도 끝납니다');
  });

  it('says of an unknown role whose roles are listed', async () => {
    expect((await rig.run(['credentials', 'nope'])).err).toBe(
      'nope is no role of yours; `daypass roles` lists those you have.\n',
    );
  });
});
