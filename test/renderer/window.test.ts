import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { accessibilityPromises } from './accessibility-promises.ts';
import { consolePromises } from './console-promises.ts';
import { copyPromises } from './copy-promises.ts';
import { firstPagePromises } from './first-page-promises.ts';
import { firstRunPromises } from './first-run-promises.ts';
import { highlightPromises } from './highlight-promises.ts';
import { focusPromises } from './focus-promises.ts';
import { keyboardPromises } from './keyboard-promises.ts';
import { lostRolePromises } from './lost-role-promises.ts';
import { openWindow, type TestWindow, type WindowWish } from './open-window.ts';
import { profilesPromises } from './profiles-promises.ts';
import { rulesPromises } from './rules-promises.ts';
import { searchPromises } from './search-promises.ts';
import { sessionsPromises } from './sessions-promises.ts';
import { settingsPromises } from './settings-promises.ts';
import { snapshotPromises } from './snapshot-promises.ts';
import { statePromises } from './state-promises.ts';
import { openWindowPages, type WindowPages } from './window-page.ts';

export type Open = (wish?: WindowWish) => Promise<TestWindow>;

/** One build and one browser for all: what the window promises, each part in a file of its own. */
describe.skipIf(!hasChromium)('the window', () => {
  let pages: WindowPages;
  let opened: readonly TestWindow[] = [];

  beforeAll(async () => {
    pages = await openWindowPages();
  }, 120_000);
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
  });
  afterAll(() => pages.close());

  const open: Open = async (wish) => {
    const window = await openWindow(pages, wish);
    opened = [...opened, window];
    return window;
  };

  keyboardPromises(open);
  highlightPromises(open);
  focusPromises(open);
  searchPromises(open);
  firstRunPromises(open);
  statePromises(open);
  lostRolePromises(open);
  copyPromises(open);
  consolePromises(open);
  sessionsPromises(open);
  settingsPromises(open);
  profilesPromises(open);
  rulesPromises(open);
  snapshotPromises(open);
  accessibilityPromises(open);
  firstPagePromises(open);
});
