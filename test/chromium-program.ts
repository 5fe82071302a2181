import { existsSync } from 'node:fs';

/** Debian's; Playwright's own cannot be downloaded everywhere. */
export const chromiumPath = '/usr/bin/chromium';

const shellPath = '/usr/bin/chromium-headless-shell';
/**
 * Chromium without a browser around its pages, as Playwright's own headless one is: to open a window takes none of a browser's
 * time, as in Electron. It asks nobody about downloads and knows no policy on calls between peers, so the app itself is tested
 * in the whole one.
 */
export const chromiumShell = existsSync(shellPath) ? shellPath : undefined;

/** The pages behind the address bar, which no test sees, and which cost each new window more than its own page does. */
export const addressBarFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const;
