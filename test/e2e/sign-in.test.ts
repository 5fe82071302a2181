import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../chromium.ts';
import { type Rig, startRig } from '../main/rig.ts';
import { eventually } from '../main/settle.ts';

describe.skipIf(!hasChromium)('a person in a browser (needs chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  async function open(link: string, locale: string, colorScheme: 'light' | 'dark') {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width: 720, height: 520 } });
    const page = await context.newPage();
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).hostname));
    await page.goto(link);
    return { page, requested, close: () => context.close() };
  }

  const isSignedIn = (rig: Rig) => rig.core.store.get().sessions[0]?.status.kind === 'signed-in';
  const shots = process.env['DAYPASS_SCREENSHOTS'];

  it.each([
    ['en', 'light', 'Approve', 'You are signed in'],
    ['ko', 'dark', '허용', '로그인되었습니다'],
  ] as const)(
    'approves a PKCE sign-in and reads how it ended (%s, %s)',
    async (locale, scheme, button, title) => {
      await using rig = await startRig({ core: { language: () => locale } });
      const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
      const { page, requested, close } = await open(pending.link, locale, scheme);
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('heading', { name: title }).waitFor();
      await pending.done;
      await eventually(() => isSignedIn(rig));
      expect(new Set(requested)).toEqual(new Set(['127.0.0.1']));
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      if (shots !== undefined) await page.screenshot({ path: `${shots}/signed-in-${locale}.png` });
      await close();
    },
  );

  it('refuses, and reads that nothing was given', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const refused = expect(pending.done).rejects.toMatchObject({ code: 'sign-in-refused' });
    const { page, close } = await open(pending.link, 'en', 'light');
    await page.getByRole('button', { name: /Refuse|Deny/ }).click();
    await page.getByRole('heading', { name: 'Sign-in refused' }).waitFor();
    await refused;
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    if (shots !== undefined) await page.screenshot({ path: `${shots}/refused.png` });
    await close();
  });

  it('approves a device code that it compares with the one on its screen', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    const { page, close } = await open(pending.link, 'en', 'light');
    await page
      .getByText(pending.userCode ?? 'no code')
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    await pending.done;
    await eventually(() => isSignedIn(rig));
    await close();
  });
});
