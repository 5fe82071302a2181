import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MenuEntry } from '../../../../main/desktop/tray/entry.ts';
import { keepTray } from '../../../../main/desktop/tray/keep-tray.ts';
import { trayMenu } from '../../../../main/desktop/tray/menu.ts';
import { iconState, tooltip } from '../../../../main/desktop/tray/icon.ts';
import { accountId, anAccount, aSession, aState, hours, manyAccounts, minutes, nine } from '../a-state.ts';
import { labels } from './menu-text.ts';

beforeEach(() => vi.useFakeTimers({ now: nine }));
afterEach(() => vi.useRealTimers());

function aTray() {
  const seen: { icon: string; text: string; menu: readonly MenuEntry[] } = { icon: '', text: '', menu: [] };
  const calls: string[] = [];
  const set = (call: string, news: Partial<typeof seen>) => {
    calls.push(call);
    Object.assign(seen, news);
  };
  const tray = keepTray(
    {
      setIcon: (icon) => set('icon', { icon }),
      setTooltip: (text) => set('tooltip', { text }),
      setMenu: (menu) => set('menu', { menu }),
    },
    Date.now,
  );
  return { tray, seen, calls };
}

const role = `hanbit/${accountId(1)}/Admin`;
const withRole = aState({
  sessions: [aSession({ accounts: [anAccount('payments')] })],
  favourites: [role],
  held: [{ roleId: role, issuedAtMs: nine, expiresAtMs: nine + hours(1), inUse: false, renewedAhead: false }],
});

describe('the tray', () => {
  it('sets only what is new', () => {
    const { tray, calls } = aTray();
    tray.update(aState());
    expect(calls.splice(0)).toEqual(['icon', 'tooltip', 'menu']);
    vi.advanceTimersByTime(5_000);
    tray.update(aState({ revision: 2 }));
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(5_000);
    tray.update(
      aState({ chainedRoles: [], clipboard: { roleId: role, form: 'env-bash', clearsAtMs: nine } }),
    );
    expect(calls).toEqual(['menu']);
  });

  it('counts the last quarter of an hour and wakes up for nothing else', () => {
    const { tray, seen, calls } = aTray();
    tray.update(withRole);
    calls.splice(0);
    vi.advanceTimersByTime(minutes(45) - 1);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(labels(seen.menu).find((label) => label.startsWith('payments'))).toMatch(/15 min left$/);
    vi.advanceTimersByTime(minutes(15));
    expect(calls.length).toBe(16);
    expect(labels(seen.menu)).toContain('payments · Admin');
    // What is left is the day in "signed in since", half a day later.
    vi.advanceTimersByTime(hours(10));
    expect(calls.length).toBe(16);
  });

  it('has no timer while nothing ages', () => {
    const { tray } = aTray();
    tray.update(aState());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows a burst of snapshots once a second and ends with the last', () => {
    const { tray, seen, calls } = aTray();
    for (let count = 1; count <= 100; count++)
      tray.update(aState({ sessions: [aSession({ accounts: manyAccounts(count, ['Admin']) })] }));
    expect(calls.filter((call) => call === 'menu')).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    expect(calls.filter((call) => call === 'menu')).toHaveLength(2);
    expect(labels(seen.menu)).toContain('All accounts (100)');
  });

  it('is true at once after a sleep, also when the clock went back', () => {
    const { tray, seen } = aTray();
    tray.update(withRole);
    vi.setSystemTime(nine + minutes(50));
    tray.refresh();
    expect(labels(seen.menu)).toContain('payments · Admin, 10 min left');
    vi.setSystemTime(nine);
    tray.update(withRole);
    expect(labels(seen.menu).some((label) => label.startsWith('payments · Admin, until'))).toBe(true);
  });

  it('never shows a menu that is out of date', () => {
    const step = fc.integer({ min: 1, max: minutes(20) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        vi.setSystemTime(nine);
        const { tray, seen } = aTray();
        tray.update(withRole);
        for (const ms of steps) {
          vi.advanceTimersByTime(ms);
          // Up to a second late at most.
          vi.advanceTimersByTime(1_000);
          expect(labels(seen.menu)).toEqual(labels(trayMenu(withRole, Date.now())));
          expect([seen.icon, seen.text]).toEqual([
            iconState(withRole, Date.now()),
            tooltip(withRole, Date.now()),
          ]);
        }
        tray.stop();
      }),
      { numRuns: 20 },
    );
  });
});
