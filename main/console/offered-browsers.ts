import type { BrowserChoice, BrowserId, FoundBrowserView } from '../../preload/consoles.ts';
import type { BrowserProfile } from './browser-profiles.ts';
import type { InstalledBrowser } from './installed-browsers.ts';

/** Each browser, then each of its profiles and their containers. */
export function offeredBrowsers(installed: readonly InstalledBrowser[]): readonly FoundBrowserView[] {
  return installed.flatMap(({ browser, name, profiles }) => {
    const inside = profiles.flatMap((one) => choicesIn(one, browser, profiles.length === 1));
    return [{ kind: 'browser', browser } as const, ...inside].map((choice) => ({ choice, name }));
  });
}

function choicesIn(
  { name: profile, containers }: BrowserProfile,
  browser: BrowserId,
  isOnly: boolean,
): readonly BrowserChoice[] {
  return [
    { kind: 'profile', browser, profile },
    ...containers.map((container): BrowserChoice => {
      return { kind: 'container', container, profile: isOnly ? undefined : profile };
    }),
  ];
}
