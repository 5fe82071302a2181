import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { korean, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
let file: string;
beforeEach(async () => {
  rig = await startVerbRig();
  file = path.join(rig.rig.dataFolder, 'sessions.json');
  await writeFile(file, '{broken');
  await rig.rig.restart();
});
afterEach(() => rig[Symbol.asyncDispose]());

const role = 'hanbit/452907316084/PaymentsDeveloper';

describe('a damaged list of sign-ins', () => {
  it.each([
    ['status'],
    ['sessions'],
    ['roles'],
    ['login'],
    ['login', 'hanbit'],
    ['credentials', role],
    ['env', role],
    ['config'],
    ['config', 'apply'],
  ])('is said by `daypass %s %s`, with where it is kept, in both languages', async (...args) => {
    expect((await rig.run(args)).err).toContain(
      `The file of your sign-ins was damaged and set aside as ${file}.damaged; add them again`,
    );
    expect((await rig.run(args, korean)).err).toContain(`${file}.damaged에 따로 두었습니다`);
  });

  it('is in the snapshot and in status --json', async () => {
    const damaged = [{ kind: 'sessions', keptAs: `${file}.damaged` }];
    expect(rig.rig.core.store.get().damagedFiles).toEqual(damaged);
    expect(JSON.parse((await rig.run(['status', '--json'])).out)).toMatchObject({ damagedFiles: damaged });
  });

  it('is said no more once a sign-in is added', async () => {
    const { startUrl, region } = rig.rig.center;
    await rig.run(['sessions', 'add', 'hanbit', '--start-url', startUrl, '--region', region]);
    await expect.poll(() => rig.rig.core.store.get().damagedFiles).toEqual([]);
    expect((await rig.run(['status'])).err).not.toContain('damaged');
  });
});

it.each([
  ['credentials', 'chain:deploy'],
  ['exec', 'chain:deploy', '--', 'aws'],
])('a damaged list of chained roles is said by `daypass %s %s` of one', async (...args) => {
  const chained = path.join(rig.rig.dataFolder, 'chained-roles.json');
  await writeFile(chained, '{broken');
  await rig.rig.restart();
  expect((await rig.run(args)).err).toContain(
    `The file of your chained roles was damaged and set aside as ${chained}.damaged; add them again`,
  );
});
