import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { addressBarFeatures, chromiumPath, chromiumShell } from './chromium-program.ts';

export const hasChromium = existsSync(chromiumPath);

/** Playwright's own list again, as far as our pages can tell the difference: of two such lists only the last counts. */
const playwrightsFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning', 'LensOverlay'],
  ...['MediaRouter', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
] as const;

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumShell ?? chromiumPath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run'],
      `--disable-features=${[...playwrightsFeatures, ...addressBarFeatures].join(',')}`,
    ],
  });
}
