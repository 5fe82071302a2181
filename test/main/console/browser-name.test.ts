import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserIds } from '../../../main/console/browser-catalog.ts';
import { parseBrowserChoice } from '../../../main/console/browser-choice.ts';
import { printBrowser, readBrowser } from '../../../main/console/browser-name.ts';
import type { BrowserChoice } from '../../../preload/consoles.ts';

const anyName = fc
  .string({ unit: 'grapheme', minLength: 1 })
  // The word that parts a container from its profile.
  .filter(
    (name) =>
      !/(?:^|:)container:/.test(name) && isChoice({ kind: 'container', container: name, profile: undefined }),
  );
const anyChoice: fc.Arbitrary<BrowserChoice> = fc.oneof(
  fc.constant({ kind: 'system' } as const),
  fc.constantFrom(...browserIds).map((browser) => ({ kind: 'browser', browser }) as const),
  anyName.map((name) => ({ kind: 'program', program: `/opt/${name}` }) as const),
  fc
    .tuple(fc.constantFrom(...browserIds), anyName)
    .map(([browser, profile]) => ({ kind: 'profile', browser, profile }) as const),
  fc
    .tuple(anyName, fc.option(anyName, { nil: undefined }))
    .map(([container, profile]) => ({ kind: 'container', container, profile }) as const),
);

function isChoice(choice: BrowserChoice): boolean {
  return parseBrowserChoice(choice) !== undefined;
}

describe('the name of a browser', () => {
  it('is read as it is printed', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        expect(readBrowser(printBrowser(choice))).toEqual(choice);
      }),
    );
  });

  it.each([
    ['Chrome', { kind: 'browser', browser: 'chrome' }],
    ['chrome:a:b', { kind: 'profile', browser: 'chrome', profile: 'a:b' }],
    ['firefox:container:업무', { kind: 'container', container: '업무', profile: undefined }],
    ['firefox:Work:container:a:b', { kind: 'container', container: 'a:b', profile: 'Work' }],
    ['C:\\Browser\\run.exe', { kind: 'program', program: 'C:\\Browser\\run.exe' }],
  ])('%s is read', (text, choice) => {
    expect(readBrowser(text)).toEqual(choice);
  });

  it.each(['', 'netscape', 'chrome:', 'firefox:container:', './browser', 'system:Work', 'firefox -P'])(
    'is none as %j',
    (text) => {
      expect(readBrowser(text)).toBeUndefined();
    },
  );
});
