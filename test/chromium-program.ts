import { existsSync } from 'node:fs';

/** Debian's; Playwright's own cannot be downloaded everywhere. */
export const chromiumPath = '/usr/bin/chromium';

const shellPath = '/usr/bin/chromium-headless-shell';
/**
 * Chromium without a browser around its pages: as in Electron, to open a window takes none of a browser's time. It asks nobody
 * about downloads and knows no policy on calls between peers, so it serves to measure, and not to test.
 */
export const chromiumShell = existsSync(shellPath) ? shellPath : undefined;

/** The pages behind the address bar, which no test sees, and which cost each new window more than its own page does. */
export const addressBarFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const;
