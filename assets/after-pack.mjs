// Run by electron-builder on what it packed, before it is signed: refuses an app that could not start where it is meant for.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { machinesOf } from './machines.mjs';

/** By electron-builder's number of an architecture. */
const archs = { 1: 'x64', 3: 'arm64' };

/** @param {import('electron-builder').AfterPackContext} context */
export default function afterPack({ appOutDir, packager, electronPlatformName, arch }) {
  const resources = packager.getResourcesDir(appOutDir);
  checkNative(resources, electronPlatformName, archs[arch]);
  checkImports(path.join(resources, 'app.asar'));
}

/** The command and the keychain's module, and nothing else, for this system and architecture. */
export function checkNative(resources, platform, arch) {
  const client = platform === 'win32' ? 'daypass.exe' : 'daypass';
  const keychain = platform === 'linux' ? 'keyring' : 'keytar';
  const unpacked = filesBelow(path.join(resources, 'app.asar.unpacked'));
  const [module, ...others] = unpacked.map((file) => path.relative(resources, file));
  if (module === undefined || others.length > 0 || !path.basename(module).startsWith(keychain))
    throw new Error(
      `expected the native module of ${keychain} alone, found: ${unpacked.join(', ') || 'none'}`,
    );
  for (const file of [path.join('bin', client), module]) {
    const machines = machinesOf(readFileSync(path.join(resources, file)));
    if (!machines.includes(`${platform} ${arch}`))
      throw new Error(`${file} is for ${machines.join(', ') || 'no machine'}, not for ${platform} ${arch}`);
  }
}

/** What the bundle imports as it starts is Node's, Electron's, or packed with it. */
export function checkImports(asar) {
  const files = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));
  for (const file of files.filter((one) => /^out\/(?!renderer\/).*\.c?js$/.test(one)))
    for (const name of importsIn(file, extractFile(asar, path.normalize(file)).toString()))
      if (!files.includes(`node_modules/${name}/package.json`))
        throw new Error(`${file} imports ${name}, which electron-builder.yml leaves out`);
}

/** A module may ask for a package that it can do without, so `require` counts in the preload only, which is one script. */
function importsIn(file, source) {
  const pattern = file.endsWith('.cjs')
    ? /\brequire\(['"]([^'"]+)['"]\)/g
    : /^(?:import|export)\b[^'"();]*?['"]([^'"]+)['"]/gm;
  return [...source.matchAll(pattern)]
    .map(([, name = '']) => name)
    .filter((name) => !/^[./]|^node:|^electron(\/|$)/.test(name) && !builtinModules.includes(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}
