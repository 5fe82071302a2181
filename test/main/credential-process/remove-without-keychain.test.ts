import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { chosenKeychain } from '../../../main/keychain/chosen-keychain.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import type { ErrorCode } from '../../../preload/contract.ts';
import { settle } from '../settle.ts';
import { korean, startVerbRig, type VerbRig } from './verb-rig.ts';

let rig: VerbRig;
let fault: ErrorCode | undefined;
beforeEach(async () => {
  fault = undefined;
  rig = await startVerbRig();
});
afterEach(() => rig[Symbol.asyncDispose]());

/** As after a start where the keychain answers so; the items are the same. `inMemory`: the user chose to go on without it. */
async function restart(inMemory = false): Promise<void> {
  const store = createMemoryStore(rig.rig.items);
  const orFault = <T>(step: () => Promise<T>) =>
    fault === undefined ? step() : Promise.reject(new AppError(fault));
  const system = openKeychain({
    ...store,
    lasting: true,
    get: (account) => orFault(() => store.get(account)),
    set: (account, value) => orFault(() => store.set(account, value)),
    delete: (account) => orFault(() => store.delete(account)),
  });
  const choice = { inMemory: () => inMemory, onChange: () => () => undefined };
  await rig.rig.restart({ keychain: chosenKeychain(system, openKeychain(createMemoryStore()), choice) });
}

const isKept = () => [...rig.rig.items.keys()].some((name) => name.startsWith('session:'));
const sessions = async () =>
  (await rig.run(['sessions'])).out.split('\n').filter((line) => line.startsWith('hanbit')).length;

async function addAgain(): Promise<void> {
  const { startUrl, region } = rig.rig.center;
  await rig.run(['sessions', 'add', 'hanbit', '--start-url', startUrl, '--region', region]);
}

describe.each(['keychain-unavailable', 'keychain-locked'] as const)('with %s', (code) => {
  it('a session that nobody ever signed in to is signed out, and goes', async () => {
    fault = code;
    await restart();
    expect((await rig.run(['sessions'])).out).toMatch(/^hanbit +signed out /);
    expect(await rig.run(['logout', 'hanbit'])).toMatchObject({ code: 0 });
    expect(await rig.run(['sessions', 'remove', 'hanbit'])).toMatchObject({
      ...{ code: 0, out: 'Removed hanbit.\n' },
    });
    expect(await sessions()).toBe(0);
  });

  it('one that somebody signed in to stays, unless the person says so', async () => {
    await rig.signIn();
    fault = code;
    await restart();
    for (const asking of [{}, korean]) {
      const { code: ended, err } = await rig.run(['sessions', 'remove', 'hanbit'], asking);
      expect([ended, err]).toEqual([5, expect.stringContaining('daypass sessions remove hanbit --yes')]);
    }
    expect(await rig.run(['logout', 'hanbit'])).toMatchObject({ code: 5 });
    expect(await sessions()).toBe(1);
    expect(await rig.run(['sessions', 'remove', 'hanbit', '--yes'])).toMatchObject({ code: 0 });
    expect([await sessions(), isKept()]).toEqual([0, true]);
  });

  it('what was left goes when the keychain answers at a later start', async () => {
    await rig.signIn();
    fault = code;
    await restart();
    await rig.run(['sessions', 'remove', 'hanbit', '--yes']);
    await restart();
    expect(isKept()).toBe(true);
    fault = undefined;
    await restart();
    await expect.poll(isKept).toBe(false);
    const file = path.join(rig.rig.dataFolder, 'left-in-keychain.json');
    await expect.poll(async () => JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ sessions: [] });
  });

  it('what was left is no sign-in of a session that is added again, and a new one takes its place', async () => {
    await rig.signIn();
    fault = code;
    await restart();
    await rig.run(['sessions', 'remove', 'hanbit', '--yes']);
    await addAgain();
    fault = undefined;
    expect((await rig.run(['sessions'])).out).toMatch(/^hanbit +signed out /);
    await rig.rig.signIn();
    await restart();
    expect((await rig.run(['sessions'])).out).toMatch(/^hanbit +signed in /);
  });

  it('what was left and cannot be taken out is told in the log, but not for want of a keychain', async () => {
    await rig.signIn();
    fault = code;
    await restart();
    await rig.run(['sessions', 'remove', 'hanbit', '--yes']);
    await restart();
    const told = () => rig.rig.logged.filter((line) => line.includes('left-not-collected'));
    await settle();
    expect(told()).toEqual([]);
    fault = 'keychain-damaged';
    await restart();
    await expect.poll(() => told().length).toBe(1);
    expect(JSON.parse(told()[0] ?? '')).toEqual({
      ...{ at: expect.any(String), event: 'left-not-collected', code: 'keychain-damaged' },
    });
  });

  it('what was left does not come back after a time in memory', async () => {
    await rig.signIn();
    fault = code;
    await restart();
    await rig.run(['sessions', 'remove', 'hanbit', '--yes']);
    await restart(true);
    await addAgain();
    await rig.rig.signIn();
    expect((await rig.run(['sessions'])).out).toMatch(/^hanbit +signed in /);
    await rig.run(['sessions', 'remove', 'hanbit', '--yes']);
    await restart(true);
    await addAgain();
    fault = undefined;
    await restart();
    expect((await rig.run(['sessions'])).out).toMatch(/^hanbit +signed out /);
    await expect.poll(isKept).toBe(false);
  });
});

it('a session that somebody signed in to is not known to be without a sign-in, also after a restart', async () => {
  await rig.signIn();
  fault = 'keychain-unavailable';
  await restart();
  expect((await rig.run(['sessions'])).out).toMatch(/^hanbit +unknown /);
});
