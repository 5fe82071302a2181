import type { Page } from 'playwright-core';
import type { BrowserRule, FoundBrowserView, LinkReading } from '../../preload/consoles.ts';
import type { AppState } from '../../preload/contract.ts';
import { answer } from './scene-answers.ts';
import type { Scene } from './screenshot-scenes.ts';

const wide = { width: 1100, height: 720 };
export const pastedPage =
  'https://ap-northeast-2.console.aws.amazon.com/s3/buckets/nimbus-reports?prefix=2026%2F';
const page = { service: 'S3', detail: 'nimbus-reports', region: 'ap-northeast-2' };
const usual = { portal: 'mine', consoles: 'several' } as const;

export const foundBrowsers: readonly FoundBrowserView[] = [
  { name: 'Google Chrome', choice: { kind: 'browser', browser: 'chrome' } },
  { name: 'Google Chrome', choice: { kind: 'profile', browser: 'chrome', profile: 'Work' } },
  { name: 'Google Chrome', choice: { kind: 'profile', browser: 'chrome', profile: '개인' } },
  { name: 'Firefox', choice: { kind: 'browser', browser: 'firefox' } },
  { name: 'Firefox', choice: { kind: 'container', container: 'Payments', profile: undefined } },
];

function pasting(link: string) {
  return async (page: Page) => {
    await page.keyboard.insertText(link);
    await page.locator('.link-option, .empty-state').first().waitFor();
  };
}

const roleIdsOf = ({ sessions }: AppState) =>
  sessions.flatMap(({ accounts }) => accounts.flatMap(({ roles }) => roles.map(({ id }) => id)));

function pastingFor(reading: (state: AppState) => LinkReading) {
  return async (page: Page) => {
    await answer(page, (state) => ({ readConsoleLink: reading(state) }));
    await pasting(pastedPage)(page);
  };
}

const clear = pastingFor((state) => ({ kind: 'role', roleId: roleIdsOf(state)[2] ?? '', page }));

function showingBrowsers(browserRules: AppState['browserRules']) {
  return (state: AppState): AppState => {
    const { desktop, ...rest } = state;
    return {
      ...rest,
      browserRules,
      ...(desktop === undefined ? {} : { desktop: { ...desktop, shown: { view: 'browsers', times: 1 } } }),
    };
  };
}

function ruled(state: AppState): AppState {
  const account = state.sessions[0]?.accounts[0]?.id ?? '';
  const group = state.language === 'ko' ? '결제팀' : 'Team Payments';
  const rules: readonly BrowserRule[] = [
    {
      when: { kind: 'account', accountId: account },
      choice: { kind: 'profile', browser: 'chrome', profile: 'Work' },
      standing: usual,
    },
    {
      when: { kind: 'group', group },
      choice: { kind: 'container', container: 'Payments', profile: undefined },
      standing: usual,
    },
    {
      when: { kind: 'environment', environment: 'production' },
      choice: { kind: 'profile', browser: 'edge', profile: 'Production' },
      standing: { portal: 'not-mine', consoles: 'one' },
    },
  ];
  return showingBrowsers(rules)(state);
}

const withBrowsers = { answers: { findBrowsers: foundBrowsers } };

export const consoleScenes: readonly Scene[] = [
  { name: 'link', act: clear },
  { name: 'link-wide', window: wide, act: clear },
  { name: 'link-choose', act: pastingFor((state) => ({ kind: 'choose', roleIds: roleIdsOf(state), page })) },
  {
    name: 'link-refused',
    window: {
      refuses: { readConsoleLink: { code: 'link-refused', recovery: 'none', subject: 'evil.example' } },
    },
    act: pasting('https://evil.example/console'),
  },
  {
    name: 'link-no-role',
    window: {
      refuses: {
        readConsoleLink: { code: 'account-without-role', recovery: 'none', subject: '210987654321' },
      },
    },
    act: pasting(pastedPage),
  },
  { name: 'picker', act: (page) => page.keyboard.press('Control+o') },
  { name: 'picker-wide', window: wide, act: (page) => page.keyboard.press('Control+o') },
  {
    name: 'picker-search',
    act: async (page) => {
      await page.keyboard.press('Control+o');
      await page.getByRole('dialog').getByRole('combobox').fill('cloudw');
    },
  },
  {
    name: 'picker-nothing',
    act: async (page) => {
      await page.keyboard.press('Control+o');
      await page.getByRole('dialog').getByRole('combobox').fill('zebra');
    },
  },
  {
    name: 'picker-large-text',
    window: { zoom: 2 },
    act: (page) => page.keyboard.press('Control+o'),
  },
  {
    name: 'palette-service',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('pay prod s3');
    },
  },
  { name: 'browsers', change: ruled, window: withBrowsers },
  { name: 'browsers-wide', change: ruled, window: { ...wide, ...withBrowsers } },
  {
    name: 'browsers-open',
    change: ruled,
    window: withBrowsers,
    act: (page) => page.locator('.rule-line').first().click(),
  },
  {
    name: 'browsers-container',
    change: ruled,
    window: withBrowsers,
    act: async (page) => {
      await page.locator('.rule-line').nth(1).click();
    },
  },
  {
    name: 'browsers-new',
    change: ruled,
    window: withBrowsers,
    act: async (page) => {
      await page.locator('.page-head .button').click();
      await page.locator('.account-field .input').fill('nimbus-pay');
      await page.locator('.account-several .button').first().waitFor();
    },
  },
  {
    name: 'browsers-fault',
    change: ruled,
    window: withBrowsers,
    act: async (page) => {
      await page.locator('.page-head .button').click();
      await page.locator('.save-bar .button').last().click();
      await page.locator('.text-field-error').first().waitFor();
    },
  },
  { name: 'browsers-none', change: showingBrowsers([]), window: { answers: { findBrowsers: [] } } },
];
