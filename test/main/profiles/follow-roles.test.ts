import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstChoice } from '../../../main/profiles/profile-choice.ts';
import { type Rig, startRig } from '../rig.ts';

let rig: Rig & AsyncDisposable;
beforeEach(async () => {
  rig = await startRig();
  await rig.signIn();
  await rig.core.refresh(rig.session.id);
});
afterEach(() => rig[Symbol.asyncDispose]());

const text = () => readFile(path.join(rig.dataFolder, 'aws-config'), 'utf8').catch(() => '');
const request = (follow: boolean) => ({
  ...{ adopt: [], rename: false },
  choice: { ...firstChoice, follow },
});
const developer = { group: 'payments', accountId: '452907316084', permissionSet: 'PaymentsDeveloper' };
const operator = { ...developer, permissionSet: 'PaymentsOperator' };
const followed = () => rig.logged.filter((line) => line.includes('profiles-followed')).length;

describe('profiles that follow the roles', () => {
  it('come and go with them, and with nothing that a list did not see to its end', async () => {
    await rig.core.profiles.apply(request(true));
    rig.center.unassign(developer);
    rig.center.assign(operator);
    await rig.core.refresh(rig.session.id);
    await expect.poll(text, { timeout: 30_000 }).toContain('[profile payments-dev-PaymentsOperator]');
    expect(await text()).not.toContain('payments-dev-PaymentsDeveloper');

    const before = followed();
    rig.center.unassign(operator);
    rig.center.faults.add({ operation: 'ListAccounts', times: 100, fault: { kind: 'status', status: 500 } });
    await expect(rig.core.refresh(rig.session.id)).rejects.toThrow();
    await rig.core.favourites.set('hanbit/452907316084/ReadOnlyAccess', true);
    await expect.poll(followed, { timeout: 30_000 }).toBeGreaterThan(before);
    expect(await text()).toContain('[profile payments-dev-PaymentsOperator]');
  });

  it('are brought up to date by a new start, as where the client has moved', async () => {
    await rig.core.profiles.apply(request(true));
    await rig.restart({ client: '/opt/moved/daypass' });
    await expect
      .poll(text, { timeout: 30_000 })
      .toContain('credential_process = /opt/moved/daypass credentials');
  });

  it('stay though a whole sign-in is gone that nobody was asked about', async () => {
    await rig.core.profiles.apply(request(true));
    const before = await text();
    await rig.core.close();
    await rm(path.join(rig.dataFolder, 'sessions.json'));
    const count = followed();
    await rig.restart();
    await expect.poll(followed, { timeout: 30_000 }).toBeGreaterThan(count);
    expect(await text()).toBe(before);
  });

  it('do not, unless somebody said so', async () => {
    await rig.core.profiles.apply(request(false));
    const before = await text();
    rig.center.unassign(developer);
    await rig.core.refresh(rig.session.id);
    const { profiles } = await rig.core.profiles.preview(request(false));
    expect(profiles.map(({ change }) => change)).toContain('remove');
    expect(followed()).toBe(0);
    expect(await text()).toBe(before);
  });
});
