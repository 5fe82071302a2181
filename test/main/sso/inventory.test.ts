import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InventoryProgress } from '../../../preload/contract.ts';
import { generateOrganization } from '../../identity-center/generate.ts';
import { type Rig, type RigOptions, startRig } from '../rig.ts';
import { fakeTime, passTime, passTimeUntil, settle } from '../settle.ts';

beforeEach(() => fakeTime());
afterEach(() => vi.useRealTimers());

const rolesOf = (rig: Rig) =>
  (rig.core.store.get().sessions[0]?.accounts ?? []).flatMap(({ roles }) => roles.map(({ id }) => id));

async function signedIn(options: RigOptions) {
  const rig = await startRig(options);
  const seen: InventoryProgress[] = [];
  rig.core.store.subscribe(({ sessions }) => {
    if (sessions[0] !== undefined) seen.push(sessions[0].progress);
  });
  await rig.signIn();
  return { rig, seen };
}

describe('the inventory', () => {
  it('lists 1,000 accounts behind the 20 calls/s throttle in at most 1.25 times the ideal, and shows no fault', async () => {
    const organization = generateOrganization({ accounts: 1000, rolesPerAccount: 3, seed: '1' });
    const { rig, seen } = await signedIn({ organization, throttle: { perSecond: 20, burst: 20 } });
    await using _ = rig;
    const startedAtMs = Date.now();
    await passTimeUntil(rig.core.refresh(rig.session.id), 25);
    const idealMs = ((1010 - 20) / 20) * 1000;
    const lastCallMs = rig.center.calls.at(-1)?.atMs ?? Number.NaN;
    expect(lastCallMs - startedAtMs).toBeLessThanOrEqual(1.25 * idealMs);
    expect(rolesOf(rig)).toHaveLength(3000);
    expect(seen.filter(({ kind }) => kind === 'failed')).toEqual([]);
    expect(rig.center.calls.filter(({ status }) => status === 429).length).toBeLessThan(60);
  }, 60_000);

  it('shows the last known list at once after a restart, without asking anyone', async () => {
    const { rig } = await signedIn({});
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    const before = rolesOf(rig);
    rig.center.resetCalls();
    rig.center.faults.add({ operation: '*', times: Infinity, fault: { kind: 'drop' } });
    await rig.restart();
    expect(rolesOf(rig)).toEqual(before);
    expect(rig.center.count('ListAccountRoles')).toBe(0);
  });

  it('goes on where it was cut off when it is started again', async () => {
    const organization = generateOrganization({ accounts: 60, rolesPerAccount: 2, seed: '2' });
    const { rig } = await signedIn({ organization });
    await using _ = rig;
    rig.center.faults.add({
      operation: 'ListAccountRoles',
      accountId: organization.accounts[59]?.id ?? '',
      times: Infinity,
      fault: { kind: 'hang' },
    });
    await passTime(12_000, 100);
    const listed = rolesOf(rig).length / 2;
    expect(listed).toBeGreaterThan(20);
    rig.center.faults.clear();
    rig.center.resetCalls();
    await rig.restart();
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    expect(rolesOf(rig)).toHaveLength(120);
    expect(rig.center.count('ListAccountRoles')).toBe(60 - listed);
  });

  it('asks first for the accounts a person is looking at', async () => {
    const organization = generateOrganization({ accounts: 40, rolesPerAccount: 1, seed: '3' });
    const { rig } = await signedIn({ organization });
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    rig.center.resetCalls();
    const looking = organization.accounts.slice(-3).map(({ id }) => id);
    await passTimeUntil(rig.core.refresh(rig.session.id, { first: looking }), 100);
    const asked = rig.center.calls.filter(({ operation }) => operation === 'ListAccountRoles');
    expect(
      asked
        .slice(0, 3)
        .map(({ accountId }) => accountId ?? '')
        .toSorted(),
    ).toEqual(looking.toSorted());
  });

  it('keeps what it knew of an account that fails, says so, and asks again only for that one', async () => {
    const { rig } = await signedIn({});
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    const before = rolesOf(rig);
    const accountId = rig.core.store.get().sessions[0]?.accounts[2]?.id ?? '';
    vi.setSystemTime(Date.now() + 1000);
    rig.center.faults.add({
      operation: 'ListAccountRoles',
      accountId,
      times: 4,
      fault: { kind: 'status', status: 500 },
    });
    const failing = rig.core.refresh(rig.session.id);
    const seen = expect(failing).rejects.toMatchObject({ code: 'unavailable' });
    await passTimeUntil(
      failing.catch(() => undefined),
      100,
    );
    await seen;
    expect(rolesOf(rig)).toEqual(before);
    expect(rig.core.store.get().sessions[0]?.progress).toMatchObject({
      kind: 'failed',
      error: { code: 'unavailable' },
    });
    rig.center.resetCalls();
    expect(await passTimeUntil(rig.core.refresh(rig.session.id), 100)).toBeUndefined();
    expect(rig.center.count('ListAccountRoles')).toBe(1);
  });

  it('shares one run between all who ask', async () => {
    const { rig } = await signedIn({});
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    rig.center.resetCalls();
    await passTimeUntil(Promise.all([1, 2, 3].map(() => rig.core.refresh(rig.session.id))), 100);
    expect(rig.center.count('ListAccounts')).toBe(1);
  });

  it.each([30, -30])(
    'goes by the services’ clock, though the local one was set by %i minutes',
    async (minutes) => {
      const organization = generateOrganization({ accounts: 60, rolesPerAccount: 1, seed: '4' });
      const { rig, seen } = await signedIn({ organization });
      await using _ = rig;
      await passTimeUntil(rig.core.refresh(rig.session.id), 100);
      vi.setSystemTime(Date.now() + minutes * 60_000);
      rig.center.setClockOffset(-minutes * 60_000);
      rig.center.resetCalls();
      seen.length = 0;
      await passTimeUntil(rig.core.refresh(rig.session.id), 100);
      const done = seen.flatMap((progress) => (progress.kind === 'listing' ? [progress.done] : []));
      expect(done.at(-1)).toBe(60);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect(new Set(done).size).toBeGreaterThan(30);
      expect(rig.center.count('ListAccountRoles')).toBe(60);
    },
  );

  it('is listed hourly by itself, though it was tried once while the local clock was a day ahead', async () => {
    const { rig } = await signedIn({});
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    const startedAtMs = Date.now();
    vi.setSystemTime(startedAtMs + 24 * 60 * 60_000);
    rig.center.faults.add({ operation: '*', times: Infinity, fault: { kind: 'drop' } });
    const failing = rig.core.refresh(rig.session.id).catch((error: { code: string }) => error.code);
    expect(await passTimeUntil(failing, 500)).toBe('offline');
    rig.center.faults.clear();
    vi.setSystemTime(startedAtMs + 61 * 60_000);
    rig.center.resetCalls();
    await passTime(2 * 60_000, 1000);
    expect(rig.center.count('ListAccounts')).toBeGreaterThan(0);
  });

  it('counts an account as having no roles when AWS forbids it twice', async () => {
    const { rig } = await signedIn({});
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    const account = rig.core.store.get().sessions[0]?.accounts[0];
    rig.center.faults.add({
      ...{ operation: 'ListAccountRoles', accountId: account?.id ?? '', times: Infinity },
      fault: { kind: 'status', status: 403, error: 'ForbiddenException' },
    });
    const changes = await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    expect(changes?.lost).toEqual(account?.roles.map(({ id }) => id));
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('signed-in');
  });

  it('writes nothing secret into its file', async () => {
    const { rig } = await signedIn({});
    await using _ = rig;
    await passTimeUntil(rig.core.refresh(rig.session.id), 100);
    await settle();
    const text = await readFile(path.join(rig.dataFolder, 'inventory', `${rig.session.id}.json`), 'utf8');
    for (const secret of rig.center.secrets) expect(text).not.toContain(secret);
  });
});
