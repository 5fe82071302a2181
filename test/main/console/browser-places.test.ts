import { describe, expect, it } from 'vitest';
import { browserPlaces } from '../../../main/console/browser-places.ts';
import type { BrowserId } from '../../../preload/consoles.ts';
import type { PathSources } from '../../../main/paths.ts';

const places = (browser: BrowserId, sources: PathSources) =>
  browserPlaces(sources)
    .filter((place) => place.browser === browser)
    .map(({ program, dataFolder }) => [program, dataFolder]);

describe('on macOS', () => {
  const mac: PathSources = { platform: 'darwin', home: '/Users/hana', environment: {} };
  it.each([
    ['chrome', 'Google Chrome', 'Google/Chrome'],
    ['edge', 'Microsoft Edge', 'Microsoft Edge'],
    ['brave', 'Brave Browser', 'BraveSoftware/Brave-Browser'],
    ['vivaldi', 'Vivaldi', 'Vivaldi'],
    ['chromium', 'Chromium', 'Chromium'],
    ['firefox', 'Firefox', 'Firefox'],
  ] as const)('%s is an application', (browser, app, data) => {
    const folder = `/Users/hana/Library/Application Support/${data}`;
    expect(places(browser, mac)).toEqual([
      [`/Applications/${app}.app`, folder],
      [`/Users/hana/Applications/${app}.app`, folder],
    ]);
  });
});

describe('on Windows', () => {
  const windows: PathSources = {
    ...{ platform: 'win32', home: 'C:\\Users\\hana' },
    environment: {
      ProgramFiles: 'D:\\Programs',
      'ProgramFiles(x86)': 'D:\\Programs (x86)',
      LOCALAPPDATA: 'D:\\Local',
      APPDATA: 'D:\\Roaming',
    },
  };
  it.each([
    ['chrome', 'Google\\Chrome\\Application\\chrome.exe', 'D:\\Local\\Google\\Chrome\\User Data'],
    ['edge', 'Microsoft\\Edge\\Application\\msedge.exe', 'D:\\Local\\Microsoft\\Edge\\User Data'],
    ['firefox', 'Mozilla Firefox\\firefox.exe', 'D:\\Roaming\\Mozilla\\Firefox'],
  ] as const)('%s is a program', (browser, program, data) => {
    expect(places(browser, windows)).toEqual([
      [`D:\\Programs\\${program}`, data],
      [`D:\\Programs (x86)\\${program}`, data],
      [`D:\\Local\\${program}`, data],
    ]);
  });

  it('the usual folders are taken where the environment names none', () => {
    expect(places('chrome', { ...windows, environment: {} })[0]).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Users\\hana\\AppData\\Local\\Google\\Chrome\\User Data',
    ]);
  });
});

describe('on Linux', () => {
  const linux: PathSources = {
    ...{ platform: 'linux', home: '/home/hana' },
    environment: { PATH: '/usr/bin:relative::/snap/bin:/var/lib/flatpak/exports/bin' },
  };

  it('a browser is on the search path, in Snap or in Flatpak, each with its own data', () => {
    expect(places('firefox', linux)).toEqual([
      ['/usr/bin/firefox', '/home/hana/.mozilla/firefox'],
      ['/usr/bin/firefox-esr', '/home/hana/.mozilla/firefox'],
      ['/snap/bin/firefox', '/home/hana/snap/firefox/common/.mozilla/firefox'],
      [
        '/var/lib/flatpak/exports/bin/org.mozilla.firefox',
        '/home/hana/.var/app/org.mozilla.firefox/.mozilla/firefox',
      ],
      [
        '/home/hana/.local/share/flatpak/exports/bin/org.mozilla.firefox',
        '/home/hana/.var/app/org.mozilla.firefox/.mozilla/firefox',
      ],
    ]);
  });

  it('a browser that Snap does not have is not looked for there', () => {
    expect(places('edge', linux).map(([program]) => program)).not.toContain('/snap/bin/microsoft-edge');
  });
});
