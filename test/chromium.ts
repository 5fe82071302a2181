import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { addressBarFeatures } from './chromium-features.ts';

/** Debian's; Playwright's own cannot be downloaded everywhere. */
export const chromiumPath = '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

const shellPath = '/usr/bin/chromium-headless-shell';
/**
 * Chromium without a browser around its pages: as in Electron, to open a window takes none of a browser's time. It asks nobody
 * about downloads and knows no policy on calls between peers, so it serves to measure, and not to test.
 */
export const chromiumShell = existsSync(shellPath) ? shellPath : undefined;

/** Playwright's own list again, as far as our pages can tell the difference: of two such lists only the last counts. */
const playwrightsFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning', 'LensOverlay'],
  ...['MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
] as const;

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run'],
      `--disable-features=${[...playwrightsFeatures, ...addressBarFeatures].join(',')}`,
    ],
  });
}
