import type { BrowserChoice, BrowserId } from '../../preload/consoles.ts';
import { isChromium } from './browser-choice.ts';
import { containerLink } from './container-link.ts';
import type { InstalledBrowser } from './installed-browsers.ts';

export interface LaunchSources {
  readonly installed: readonly InstalledBrowser[];
  /** Of the container extension. */
  readonly signingKey: string | undefined;
}

export type LaunchPlan =
  /** However this system opens links. */
  | { readonly kind: 'system' }
  /** Run as it is, never through a shell. */
  | { readonly kind: 'run'; readonly program: string; readonly args: readonly string[] }
  | { readonly kind: 'missing'; readonly what: 'browser' | 'profile'; readonly name: string };

/** The link is an address judged before, so no program takes it for an option. */
export function planLaunch(choice: BrowserChoice, url: string, sources: LaunchSources): LaunchPlan {
  switch (choice.kind) {
    case 'system':
      return { kind: 'system' };
    case 'program':
      return run(choice.program, [], url);
    case 'browser':
      return inBrowser(choice.browser, undefined, url, sources);
    case 'profile':
      return inBrowser(choice.browser, choice.profile, url, sources);
    case 'container': {
      const link = containerLink(url, choice.container, sources.signingKey);
      return inBrowser('firefox', choice.profile, link, sources);
    }
  }
}

function inBrowser(
  id: BrowserId,
  profile: string | undefined,
  url: string,
  { installed }: LaunchSources,
): LaunchPlan {
  const browser = installed.find((one) => one.browser === id);
  if (browser === undefined) return { kind: 'missing', what: 'browser', name: id };
  if (profile === undefined) return run(browser.program, [], url);
  const key = profileKey(browser, profile);
  if (key === undefined) return { kind: 'missing', what: 'profile', name: profile };
  const options = isChromium(id) ? [`--profile-directory=${key}`] : ['-P', key];
  return run(browser.program, options, url);
}

/** Two profiles may have one name; then the name is none. */
function profileKey({ profiles }: InstalledBrowser, name: string): string | undefined {
  const [found, ...more] = profiles.filter(
    (profile) => profile.name.normalize('NFC') === name.normalize('NFC'),
  );
  return more.length === 0 ? found?.key : undefined;
}

function run(program: string, options: readonly string[], url: string): LaunchPlan {
  if (!program.endsWith('.app')) return { kind: 'run', program, args: [...options, url] };
  // An application of macOS that runs already takes no arguments; a second one passes them on to the first and ends.
  const args = options.length === 0 ? ['-a', program, url] : ['-n', '-a', program, '--args', ...options, url];
  return { kind: 'run', program: '/usr/bin/open', args };
}
