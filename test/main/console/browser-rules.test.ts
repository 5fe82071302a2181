import { describe, expect, it } from 'vitest';
import type { BrowserChoice, BrowserCondition, BrowserRule } from '../../../preload/consoles.ts';
import { parseBrowserChoice } from '../../../main/console/browser-choice.ts';
import { browserFor, parseBrowserRule } from '../../../main/console/browser-rules.ts';
import { usualStanding } from '../../../main/console/console-link.ts';

const account = {
  ...{ accountId: '334072819650', sessionId: 'hanbit', group: 'Payments', environment: 'production' },
};
const conditions: readonly BrowserCondition[] = [
  { kind: 'any' },
  { kind: 'session', sessionId: 'hanbit' },
  { kind: 'environment', environment: 'production' },
  { kind: 'group', group: 'Payments' },
  { kind: 'account', accountId: '334072819650' },
];
const rule = (when: BrowserCondition, name: string): BrowserRule => ({
  ...{ when, standing: usualStanding, choice: { kind: 'container', container: name, profile: undefined } },
});
const all = conditions.map((when) => rule(when, when.kind));

describe('which browser is for an account', () => {
  it('is the system’s own without a rule', () => {
    expect(browserFor(account, [])).toEqual({ choice: { kind: 'system' }, standing: usualStanding });
  });

  it.each([
    ['account', account],
    ['group', { ...account, accountId: '111122223333' }],
    ['environment', { ...account, accountId: '111122223333', group: undefined }],
    ['session', { ...account, accountId: '111122223333', group: 'Store', environment: undefined }],
    ['any', { accountId: '111122223333', sessionId: 'x', group: undefined, environment: undefined }],
  ])('is told by the nearest rule: %s', (kind, of) => {
    for (const rules of [all, all.toReversed()])
      expect(browserFor(of, rules)).toMatchObject({ choice: { container: kind } });
  });

  it('is told by the first of two rules that are as near', () => {
    const rules = [rule({ kind: 'any' }, 'first'), rule({ kind: 'any' }, 'second')];
    expect(browserFor(account, rules)).toMatchObject({ choice: { container: 'first' } });
  });
});

const choices: readonly BrowserChoice[] = [
  { kind: 'system' },
  { kind: 'browser', browser: 'edge' },
  { kind: 'program', program: '/opt/browser/run' },
  { kind: 'program', program: 'C:\\Browser\\run.exe' },
  { kind: 'profile', browser: 'chrome', profile: '업무' },
  { kind: 'profile', browser: 'firefox', profile: 'Work' },
  { kind: 'container', container: 'payments prod', profile: undefined },
  { kind: 'container', container: 'payments prod', profile: 'Work' },
];

describe('a stored rule', () => {
  it('comes back as it was', () => {
    for (const choice of choices)
      for (const when of conditions)
        for (const portal of ['mine', 'not-mine'] as const) {
          const stored: BrowserRule = { when, choice, standing: { portal, consoles: 'one' } };
          expect(parseBrowserRule(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
        }
  });

  it('has the usual standing unless it says otherwise', () => {
    const stored = { when: { kind: 'any' }, choice: { kind: 'system' } };
    expect(parseBrowserRule(stored)).toMatchObject({ standing: usualStanding });
  });

  it.each([
    undefined,
    { when: { kind: 'any' } },
    { when: { kind: 'account', accountId: '1' }, choice: { kind: 'system' } },
    { when: { kind: 'group' }, choice: { kind: 'system' } },
    { when: { kind: 'never' }, choice: { kind: 'system' } },
    { when: { kind: 'any' }, choice: { kind: 'system' }, standing: { portal: 'mine' } },
    { when: { kind: 'any' }, choice: { kind: 'system' }, standing: { portal: 'x', consoles: 'one' } },
  ])('is none as %j', (value) => {
    expect(parseBrowserRule(value)).toBeUndefined();
  });

  it.each([
    null,
    {},
    { kind: 'browser', browser: 'netscape' },
    { kind: 'program', program: 'firefox' },
    { kind: 'program', program: '/usr/bin/fire\nfox' },
    { kind: 'profile', browser: 'chrome' },
    { kind: 'profile', browser: 'chrome', profile: '' },
    { kind: 'profile', browser: 'safari', profile: 'Work' },
    { kind: 'container', container: 'a\u0000b' },
    { kind: 'container', container: 'a', profile: 1 },
  ])('chooses nothing as %j', (value) => {
    expect(parseBrowserChoice(value)).toBeUndefined();
  });
});
