import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../preload/contract.ts';
import { activeRow } from './keyboard-promises.ts';
import { snapshotAtMs } from './snapshots.ts';
import type { Open } from './window.test.ts';

const hour = 3_600_000;

/** Every node that the page adds or changes within the list from now on. */
async function watchRows(page: Page): Promise<() => Promise<readonly string[]>> {
  // Once the list has been measured it draws some rows beyond those in sight, the last thing it does by itself.
  await page.waitForFunction(() => {
    const list = document.querySelector('.role-list');
    const rows = [...(list?.querySelectorAll('[role=row]') ?? [])];
    const bottom = list?.getBoundingClientRect().bottom ?? Infinity;
    return rows.filter((row) => row.getBoundingClientRect().top > bottom).length > 0;
  });
  await page.evaluate(() => {
    const changed: string[] = [];
    const list = document.querySelector('.role-list');
    const observer = new MutationObserver((records) => {
      for (const { target, type, attributeName } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const inClock = element !== null && element.closest('.role-clock') !== null;
        changed.push(inClock ? 'clock' : `${type} ${attributeName ?? ''} of ${element?.className ?? ''}`);
      }
    });
    if (list !== null)
      observer.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(window, { changedRows: changed });
  });
  return () =>
    page.evaluate(() => {
      const changed: unknown = Reflect.get(window, 'changedRows');
      return Array.isArray(changed) ? changed.map(String) : [];
    });
}

const withRoles =
  (change: (ids: readonly string[]) => Pick<AppState['sessions'][number], 'changes'>) =>
  (state: AppState): AppState => ({
    ...state,
    sessions: state.sessions.map((session) => ({
      ...session,
      ...change(session.accounts.flatMap(({ roles }) => roles.map(({ id }) => id))),
    })),
  });

/** Takes a role away, as a listing that does not have it any more does. */
const losing =
  (lost: string, atMs: number) =>
  (state: AppState): AppState => ({
    ...state,
    sessions: state.sessions.map((session) => ({
      ...session,
      changes: { atMs, gained: [], lost: [lost] },
      accounts: session.accounts.map((account) => ({
        ...account,
        roles: account.roles.filter(({ id }) => id !== lost),
      })),
    })),
  });

export function snapshotPromises(open: Open): void {
  describe('what main tells', () => {
    it('shows roles that were gained, for a day', async () => {
      const gain = (atMs: number) =>
        withRoles((ids) => ({ changes: { atMs, gained: ids.slice(-2), lost: [] } }));
      const { page, push } = await open({ change: gain(snapshotAtMs - hour) });
      const head = page.getByRole('button', { name: /^New roles/ });
      await head.waitFor();
      expect(await head.textContent()).toContain('2');
      await push(gain(snapshotAtMs - 25 * hour));
      await expect.poll(() => head.count()).toBe(0);
    });

    it('says of roles that were taken away that they are not assigned any more', async () => {
      const window = await open({ roles: 40 });
      const { sessions, favourites, roleUses } = window.state();
      const onTop = new Set([...favourites, ...roleUses.map(({ roleId }) => roleId)]);
      const all = sessions.flatMap(({ accounts }) => accounts.flatMap(({ roles }) => roles));
      const lost = all.find(({ id }) => !onTop.has(id))?.id ?? '';
      await window.push(losing(lost, snapshotAtMs - hour));
      const head = window.page.getByRole('button', { name: /^Not assigned any more/ });
      await head.waitFor();
      await window.page.locator('.role-row').getByText('not assigned').first().waitFor();
    });

    it('keeps a favourite that was taken away, however long ago', async () => {
      const window = await open();
      const [favourite = ''] = window.state().favourites;
      await window.push(losing(favourite, snapshotAtMs - 300 * hour));
      await window.page.locator('.role-row').getByText('not assigned').waitFor();
    });

    it('begins among few roles with one that can be opened, not with one that was taken away', async () => {
      const { page } = await open({
        roles: 3,
        change: (state) => losing(state.favourites[0] ?? '', snapshotAtMs - hour)(state),
      });
      await page.locator('.role-row').getByText('not assigned').waitFor();
      expect(await page.locator('.section-head').last().textContent()).toContain('Not assigned');
      expect(await activeRow(page)).toContain('nimbus-payments-stage');
    });

    it('does so among many, where nothing was used or is a favourite yet', async () => {
      const { page } = await open({
        roles: 40,
        change: (state) => {
          const lost = state.sessions[0]?.accounts[0]?.roles[0]?.id ?? '';
          return losing(lost, snapshotAtMs - hour)({ ...state, favourites: [], roleUses: [] });
        },
      });
      const head = page.locator('.section-head').first();
      await head.waitFor();
      expect(await head.textContent()).not.toContain('Not assigned');
      expect(await activeRow(page)).not.toContain('not assigned');
    });

    it('passes over a snapshot that is older than what it shows', async () => {
      const { page, push, state } = await open({ language: 'en' });
      await push((before) => ({ ...before, language: 'ko' }));
      await page.getByPlaceholder('계정과 역할 검색').waitFor();
      await page.evaluate((old) => window.fakeMain.push(old), {
        ...state(),
        language: 'en',
        revision: 1,
      } as const);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    });

    it('goes where the tray says', async () => {
      const { page, push } = await open();
      await push((state) => ({
        ...state,
        ...(state.desktop === undefined
          ? {}
          : { desktop: { ...state.desktop, shown: { view: 'settings', times: 2 } } }),
      }));
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    });

    it('keeps the active role where it is when other roles come in', async () => {
      const { page, press, push } = await open({ roles: 300 });
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      const active = await activeRow(page);
      await push((state) => ({
        ...state,
        sessions: state.sessions.map((session) => ({ ...session, accounts: session.accounts.slice(0, -20) })),
      }));
      expect(await activeRow(page)).toBe(active);
    });

    it('draws the clocks alone when time goes on', async () => {
      const { page } = await open({ clock: 'still', roles: 300 });
      await page.getByText('1:44').waitFor();
      const changes = await watchRows(page);
      await page.clock.runFor(3_000);
      await page.getByText('1:41').waitFor();
      const seen = await changes();
      expect(seen).toContain('clock');
      expect(seen.filter((change) => change !== 'clock')).toEqual([]);
    });

    it('draws no row anew for a snapshot that says nothing new of it', async () => {
      const { page, push } = await open({ clock: 'still', roles: 300 });
      const changes = await watchRows(page);
      await push((state) => ({ ...state }));
      await push((state) => ({
        ...state,
        sessions: state.sessions.map((session) => ({
          ...session,
          progress: { kind: 'listing', done: 3, total: 9 },
        })),
      }));
      await page.getByText('3 of 9 accounts').waitFor();
      expect(await changes()).toEqual([]);
    });

    it('asks the page for as many rows as are in sight, of 5,000', async () => {
      const { page } = await open({ roles: 5_000 });
      expect(await page.locator('[role=row]').count()).toBeLessThan(30);
      expect(Number(await page.getByRole('grid').getAttribute('aria-rowcount'))).toBeGreaterThan(5_000);
    });
  });
}
