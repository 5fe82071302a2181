import { createServer } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../chromium.ts';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import { preferredLanguage } from './language.ts';
import { authorization, deviceMetadata, pkceMetadata, postJson, register } from './raw-client.ts';

let center: IdentityCenter;
beforeEach(async () => {
  center = await startIdentityCenter();
});
afterEach(() => center.stop());

async function authorizeUrl(clientName: string, redirectUri = 'http://127.0.0.1:49152/oauth/callback') {
  const client = await register(center, { ...pkceMetadata, clientName });
  return authorization(center, client, { redirect_uri: redirectUri }).url;
}

async function deviceUrl() {
  const client = await register(center, deviceMetadata);
  const { body } = await postJson(`${center.url}/device_authorization`, {
    ...client,
    startUrl: center.startUrl,
  });
  return String(body['verificationUriComplete']);
}

describe('the language of a page', () => {
  it.each([
    [undefined, 'en'],
    ['ko', 'ko'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['fr-FR, ko;q=0.2', 'ko'],
    ['en;q=0.3, KO ; q=0.4', 'ko'],
    ['*', 'en'],
  ])('for %s is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  it('is the language of the document', async () => {
    const { body } = await exchange(await authorizeUrl('Daypass'), { headers: { 'accept-language': 'ko' } });
    expect(body).toContain('<html lang="ko">');
    expect(body).toContain('Daypass의 AWS 접근을 허용할까요?');
  });
});

describe('the approval page', () => {
  it('says what it is, who asks, for which portal and where the answer goes', async () => {
    const { body } = await exchange(await authorizeUrl('Daypass on hana'));
    for (const text of ['This is not AWS', 'Daypass on hana', center.startUrl, '127.0.0.1:49152', '김하나']) {
      expect(body).toContain(text);
    }
  });

  it('shows a hostile application name as text', async () => {
    const { body } = await exchange(await authorizeUrl(`"><script>alert('x')</script>`));
    expect(body).not.toContain('<script');
    expect(body).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
  });

  it('forbids scripts, framing and forms that lead elsewhere', async () => {
    const { headers } = await exchange(await authorizeUrl('Daypass'));
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:49152;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe.skipIf(!hasChromium)('in a real browser (needs chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 30_000);
  afterAll(() => browser.close());

  it.each([
    ['en', 'light'],
    ['ko', 'dark'],
  ] as const)(
    'the pages in %s and %s have no accessibility violation',
    { timeout: 60_000 },
    async (locale, colorScheme) => {
      const context = await browser.newContext({ locale, colorScheme });
      const page = await context.newPage();
      for (const url of [
        await authorizeUrl('Daypass'),
        await deviceUrl(),
        `${center.url}/device`,
        `${center.url}/start`,
      ]) {
        await page.goto(url);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      }
      await context.close();
    },
  );

  it.each([
    ['Approve', /^\/oauth\/callback\?code=[\w-]+&state=state-1$/],
    ['Refuse', '/oauth/callback?error=access_denied&state=state-1'],
  ])(
    'a click on %s leads to the application',
    async (button, expected) => {
      const listener = createServer((request, response) => response.end(`seen ${request.url ?? ''}`));
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      const address = listener.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const page = await browser.newPage({ locale: 'en' });
      await page.goto(await authorizeUrl('Daypass', `http://127.0.0.1:${port}/oauth/callback`));
      await page.getByLabel('이소라').check();
      await page.getByRole('button', { name: button }).click();
      await page.waitForURL(/oauth\/callback/);
      const { pathname, search } = new URL(page.url());
      expect(pathname + search).toMatch(expected);
      await page.close();
      listener.closeAllConnections();
      listener.close();
    },
    30_000,
  );

  it('a person can type the user code and approve by keyboard alone', async () => {
    const userCode = new URL(await deviceUrl()).searchParams.get('user_code') ?? '';
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(`${center.url}/device`);
    await page.locator('#user_code:focus').waitFor();
    await page.keyboard.type(userCode.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Let Daypass test use your AWS access?' }).waitFor();
    await page.waitForLoadState();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Approved' }).waitFor();
    await page.close();
  }, 60_000);
});
