import { afterEach, describe, expect, it, vi } from 'vitest';
import { networkSettings, onNewWay } from '../../../main/settings/network-settings.ts';
import { bypasses } from '../../../main/settings/no-proxy.ts';
import { loadSettings, settingsSchema } from '../../../main/settings/settings.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const portal = 'https://portal.sso.eu-west-1.amazonaws.com/';
afterEach(() => void vi.unstubAllEnvs());

describe('the settings of the network', () => {
  it('are in effect as soon as they are set', async () => {
    await using folder = await temporaryFolder();
    vi.stubEnv('HTTPS_PROXY', 'http://environment:1');
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    const settings = await loadSettings(storedFile(folder.file('s.json'), settingsSchema), () => undefined);
    const { proxyFor, caBundle } = networkSettings(settings);
    expect([proxyFor(portal), caBundle()]).toEqual(['http://environment:1', '']);
    await settings.set('proxy', 'http://settings:2');
    await settings.set('caBundle', '/ca.pem');
    expect([proxyFor(portal), caBundle()]).toEqual(['http://settings:2', '/ca.pem']);
    await settings.set('noProxy', 'localhost, .amazonaws.com');
    expect([proxyFor(portal), proxyFor('https://corp.awsapps.com')]).toEqual(['', 'http://settings:2']);
  });
});

describe('another way to AWS', () => {
  it('is told once for each change, and not of other settings', async () => {
    await using folder = await temporaryFolder();
    const settings = await loadSettings(storedFile(folder.file('s.json'), settingsSchema), () => undefined);
    const told = vi.fn();
    const stop = onNewWay(settings, told);
    await settings.set('theme', 'dark');
    expect(told).toHaveBeenCalledTimes(0);
    await settings.set('caBundle', '/ca.pem');
    await settings.set('caBundle', '/ca.pem');
    expect(told).toHaveBeenCalledTimes(1);
    await settings.change({ proxy: 'http://proxy:1', noProxy: 'localhost' });
    expect(told).toHaveBeenCalledTimes(2);
    stop();
    await settings.set('proxy', '');
    expect(told).toHaveBeenCalledTimes(2);
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['*', true],
    ['amazonaws.com', true],
    ['.amazonaws.com', true],
    ['*.AMAZONAWS.com', true],
    ['portal.sso.eu-west-1.amazonaws.com', true],
    ['localhost,amazonaws.com', true],
    ['localhost amazonaws.com:443', true],
    ['amazonaws.com:8443', false],
    ['aws.com', false],
    ['x.portal.sso.eu-west-1.amazonaws.com', false],
    ['localhost', false],
    ['', false],
    [',', false],
  ])('%j keeps the portal from the proxy: %s', (noProxy, expected) => {
    expect(bypasses(noProxy, portal)).toBe(expected);
  });
});
