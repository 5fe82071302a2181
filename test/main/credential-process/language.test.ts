import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developer, startVerbRig, terminal, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
beforeAll(async () => {
  rig = await startVerbRig();
  await rig.signIn();
  const { startUrl, region } = rig.rig.center;
  await rig.rig.core.addSession({ startUrl, region, label: '결제팀…' });
});
afterAll(() => rig[Symbol.asyncDispose]());

const lines = [
  ['help'],
  ['help', 'exec'],
  ['sessions'],
  ['roles'],
  ['roles', '결제'],
  ['status'],
  ['settings'],
  ['nonsense한글'],
  ['logout'],
  ['login'],
  ['credentials', '한글'],
  ['env', 'payments'],
];

describe('a locale without UTF-8', () => {
  it.each(['', 'C', 'POSIX', 'ko_KR.eucKR', 'ko_KR', 'en_US.ISO-8859-1'])(
    'like %j gets English in ASCII alone',
    async (locale) => {
      await rig.settings.set('language', 'ko');
      for (const args of lines)
        for (const asking of [{}, { ...terminal, noColor: true }]) {
          const { out, err } = await rig.run(args, { ...asking, locale });
          expect(out + err).toMatch(/^[\x20-\x7e\n]*$/);
        }
      await rig.settings.set('language', 'system');
      expect((await rig.run(['help'], { locale })).out).toContain('lasts the day');
    },
  );

  it('gets columns that stand under each other', async () => {
    const { out } = await rig.run(['sessions'], { locale: 'C' });
    const [one, other] = out.split('\n');
    expect(one?.indexOf('ap-northeast-2')).toBe(other?.indexOf('ap-northeast-2'));
  });

  it('gets credentials like any other', async () => {
    const { out, code } = await rig.run(['credentials', `hanbit/${developer}`], { locale: 'C' });
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ Version: 1 })]);
  });
});

describe('a locale with UTF-8', () => {
  it.each([
    ['ko_KR.UTF-8', '하루 동안'],
    ['ko.utf8', '하루 동안'],
    ['en_US.UTF-8', 'lasts the day'],
    ['C.UTF-8', 'lasts the day'],
    ['kok_IN.UTF-8', 'lasts the day'],
    ['de_DE.UTF-8@euro', 'lasts the day'],
  ])('%s gets its language', async (locale, text) => {
    expect((await rig.run(['help'], { locale })).out).toContain(text);
  });

  it('says errors in its language too', async () => {
    const { err } = await rig.run(['credentials', 'xyz'], { locale: 'ko_KR.UTF-8' });
    expect(err).toBe('xyz: 없는 역할입니다. `daypass roles`로 목록을 볼 수 있습니다.\n');
  });
});
