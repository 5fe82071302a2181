import type { BrowserId } from '../../preload/consoles.ts';

interface BrowserFacts {
  readonly linux: {
    /** Programs on the search path. */
    readonly programs: readonly string[];
    /** Below the home folder. */
    readonly data: string;
    readonly snap: { readonly program: string; readonly data: string } | 'none';
    readonly flatpak: { readonly program: string; readonly data: string };
  };
  readonly mac: {
    readonly app: string;
    /** Below `~/Library/Application Support`. */
    readonly data: string;
  };
  readonly windows: {
    /** Below a folder of programs. */
    readonly program: string;
    /** Below the local (Chromium) or roaming (Firefox) application data. */
    readonly data: string;
  };
}

/** Where the makers install their browsers and keep what belongs to a user. */
export const browserCatalog: Readonly<Record<BrowserId, BrowserFacts>> = {
  chrome: {
    linux: {
      programs: ['google-chrome', 'google-chrome-stable'],
      data: '.config/google-chrome',
      snap: 'none',
      flatpak: { program: 'com.google.Chrome', data: 'config/google-chrome' },
    },
    mac: { app: 'Google Chrome', data: 'Google/Chrome' },
    windows: { program: 'Google\\Chrome\\Application\\chrome.exe', data: 'Google\\Chrome\\User Data' },
  },
  edge: {
    linux: {
      programs: ['microsoft-edge', 'microsoft-edge-stable'],
      data: '.config/microsoft-edge',
      snap: 'none',
      flatpak: { program: 'com.microsoft.Edge', data: 'config/microsoft-edge' },
    },
    mac: { app: 'Microsoft Edge', data: 'Microsoft Edge' },
    windows: { program: 'Microsoft\\Edge\\Application\\msedge.exe', data: 'Microsoft\\Edge\\User Data' },
  },
  brave: {
    linux: {
      programs: ['brave-browser', 'brave-browser-stable', 'brave'],
      data: '.config/BraveSoftware/Brave-Browser',
      snap: { program: 'brave', data: 'snap/brave/current/.config/BraveSoftware/Brave-Browser' },
      flatpak: { program: 'com.brave.Browser', data: 'config/BraveSoftware/Brave-Browser' },
    },
    mac: { app: 'Brave Browser', data: 'BraveSoftware/Brave-Browser' },
    windows: {
      program: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
      data: 'BraveSoftware\\Brave-Browser\\User Data',
    },
  },
  vivaldi: {
    linux: {
      programs: ['vivaldi', 'vivaldi-stable'],
      data: '.config/vivaldi',
      snap: 'none',
      flatpak: { program: 'com.vivaldi.Vivaldi', data: 'config/vivaldi' },
    },
    mac: { app: 'Vivaldi', data: 'Vivaldi' },
    windows: { program: 'Vivaldi\\Application\\vivaldi.exe', data: 'Vivaldi\\User Data' },
  },
  chromium: {
    linux: {
      programs: ['chromium', 'chromium-browser'],
      data: '.config/chromium',
      snap: { program: 'chromium', data: 'snap/chromium/common/chromium' },
      flatpak: { program: 'org.chromium.Chromium', data: 'config/chromium' },
    },
    mac: { app: 'Chromium', data: 'Chromium' },
    windows: { program: 'Chromium\\Application\\chrome.exe', data: 'Chromium\\User Data' },
  },
  firefox: {
    linux: {
      programs: ['firefox', 'firefox-esr'],
      data: '.mozilla/firefox',
      snap: { program: 'firefox', data: 'snap/firefox/common/.mozilla/firefox' },
      flatpak: { program: 'org.mozilla.firefox', data: '.mozilla/firefox' },
    },
    mac: { app: 'Firefox', data: 'Firefox' },
    windows: { program: 'Mozilla Firefox\\firefox.exe', data: 'Mozilla\\Firefox' },
  },
};

export const browserIds: readonly BrowserId[] = ['chrome', 'edge', 'brave', 'vivaldi', 'chromium', 'firefox'];
