import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { activeRow } from './keyboard-promises.ts';
import { sharedAccounts, stateOf } from './screenshot-scenes.ts';
import type { Open } from './window.test.ts';

/** What is painted over the texts of the rows as matching. */
function markedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    Array.from(CSS.highlights.get('match') ?? [], ({ startContainer, startOffset, endOffset }) =>
      (startContainer.textContent ?? '').slice(startOffset, endOffset),
    ),
  );
}

export function searchPromises(open: Open): void {
  describe('searching', () => {
    it('narrows the list as one types, marks what matched, and says how many were found', async () => {
      const { page } = await open();
      await page.keyboard.type('pay prod');
      await expect.poll(() => activeRow(page)).toContain('payments-prod');
      await expect.poll(() => markedTexts(page)).toEqual(expect.arrayContaining(['pay', 'prod']));
      expect(new Set(await markedTexts(page))).toEqual(new Set(['pay', 'prod']));
      expect(await page.locator('.section-head:visible').count()).toBe(0);
      const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount'));
      await page.getByRole('status').getByText(`${rows} role`).waitFor();
    });

    it('says while a list is read that nothing matches so far, until that is over', async () => {
      const { page, push, press } = await open({ change: stateOf('partial') });
      await page.keyboard.type('zebra');
      await page.getByText('What matches appears here by itself.').waitFor();
      await page.getByRole('status').getByText('“zebra” is not in the list so far').waitFor();
      await press('Control+k');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').fill('zebra');
      await dialog.locator('.pick-list-nothing').getByText('so far').waitFor();
      await press('Escape');
      await push((state) => ({
        ...state,
        sessions: state.sessions.map((session) => ({ ...session, progress: { kind: 'idle' } as const })),
      }));
      await page.getByRole('heading', { name: 'Nothing matches “zebra”' }).waitFor();
    });

    it('finds a role by the name of its profile', async () => {
      const { page } = await open({
        change: (state) => {
          const [, role] = state.sessions.flatMap(({ accounts }) => accounts.flatMap(({ roles }) => roles));
          const written = [{ roleId: role?.id ?? '', name: 'legacy-billing' }];
          return { ...state, profiles: { ...state.profiles, written } };
        },
      });
      await page.keyboard.type('legacy-bill');
      await expect.poll(() => page.locator('.role-row:visible').count()).toBe(1);
      expect(await activeRow(page)).toContain('nimbus-payments-prod');
    });

    it('names the sign-in where two have a role of one name: in the list, found and in the palette', async () => {
      const { page, press } = await open({ roles: 3, change: sharedAccounts });
      const signIns = page.locator('.role-row:visible .role-session');
      await expect.poll(() => signIns.count()).toBe(6);
      await page.keyboard.type('payments-prod');
      await expect.poll(() => signIns.allTextContents()).toEqual(['Nimbus', 'Partner']);
      await page.keyboard.type(' partner');
      await expect.poll(() => activeRow(page)).toContain('Partner');
      expect(await markedTexts(page)).toContain('Partner');
      await press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('payments-prod');
      await expect
        .poll(() => page.getByRole('dialog').locator('.role-session').allTextContents())
        .toEqual(['Nimbus', 'Partner']);
    });

    it('finds Korean by initial consonants and past a slip', async () => {
      const { page, press } = await open({ language: 'ko', roles: 300 });
      await page.keyboard.insertText('ㄱㅈ 운영');
      await expect.poll(() => activeRow(page)).toContain('결제 운영');
      await press('Escape');
      await page.keyboard.insertText('겔제');
      await expect.poll(() => activeRow(page)).toContain('결제');
      await expect.poll(async () => new Set(await markedTexts(page))).toEqual(new Set(['결제']));
    });

    it('puts what is used most first, moves it up as it is used, and the highlight stays on its role', async () => {
      const { page, push } = await open({ change: (state) => ({ ...state, favourites: [], roleUses: [] }) });
      await page.keyboard.type('payments');
      await expect.poll(() => activeRow(page)).toContain('payments');
      const highlighted = await activeRow(page);
      const rows = page.locator('.role-row:visible');
      const last = (await rows.last().getAttribute('id'))?.replace(/^role·/, '') ?? '';
      await push((state) => ({
        ...state,
        roleUses: [{ roleId: last, lastUsedAtMs: Date.UTC(2026, 10, 23), weight: 3, by: 'aws' }],
      }));
      await expect.poll(() => rows.first().getAttribute('id')).toContain(last);
      expect(await activeRow(page)).toBe(highlighted);
    });

    it('offers one way on when nothing matches', async () => {
      const { page } = await open();
      await page.keyboard.type('zebra');
      await page.getByText('Nothing matches “zebra”').waitFor();
      await page.getByRole('button', { name: 'Clear the search' }).click();
      await expect.poll(() => activeRow(page)).toContain('nimbus-');
    });

    it('shows the whole list as it was when the words are taken back, and only that', async () => {
      const { page, press } = await open({ roles: 300 });
      const first = await activeRow(page);
      const heads = page.locator('.section-head:visible');
      const before = await heads.allTextContents();
      await page.keyboard.type('pay');
      await expect.poll(() => heads.count()).toBe(0);
      await press('Escape');
      await expect.poll(() => heads.allTextContents()).toEqual(before);
      expect(await activeRow(page)).toBe(first);
      expect(await page.getByRole('grid').count()).toBe(1);
      await page.keyboard.type('zebra');
      await expect.poll(() => page.getByRole('grid').count()).toBe(0);
      expect(await page.locator('.role-row:visible').count()).toBe(0);
      for (let taken = 0; taken < 5; taken++) await press('Backspace');
      await expect.poll(() => heads.allTextContents()).toEqual(before);
    });

    it('takes no Enter or arrow from somebody who is still composing a syllable', async () => {
      const { page, calls } = await open({ language: 'ko' });
      await page.evaluate(() => {
        const field = document.activeElement;
        field?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true, cancelable: true }),
        );
      });
      expect(await calls('openConsole')).toEqual([]);
    });
  });
}
