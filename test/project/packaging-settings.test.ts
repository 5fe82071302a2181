import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Fields, isFields, isStrings } from '../../main/schema.ts';
import packageFile from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFile(path.join(root, file), 'utf8');
let settings: Fields;
beforeAll(async () => {
  const parsed: unknown = parse(await read('electron-builder.yml'));
  settings = isFields(parsed) ? parsed : {};
});
const part = (name: string): Fields => {
  const value = settings[name];
  return isFields(value) ? value : {};
};

// What can be packed only on the system it is for; packaging.test.ts packs the rest.
describe('electron-builder.yml', () => {
  it('writes out every fuse that electron-builder can set', () => {
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase()).toSorted();
    expect(lower(Object.keys(part('electronFuses')))).toEqual(lower(known));
  });

  it('lends nobody a Node and takes no orders from the environment or from arguments', () => {
    expect(part('electronFuses')).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
    });
  });

  it('names only icons and entitlements that are there', () => {
    const named = [...['mac', 'win', 'linux'].map((one) => part(one)['icon']), part('mac')['entitlements']];
    expect(named.filter((one) => typeof one !== 'string' || !existsSync(path.join(root, one)))).toEqual([]);
  });

  it('makes for macOS a signed program of the menu bar, for the architecture of whoever packs it', () => {
    const { target, hardenedRuntime, entitlements, entitlementsInherit, extendInfo, binaries } = part('mac');
    expect(target).toEqual(['dmg', 'zip']);
    expect({ hardenedRuntime, extendInfo, binaries }).toEqual({
      hardenedRuntime: true,
      extendInfo: { LSUIElement: true },
      binaries: ['Contents/Resources/bin/daypass'],
    });
    expect(entitlementsInherit).toBe(entitlements);
  });

  it('asks macOS for nothing but compiling at run time', async () => {
    const keys = (await read('assets/entitlements.mac.plist')).matchAll(/<key>(.*?)<\/key>/g);
    expect([...keys].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('installs on Windows for one user, who need not be an administrator', () => {
    expect(part('win')['target']).toEqual([{ target: 'nsis', arch: ['x64'] }]);
    expect(part('nsis')).toMatchObject({ oneClick: true, perMachine: false });
  });

  it('makes for Linux an AppImage, a deb and an rpm', () => {
    expect(part('linux')['target']).toEqual(['AppImage', 'deb', 'rpm']);
  });

  it('starts no AppImage without the sandbox by itself, nor with a library that desktops have no longer', () => {
    expect(part('linux')['executableArgs']).toEqual([]);
    expect(String(part('toolsets')['appimage'])).toMatch(/^[1-9]/);
  });

  it('tells Linux by the name of the installed entry whose windows, notices and shortcuts are', () => {
    const { executableName, syncDesktopName } = part('linux');
    expect(part('extraMetadata')['desktopName']).toBe(`${String(executableName)}.desktop`);
    expect(syncDesktopName).toBe(true);
  });

  it.each(['win', 'linux'])('names the app’s program on %s unlike the command', (system) => {
    const name = part(system)['executableName'];
    expect(typeof name === 'string' && name.toLowerCase() !== Object.keys(packageFile.bin)[0]).toBe(true);
  });

  it('uploads nothing', () => {
    expect(settings['publish']).toBe(null);
  });

  it('leaves what npm packs to package.json', () => {
    const { files } = settings;
    expect(isStrings(files) && files.every((one) => !one.startsWith('out/daypass'))).toBe(true);
    expect(packageFile.files).toContain('out/daypass');
    expect(packageFile.files.filter((one) => one.startsWith('assets') || one.includes('electron'))).toEqual(
      [],
    );
  });
});
