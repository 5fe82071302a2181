import type { BrowserId } from './consoles.ts';

/** As their makers write them, in every language. */
export const browserNames: Readonly<Record<BrowserId, string>> = {
  chrome: 'Google Chrome',
  edge: 'Microsoft Edge',
  brave: 'Brave',
  vivaldi: 'Vivaldi',
  chromium: 'Chromium',
  firefox: 'Firefox',
};
