import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserPlaces } from '../../../main/console/browser-places.ts';
import { findBrowsers } from '../../../main/console/installed-browsers.ts';
import { createLaunch } from '../../../main/console/launch.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { fakeBrowser } from './fake-browser.ts';

let home: TemporaryFolder;
let systemOpened: string[];
beforeEach(async () => {
  home = await temporaryFolder();
  systemOpened = [];
});
afterEach(() => home[Symbol.asyncDispose]());

const url = "https://eu-west-1.console.aws.amazon.com/ec2/home#$(touch%20x);`id`&'%22|%PATH%";
const signingKey = 'ab'.repeat(32);

const sources = () => ({
  ...({ platform: 'linux', home: home.path, environment: { PATH: home.file('bin') } } as const),
});
const launch = createLaunchHere();
function createLaunchHere(key?: string) {
  return (...given: Parameters<ReturnType<typeof createLaunch>>) =>
    createLaunch({
      findBrowsers: () => findBrowsers(browserPlaces(sources())),
      openSystemBrowser: async (opened) => void systemOpened.push(opened),
      signingKey: async () => key,
    })(...given);
}

async function chromiumProfiles(folder: string, names: Readonly<Record<string, string>>): Promise<void> {
  const info = Object.entries(names).map(([key, name]) => [key, { name }]);
  const state = { profile: { info_cache: Object.fromEntries(info) } };
  await mkdir(home.file(folder), { recursive: true });
  await writeFile(home.file(folder, 'Local State'), JSON.stringify(state));
}

async function firefoxProfiles(...names: readonly string[]): Promise<void> {
  await mkdir(home.file('.mozilla/firefox'), { recursive: true });
  const sections = names.map((name, index) => `[Profile${index}]\nName=${name}\nPath=p${index}\n`);
  await writeFile(home.file('.mozilla/firefox/profiles.ini'), sections.join('\n'));
}

describe('a browser gets exactly its arguments', () => {
  it.each([
    ['chrome', 'google-chrome', '.config/google-chrome'],
    ['edge', 'microsoft-edge-stable', '.config/microsoft-edge'],
    ['brave', 'brave-browser', '.config/BraveSoftware/Brave-Browser'],
    ['vivaldi', 'vivaldi', '.config/vivaldi'],
    ['chromium', 'chromium', '.config/chromium'],
  ] as const)('in a profile of %s', async (browser, program, folder) => {
    const fake = await fakeBrowser(home.file('bin', program));
    await chromiumProfiles(folder, { Default: 'Home', 'Profile 7': '업무 "AWS"; $HOME' });
    await launch(url, { kind: 'profile', browser, profile: '업무 "AWS"; $HOME' });
    expect(await fake.startedWith()).toEqual(['--profile-directory=Profile 7', url]);
  });

  it('in a profile of Firefox', async () => {
    const fake = await fakeBrowser(home.file('bin/firefox'));
    await firefoxProfiles('default-release', 'Work $(id)');
    await launch(url, { kind: 'profile', browser: 'firefox', profile: 'Work $(id)' });
    expect(await fake.startedWith()).toEqual(['-P', 'Work $(id)', url]);
  });

  it('in a container of Firefox, signed where there is a key', async () => {
    const fake = await fakeBrowser(home.file('bin/firefox'));
    await createLaunchHere(signingKey)(url, {
      kind: 'container',
      container: '결제 & co',
      profile: undefined,
    });
    const [link = '', ...more] = await fake.startedWith();
    expect(more).toEqual([]);
    const parameters = new URLSearchParams(link.replace(/^ext\+container:/, ''));
    expect([parameters.get('name'), parameters.get('url')]).toEqual(['결제 & co', url]);
    expect(parameters.get('signature')).toMatch(/^[0-9a-f]{64}$/);
    expect(link).not.toContain(signingKey);
  });

  it('without a profile', async () => {
    const fake = await fakeBrowser(home.file('bin/chromium-browser'));
    await launch(url, { kind: 'browser', browser: 'chromium' });
    expect(await fake.startedWith()).toEqual([url]);
  });

  it('as any other program, blanks in its path or not', async () => {
    const fake = await fakeBrowser(home.file('my programs', "odd 'browser"));
    await launch(url, { kind: 'program', program: fake.program });
    expect(await fake.startedWith()).toEqual([url]);
  });

  it('from the system, when it is the system’s own', async () => {
    await launch(url, { kind: 'system' });
    expect(systemOpened).toEqual([url]);
  });
});

describe('what is not there', () => {
  it.each([
    [{ kind: 'browser', browser: 'edge' }, 'edge'],
    [{ kind: 'profile', browser: 'chrome', profile: 'Gone' }, 'Gone'],
  ] as const)('is said of %j, and nothing else opens', async (choice, subject) => {
    await fakeBrowser(home.file('bin/google-chrome'));
    await expect(launch(url, choice)).rejects.toMatchObject({ code: 'browser-missing', subject });
    expect(systemOpened).toEqual([]);
  });

  it('is said of a program', async () => {
    const program = home.file('gone');
    await expect(launch(url, { kind: 'program', program })).rejects.toMatchObject({
      ...{ code: 'browser-missing', subject: program },
    });
  });
});

describe('browsers are found', () => {
  const found = async () => findBrowsers(browserPlaces(sources()));

  it('with their profiles, one of each kind', async () => {
    for (const program of ['google-chrome', 'google-chrome-stable', 'firefox'])
      await fakeBrowser(home.file('bin', program));
    await chromiumProfiles('.config/google-chrome', { Default: 'Home' });
    await firefoxProfiles('Work');
    await mkdir(home.file('.mozilla/firefox/p0'));
    const identities = [{ userContextId: 6, public: true, name: '결제' }];
    await writeFile(home.file('.mozilla/firefox/p0/containers.json'), JSON.stringify({ identities }));
    expect((await found()).map(({ browser, name, profiles }) => [browser, name, profiles])).toEqual([
      ['chrome', 'Google Chrome', [{ name: 'Home', key: 'Default', containers: [] }]],
      ['firefox', 'Firefox', [{ name: 'Work', key: 'Work', containers: ['결제'] }]],
    ]);
  });

  it('with the profiles of the one that is run, not of another installation', async () => {
    const flatpak = home.file('.local/share/flatpak/exports/bin/org.chromium.Chromium');
    await fakeBrowser(flatpak);
    await chromiumProfiles('.config/chromium', { Default: 'Of another' });
    await chromiumProfiles('.var/app/org.chromium.Chromium/config/chromium', { Default: 'Its own' });
    const chromium = (await found()).find(({ program }) => program === flatpak);
    expect(chromium?.profiles.map(({ name }) => name)).toEqual(['Its own']);
  });

  it('only if they can be run', async () => {
    await mkdir(home.file('bin'));
    await writeFile(home.file('bin/firefox'), '', { mode: 0o644 });
    expect((await found()).filter(({ program }) => program.startsWith(path.join(home.path, 'bin')))).toEqual(
      [],
    );
  });
});
