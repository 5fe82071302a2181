import { describe, expect, it } from 'vitest';
import type { BrowserChoice, BrowserId } from '../../../preload/consoles.ts';
import type { InstalledBrowser } from '../../../main/console/installed-browsers.ts';
import { planLaunch } from '../../../main/console/launch-plan.ts';

const url = 'https://eu-west-1.console.aws.amazon.com/';
const browser = (
  id: BrowserId,
  program: string,
  ...profiles: readonly [string, string][]
): InstalledBrowser => ({
  ...{ browser: id, name: id, program, dataFolder: '/data' },
  profiles: profiles.map(([name, key]) => ({ name, key, containers: [] })),
});
const installed = [
  browser('chrome', '/opt/chrome', ['Work', 'Profile 1'], ['Twin', 'Profile 2'], ['Twin', 'Profile 3']),
  browser('firefox', '/opt/firefox', ['업무', '업무']),
];
const plan = (choice: BrowserChoice, there = installed) =>
  planLaunch(choice, url, { installed: there, signingKey: undefined });

const inWork: BrowserChoice = { kind: 'profile', browser: 'chrome', profile: 'Work' };
const inFirefox: BrowserChoice = { kind: 'profile', browser: 'firefox', profile: '업무' };
const inContainer: BrowserChoice = { kind: 'container', container: 'prod', profile: undefined };
const containerUrl = `ext+container:name=prod&url=${encodeURIComponent(url)}`;

describe('on Linux and Windows', () => {
  it.each([
    [{ kind: 'browser', browser: 'chrome' }, '/opt/chrome', [url]],
    [{ kind: 'program', program: '/opt/other' }, '/opt/other', [url]],
    [inWork, '/opt/chrome', ['--profile-directory=Profile 1', url]],
    [inFirefox, '/opt/firefox', ['-P', '업무', url]],
    [inContainer, '/opt/firefox', [containerUrl]],
    [{ ...inContainer, profile: '업무' }, '/opt/firefox', ['-P', '업무', containerUrl]],
  ] as const)('%j is run as its maker documents', (choice, program, args) => {
    expect(plan(choice)).toEqual({ kind: 'run', program, args });
  });
});

describe('on macOS', () => {
  const applications = installed.map((one) => ({ ...one, program: `/Applications/${one.name}.app` }));
  it.each([
    [{ kind: 'browser', browser: 'chrome' }, ['-a', '/Applications/chrome.app', url]],
    [{ kind: 'program', program: '/Applications/Safari.app' }, ['-a', '/Applications/Safari.app', url]],
    [inContainer, ['-a', '/Applications/firefox.app', containerUrl]],
    [inWork, ['-n', '-a', '/Applications/chrome.app', '--args', '--profile-directory=Profile 1', url]],
    [inFirefox, ['-n', '-a', '/Applications/firefox.app', '--args', '-P', '업무', url]],
  ] as const)('%j is opened by the system', (choice, args) => {
    expect(plan(choice, applications)).toEqual({ kind: 'run', program: '/usr/bin/open', args });
  });
});

it('leaves it to the system where nothing is chosen', () => {
  expect(plan({ kind: 'system' })).toEqual({ kind: 'system' });
});

it.each([
  [{ kind: 'browser', browser: 'edge' }, 'browser', 'edge'],
  [{ kind: 'profile', browser: 'chrome', profile: 'Gone' }, 'profile', 'Gone'],
  [{ kind: 'profile', browser: 'chrome', profile: 'Twin' }, 'profile', 'Twin'],
  [{ kind: 'profile', browser: 'chrome', profile: 'Profile 1' }, 'profile', 'Profile 1'],
] as const)('says what is missing of %j', (choice, what, name) => {
  expect(plan(choice)).toEqual({ kind: 'missing', what, name });
});

it('finds a profile however its letters are composed', () => {
  const choice = { ...inFirefox, profile: '업무'.normalize('NFD') };
  expect(plan(choice)).toMatchObject({ args: ['-P', '업무', url] });
});
