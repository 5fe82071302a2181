import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChainedRole } from '../../../main/credentials/chained-role.ts';
import { chainedRolesSchema, loadChainedRoles } from '../../../main/credentials/chained-roles-file.ts';
import type { AppError } from '../../../main/errors.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const payments: ChainedRole = {
  ...{ id: 'chain:payments', base: 'hanbit/334072819650/PaymentsOperator', durationSeconds: 3600 },
  ...{ roleArn: 'arn:aws:iam::369417052848:role/team-payments', region: 'ap-northeast-2' },
};
const reports: ChainedRole = {
  ...{ id: 'chain:reports', base: 'chain:payments', externalId: 'hanbit-2024', sessionName: 'hana' },
  ...{ roleArn: 'arn:aws:iam::571029384650:role/team/payments/reports', durationSeconds: 900 },
  region: 'eu-central-1',
};

let folder: TemporaryFolder;
let told: AppError[];
beforeEach(async () => {
  folder = await temporaryFolder();
  told = [];
});
afterEach(() => folder[Symbol.asyncDispose]());

const file = () => folder.file('chained-roles.json');
const load = () => loadChainedRoles(storedFile(file(), chainedRolesSchema), (error) => void told.push(error));
const writeRoles = (...chainedRoles: readonly object[]) =>
  writeFile(file(), JSON.stringify({ schema: 1, chainedRoles }));

describe('chained roles', () => {
  it('are there after a restart as they were added', async () => {
    const roles = await load();
    await roles.add(payments);
    await roles.add(reports);
    const again = await load();
    expect(again.all()).toEqual([payments, reports]);
    expect(again.find('chain:reports')).toEqual(reports);
    expect(again.find('chain:other')).toBeUndefined();
  });

  it('are plain JSON with a schema, for people to read', async () => {
    await (await load()).add(payments);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ schema: 1, chainedRoles: [payments] });
  });

  it('are none where there is no file', async () => {
    expect((await load()).all()).toEqual([]);
    expect(existsSync(file())).toBe(false);
  });

  it('have an hour where the file says nothing of a duration', async () => {
    const { durationSeconds: _none, ...rest } = payments;
    await writeRoles(rest);
    expect((await load()).all()).toEqual([payments]);
  });

  it('tell who listens of each change', async () => {
    const roles = await load();
    let told = 0;
    const stop = roles.onChange(() => (told += 1));
    await roles.add(payments);
    await roles.change({ ...payments, durationSeconds: 1800 });
    await roles.remove(payments.id);
    stop();
    await roles.add(payments);
    expect(told).toBe(3);
  });

  it.each<[keyof ChainedRole, unknown]>([
    ...['payments', 'chain:', 'chain:a b', 'chain:결제', 'hanbit/334072819650/X'].map(
      (id): [keyof ChainedRole, unknown] => ['id', id],
    ),
    ['base', 'hanbit'],
    ['base', 'payments'],
    ['region', 'nowhere-1'],
    ['region', 'us-east-1.evil.example'],
    ['roleArn', 'arn:aws:iam::36941705284:role/team-payments'],
    ['roleArn', 'arn:aws:iam::369417052848:user/team-payments'],
    ['roleArn', 'arn:aws:sts::369417052848:assumed-role/team-payments/hana'],
    ['roleArn', 'arn:aws-cn:iam::369417052848:role/team-payments'],
    ['roleArn', 'arn:aws:iam::369417052848:role/'],
    ['roleArn', 'arn:aws:iam::369417052848:role/a//b'],
    ['roleArn', 'arn:aws:iam::369417052848:role/team-payments\n'],
    ['roleArn', `arn:aws:iam::369417052848:role/${'x'.repeat(65)}`],
    ['roleArn', `arn:aws:iam::369417052848:role/${'x/'.repeat(1100)}y`],
    ['externalId', 'x'],
    ['externalId', 'a b'],
    ['externalId', 'x'.repeat(1225)],
    ['sessionName', 'x'],
    ['sessionName', 'hana kim'],
    ['sessionName', 'x'.repeat(65)],
    ['durationSeconds', 899],
    ['durationSeconds', 3601],
    ['durationSeconds', 1000.5],
    ['durationSeconds', Number.NaN],
  ])('with the %s %j are refused, naming the field, and damage a file', async (field, value) => {
    const wrong = { ...payments, [field]: value };
    const roles = await load();
    await expect(roles.add(wrong)).rejects.toMatchObject({ code: 'chained-role-invalid', subject: field });
    expect([roles.all(), existsSync(file())]).toEqual([[], false]);
    await writeRoles(wrong);
    expect((await load()).all()).toEqual([]);
    expect(told.map(({ code }) => code)).toEqual(['file-damaged']);
  });

  it.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-eusc', 'eusc-de-east-1'],
    ['aws-iso-b', 'us-isob-east-1'],
  ])('may be in the partition %s, in a region of it', async (partition, region) => {
    const roleArn = `arn:${partition}:iam::369417052848:role/team-payments`;
    const roles = await load();
    await expect(roles.add({ ...payments, roleArn })).rejects.toMatchObject({ subject: 'roleArn' });
    await roles.add({ ...payments, roleArn, region });
    expect((await load()).all()).toHaveLength(1);
  });

  it('have names that differ by more than upper and lower case', async () => {
    const roles = await load();
    await roles.add(payments);
    const again = roles.add({ ...payments, id: 'chain:Payments' });
    await expect(again).rejects.toMatchObject({ code: 'chained-role-exists', subject: 'chain:payments' });
  });

  it('are based on a role that is there', async () => {
    const adding = (await load()).add(reports);
    await expect(adding).rejects.toMatchObject({ code: 'role-unknown', subject: 'chain:payments' });
  });

  it('can be removed from under others, which can be read all the same', async () => {
    const roles = await load();
    await roles.add(payments);
    await roles.add(reports);
    await roles.remove(payments.id);
    expect((await load()).all()).toEqual([reports]);
    await expect(roles.remove(payments.id)).rejects.toMatchObject({ code: 'role-unknown' });
    await expect(roles.change(payments)).rejects.toMatchObject({ code: 'role-unknown' });
  });

  it('never lead in a circle, neither by a change nor by a hand in the file', async () => {
    const roles = await load();
    await roles.add(payments);
    await roles.add(reports);
    for (const base of ['chain:payments', 'chain:reports'])
      await expect(roles.change({ ...payments, base })).rejects.toMatchObject({
        ...{ code: 'chained-role-loop', subject: 'chain:payments' },
      });
    expect((await load()).all()).toEqual([payments, reports]);
    await writeRoles({ ...payments, base: 'chain:reports' }, reports);
    expect((await load()).all()).toEqual([]);
    expect(told.map(({ code }) => code)).toEqual(['file-damaged']);
  });

  it('lead through five roles at most', async () => {
    const roles = await load();
    await roles.add({ ...payments, id: 'chain:1' });
    for (const n of [2, 3, 4, 5]) await roles.add({ ...payments, id: `chain:${n}`, base: `chain:${n - 1}` });
    const sixth = roles.add({ ...payments, id: 'chain:6', base: 'chain:5' });
    await expect(sixth).rejects.toMatchObject({ code: 'chained-role-loop', subject: 'chain:6' });
  });

  it('of a newer Daypass are never written', async () => {
    await writeFile(file(), JSON.stringify({ schema: 2, chainedRoles: [payments] }));
    const roles = await load();
    expect(roles.all()).toEqual([payments]);
    await expect(roles.remove(payments.id)).rejects.toMatchObject({ code: 'data-newer' });
    expect(roles.all()).toEqual([payments]);
  });
});
