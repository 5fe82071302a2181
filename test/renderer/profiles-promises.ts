import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../preload/contract.ts';
import type { TestWindow, WindowWish } from './open-window.ts';
import { foreignOf, leftReadable, mixedChanges, previewOf, shadowsOfPayments } from './profile-previews.ts';
import { snapshot } from './snapshots.ts';
import type { Open } from './window.test.ts';

const roles = 40;
const usual = snapshot({ roles });
const mixed = previewOf(usual, mixedChanges, {
  ...{ undoable: true, foreign: foreignOf(usual), shadows: shadowsOfPayments },
});
const inStep = previewOf(usual, () => 'none', { undoable: true });

const chosen = (state: AppState): AppState => ({
  ...state,
  profiles: {
    ...{ ...state.profiles, chosen: true },
    written: [
      { roleId: state.favourites[0] ?? '', name: 'pay' },
      { roleId: state.favourites[0] ?? '', name: 'pay-us' },
    ],
  },
});

async function openProfiles(open: Open, wish: WindowWish = {}): Promise<TestWindow> {
  const window = await open({
    ...{ roles, ...wish },
    answers: { previewProfiles: previewOf(usual), findPlaintext: [], ...wish.answers },
  });
  await window.page.getByRole('button', { name: 'Menu' }).click();
  await window.page.getByRole('menuitem', { name: 'AWS profiles' }).click();
  await window.page.getByRole('heading', { name: 'AWS profiles', level: 1 }).waitFor();
  return window;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const lastChoice = async ({ calls }: TestWindow) => {
  const [request] = (await calls('previewProfiles')).at(-1) ?? [];
  return JSON.parse(JSON.stringify(request));
};

/** As the company calls its accounts. */
const called = (names: readonly string[]) => (state: AppState) => ({
  ...state,
  sessions: state.sessions.map((session) => ({
    ...session,
    accounts: session.accounts.map((account, index) => ({
      ...{ ...account, name: names[index] ?? account.name },
      mark: names[index] === undefined ? account.mark : {},
    })),
  })),
});

export function profilesPromises(open: Open): void {
  describe('the profiles of the AWS config', () => {
    it('say how many accounts show their number there, and lead to what gives them labels', async () => {
      const change = called(['정산-prod', '결제 운영']);
      const { page } = await openProfiles(open, {
        ...{ change, answers: { previewProfiles: previewOf(change(usual)) } },
      });
      await page.getByText('2 accounts have letters that a profile name cannot have').waitFor();
      await button(page, 'Account rules').click();
      await page.getByRole('heading', { name: 'Account rules', level: 1 }).waitFor();
    });

    it('are shown before they are written, written by one press, tried and taken back', async () => {
      const window = await openProfiles(open, {
        answers: {
          applyProfiles: { kind: 'written', preview: inStep },
          undoProfiles: { kind: 'written', preview: previewOf(usual) },
        },
      });
      const { page, calls } = window;
      await page.getByText('41 new').first().waitFor();
      await page.getByText('/home/mina/.aws/config').first().waitFor();
      expect(await page.locator('.profile-name').first().textContent()).toBe(
        'nimbus-payments-prod-ReadOnlyAccess',
      );
      await button(page, 'Lines of the file').click();
      await page.locator('.diff-added').getByText('[profile nimbus-payments-prod-ReadOnlyAccess]').waitFor();
      // A number for each file that has the line.
      const numbers = (kind: string) => page.locator(`.diff-${kind}`).first().locator('.diff-number');
      expect(await numbers('same').allTextContents()).toEqual(['4', '4']);
      expect(await numbers('added').allTextContents()).toEqual(['', '7']);
      expect(await calls('applyProfiles')).toEqual([]);

      await button(page, 'Write').click();
      await page.getByText('Written to /home/mina/.aws/config.').waitFor();
      expect(await calls('applyProfiles')).toEqual([[await lastChoice(window), 'as-shown']]);
      await button(page, 'Copy the command').click();
      await expect.poll(() => calls('copy')).toEqual([[mixed.profiles[0]?.roleId, 'profile-command']]);
      expect(await button(page, 'Write').count()).toBe(0);

      await button(page, 'Undo').click();
      await page.getByText('The last change was undone.').waitFor();
      expect(await calls('undoProfiles')).toEqual([[]]);
      await button(page, 'Write').waitFor();
    });

    it('are of the roles that are chosen, by patterns too, without a mouse', async () => {
      const window = await openProfiles(open, { change: chosen });
      const { page, press } = window;
      await page.getByRole('combobox', { name: 'A profile for' }).focus();
      await press('Enter');
      await page.locator('[role=option]:focus').waitFor();
      await page.keyboard.type('Fav');
      await page.locator('[role=option]:focus').getByText('Favourites').waitFor();
      await press('Enter', 'Tab');
      await expect.poll(async () => (await lastChoice(window)).choice.roles).toBe('favourites');
      await page.getByText('Only some of these').focus();
      await press('Enter');
      await field(page, 'Accounts').fill('nimbus-*, !*-sandbox,');
      await expect
        .poll(async () => (await lastChoice(window)).choice.where.accounts)
        .toEqual(['nimbus-*', '!*-sandbox']);
      await field(page, 'Accounts').fill('');
      expect(await field(page, 'Accounts').isVisible()).toBe(true);
      await page.getByRole('switch', { name: 'Keep in step with my roles' }).focus();
      await press('Space');
      await expect.poll(async () => (await lastChoice(window)).choice.follow).toBe(true);
      await button(page, 'Discard').click();
      await expect.poll(async () => (await lastChoice(window)).choice.roles).toBe('all');
    });

    it('are named by a template, whose faults are said at the field', async () => {
      const window = await openProfiles(open);
      const { page, refuse } = window;
      await page.getByText('For example: nimbus-payments-prod-ReadOnlyAccess').waitFor();
      await field(page, 'Name').fill('{account}/');
      await button(page, 'Insert {role}').click();
      await expect.poll(async () => (await lastChoice(window)).choice.template).toBe('{account}/{role}');
      const invalid = { code: 'profile-choice-invalid', recovery: 'fix-input' } as const;
      await refuse('previewProfiles', { ...invalid, subject: 'template' });
      await field(page, 'Name').fill('same');
      await page.getByText('Use at least one of the parts below').waitFor();
      expect(await button(page, 'Write').isDisabled()).toBe(true);
      await page.locator('.changes-body[inert]').waitFor();
      await page.getByRole('status').getByText('Not up to date').waitFor();
      await refuse('previewProfiles', { ...invalid, subject: 'region' });
      await field(page, 'Region').fill('nowhere');
      await page.getByText('One of these is not an AWS region.').waitFor();
    });

    it('are renamed only on request', async () => {
      const [first, ...rest] = inStep.profiles;
      const preview = {
        ...inStep,
        profiles: first === undefined ? rest : [{ ...first, proposed: 'a-new-name' }, ...rest],
      };
      const window = await openProfiles(open, { change: chosen, answers: { previewProfiles: preview } });
      await window.page.getByText('would be a-new-name today').waitFor();
      await window.page.getByRole('switch', { name: 'Rename 1 profile' }).click();
      await expect.poll(async () => (await lastChoice(window)).rename).toBe(true);
    });

    it('that would be other than what was seen are not written, but shown', async () => {
      const { page, calls } = await openProfiles(open, {
        answers: { applyProfiles: { kind: 'moved', preview: { ...mixed, digest: 'by-now' } } },
      });
      await button(page, 'Write').click();
      await page.locator('.changes').getByRole('alert').getByText('have changed since you looked').waitFor();
      await expect.poll(() => page.locator('.changes-counts').evaluate(isInWindow)).toBe(true);
      await page.getByText('1 name taken').first().waitFor();
      await button(page, 'Write').click();
      await expect.poll(async () => (await calls('applyProfiles')).at(-1)?.[1]).toBe('by-now');
    });

    it('are left alone in a file with errors, until it is looked at again', async () => {
      const fault = { code: 'key-twice', line: 9 } as const;
      const { page, calls } = await openProfiles(open, {
        answers: { previewProfiles: { ...previewOf(usual), fault, profiles: [], hunks: [] } },
      });
      await page.getByText('Line 9 of /home/mina/.aws/config').waitFor();
      expect(await button(page, 'Write').count()).toBe(0);
      await page.evaluate((preview) => {
        window.fakeMain.answers['previewProfiles'] = preview;
      }, previewOf(usual));
      const before = (await calls('previewProfiles')).length;
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await button(page, 'Write').waitFor();
      expect((await calls('previewProfiles')).length).toBeGreaterThan(before);
    });

    it('say why the file cannot be written, and can be tried again', async () => {
      const refusal = { kind: 'refused', file: '/x', fault: { code: 'read-only', line: 0 } };
      const { page, refuse } = await openProfiles(open, { answers: { applyProfiles: refusal } });
      await button(page, 'Write').click();
      await page.getByRole('alert').getByText('is read-only').waitFor();
      await refuse('applyProfiles', { code: 'file-unwritable', recovery: 'none', subject: 'config' });
      await button(page, 'Write').click();
      await page.getByRole('alert').getByText('config').waitFor();
      expect(await button(page, 'Write').isEnabled()).toBe(true);
    });

    it('of other tools become Daypass’s under their names, and what wins over one is said', async () => {
      const window = await openProfiles(open, { change: chosen, answers: { previewProfiles: mixed } });
      const { page } = window;
      await page.getByText('payments has access keys in the credentials file (line 12)').waitFor();
      await page.getByRole('switch', { name: 'payments', exact: true }).click();
      await expect.poll(async () => (await lastChoice(window)).adopt).toEqual([{ name: 'payments' }]);
      await button(page, 'Turn 2 into Daypass profiles').click();
      await expect
        .poll(async () => (await lastChoice(window)).adopt)
        .toEqual([{ name: 'payments' }, { name: 'payments-prod' }]);
      await page.getByRole('textbox', { name: 'Role for it' }).fill('payments');
      const offered = page.locator('.foreign-roles button');
      const named = await offered.first().textContent();
      await offered.first().click();
      await expect.poll(async () => (await lastChoice(window)).adopt.at(-1)?.name).toBe('old-leapp');
      expect((await lastChoice(window)).adopt.at(-1)?.roleId).toMatch(/^nimbus\/\d{12}\//);
      await page.getByText(`Leapp · ${named}`).waitFor();
      await page.getByRole('switch', { name: 'old-leapp', exact: true }).click();
      await expect.poll(async () => (await lastChoice(window)).adopt).toHaveLength(2);
      await button(page, 'Add a sign-in').click();
      await button(page, 'Discard').click();
      await page.getByRole('heading', { name: 'Sign-ins', level: 1 }).waitFor();
    });

    it('ask before a choice that was not written is lost', async () => {
      const { page, press } = await openProfiles(open, { change: chosen });
      await page.getByRole('switch', { name: 'Keep in step with my roles' }).click();
      await press('Escape');
      const dialog = page.getByRole('dialog', { name: 'Discard the changes?' });
      await dialog.getByRole('button', { name: 'Go on editing' }).click();
      await expect.poll(() => dialog.count()).toBe(0);
      await button(page, 'Back').click();
      await dialog.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('grid').waitFor();
    });

    it('are thousands without as many rows in the page', async () => {
      const state = snapshot({ roles: 5_000 });
      const { page } = await openProfiles(open, {
        roles: 5_000,
        answers: { previewProfiles: previewOf(state) },
      });
      await page.getByText('5,001 new').first().waitFor();
      expect(await page.locator('.profile-row').count()).toBeLessThan(40);
      await page.getByRole('region', { name: 'Profiles' }).focus();
      await page.keyboard.press('End');
      const last = page.locator('li[aria-posinset="5001"]');
      await last.waitFor();
      await button(page, 'Lines of the file').click();
      await page.locator('.diff-row').first().waitFor();
      expect(await page.locator('.diff-row').count()).toBeLessThan(60);
      await page.getByRole('region', { name: 'Lines of the file' }).focus();
      await page.keyboard.press('End');
      const end = page.locator('li[aria-posinset="25008"]');
      await expect.poll(() => end.evaluate(isInSight)).toBe(true);
    });

    it.each([420, 320])(
      'are whole in a window of %d px, each with its region where they differ',
      async (width) => {
        const regions = ['eu-central-1', 'ap-northeast-2'];
        const profiles = mixed.profiles.flatMap((profile) =>
          regions.map((region) => ({ ...profile, region, name: `${profile.name}-${region}` })),
        );
        const { page } = await openProfiles(open, {
          ...{ width, change: chosen },
          answers: { previewProfiles: { ...mixed, profiles } },
        });
        await page.locator('.profile-region').first().waitFor();
        await expect.poll(() => page.evaluate(cutOrOverlaid)).toEqual([]);
        await button(page, 'Lines of the file').click();
        await page.locator('.diff-row').first().waitFor();
        await expect.poll(() => page.evaluate(cutOrOverlaid)).toEqual([]);
      },
    );

    it('say once which region they get where they all get the same', async () => {
      const { page } = await openProfiles(open);
      await page.getByText('Left empty: ap-northeast-2, from your default profile or the sign-in.').waitFor();
      expect(await page.locator('.profile-region').count()).toBe(0);
    });

    it('are named in the details of their role', async () => {
      const { page, press, calls, state } = await open({ roles, change: chosen });
      await press('ArrowRight');
      await page.locator('.facts').getByText('pay, pay-us').waitFor();
      await button(page, 'Copy: Profiles').click();
      await expect.poll(() => calls('copy')).toEqual([[state().favourites[0], 'profile-name']]);
    });

    it('are made for a role from its details, by one press where nothing else would change', async () => {
      const id = usual.favourites[0] ?? '';
      const alone = previewOf(usual);
      const profiles = alone.profiles.filter(({ roleId }) => roleId === id);
      const { page, press, calls } = await open({
        roles,
        answers: {
          previewProfiles: { ...alone, profiles },
          applyProfiles: { kind: 'written', preview: { ...alone, profiles } },
        },
      });
      await press('ArrowRight');
      await button(page, 'Make one').click();
      await page.getByText(`Profile ${profiles[0]?.name} written`).waitFor();
      expect(await calls('applyProfiles')).toMatchObject([
        [{ choice: { roles: 'none', picked: [id] } }, 'as-shown'],
      ]);
    });

    it('are looked at first where making one would change others too', async () => {
      const { page, press, calls } = await open({ roles, change: (state) => ({ ...state, roleUses: [] }) });
      await press('ArrowRight');
      await button(page, 'Make one').click();
      await page.getByRole('heading', { name: 'AWS profiles', level: 1 }).waitFor();
      expect(await calls('applyProfiles')).toEqual([]);
    });
  });

  describe('what other tools left readable', () => {
    const answers = { findPlaintext: leftReadable, removePlaintext: leftReadable.slice(0, 2) };

    it('is removed once each file was named, and nothing else', async () => {
      const { page, calls } = await openProfiles(open, { answers });
      await button(page, 'Remove: sign-in token: opens every role of yours').click();
      const dialog = page.getByRole('dialog', { name: 'Remove these for good?' });
      const named = await dialog.locator('.code').allTextContents();
      expect(named).toEqual(leftReadable.slice(0, 2).map(({ file }) => file));
      await dialog.getByRole('button', { name: 'Remove for good' }).click();
      await page.getByText('Removed from 2 places').waitFor();
      expect(await calls('removePlaintext')).toEqual([
        [leftReadable.slice(0, 2).map(({ kind, file }) => ({ kind, file }))],
      ]);
      await expect.poll(async () => (await calls('findPlaintext')).length).toBe(2);
    });

    it('stays when the dialog is left', async () => {
      const { page, press, calls } = await openProfiles(open, { answers });
      await button(page, 'Remove: temporary keys in the credentials file').click();
      await page.getByText('only the keys of [saml]').waitFor();
      await press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      expect(await calls('removePlaintext')).toEqual([]);
      await page.getByRole('heading', { name: 'AWS profiles', level: 1 }).waitFor();
    });
  });
}

/** In the page: whether it stands wholly in the box that scrolls it. */
function isInSight(row: Element): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  const box = row.closest('.virtual-list')?.getBoundingClientRect();
  return box !== undefined && top >= box.top - 1 && bottom <= box.bottom + 1;
}

/** In the page: rows with text that runs out of them, or that begin above the end of the one before. */
function cutOrOverlaid(): readonly string[] {
  const rows = [...document.querySelectorAll('.virtual-list li')];
  return rows
    .filter((row, index) => {
      const { top, right, bottom } = row.getBoundingClientRect();
      const texts = [...row.querySelectorAll('.profile-name, .profile-aside, .profile-role, .diff-text')];
      const cut = texts.some((text) => {
        const box = text.getBoundingClientRect();
        return text.scrollWidth > text.clientWidth + 1 || box.right > right + 1 || box.bottom > bottom + 1;
      });
      return cut || top < (rows[index - 1]?.getBoundingClientRect().bottom ?? top) - 1;
    })
    .map((row) => row.textContent);
}

function isInWindow(part: Element): boolean {
  const { top, bottom } = part.getBoundingClientRect();
  return top > 0 && bottom < innerHeight;
}
