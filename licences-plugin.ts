import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** A package whose code is in the app, as the window shows it. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As the package itself names it. */
  readonly licence: string;
  /** Its place among the texts; several packages often have the very same. Absent: it comes without one. */
  readonly text?: number;
}

export interface BundledPackages {
  readonly packages: readonly BundledPackage[];
  readonly texts: readonly string[];
}

const placeholder = '__BUNDLED_PACKAGES__';
const moduleName = 'virtual:licences';

/**
 * What the app is made of, taken from the bundles as they come out and never from a list that someone keeps: `collect` goes
 * into each build before the window's, `show` into the window's, where `virtual:licences` then has them all. `alongside` are
 * packages that are packed as they are, with what they bring along; Electron brings nothing but itself.
 */
export function createLicences(root: string, alongside: readonly string[]) {
  const folders = new Set([
    path.join(root, 'node_modules', 'electron'),
    ...alongside.flatMap((name) => withDependencies(root, name)),
  ]);

  const gather = (ids: Iterable<string>) => {
    for (const id of ids) {
      const folder = packageFolder(id);
      if (folder !== undefined) folders.add(folder);
    }
  };

  const collect = (): Plugin => ({
    name: 'licences-collect',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') gather(file.moduleIds);
    },
  });

  const show = (): Plugin => ({
    name: 'licences-show',
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
    load: (id) => (id === `\0${moduleName}` ? `export const bundled = '${placeholder}';` : undefined),
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      for (const { moduleIds } of chunks) gather(moduleIds);
      const text = JSON.stringify(JSON.stringify(describe(folders)));
      const quoted = new RegExp(`(["'\`])${placeholder}\\1`);
      // As a function, or signs in a licence would be taken for those of a replacement.
      for (const chunk of chunks) chunk.code = chunk.code.replace(quoted, () => text);
    },
  });

  return { collect, show };
}

/** Of the innermost package that a module lies in; undefined: the project's own. */
function packageFolder(id: string): string | undefined {
  const plain = id.replace(/^\0/, '').replace(/\?.*$/, '');
  const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(plain)?.[1];
  return found !== undefined && existsSync(path.join(found, 'package.json')) ? found : undefined;
}

/** Folders of a package and of all it brings along, as far as they are installed here. */
function withDependencies(root: string, name: string, known = new Set<string>()): readonly string[] {
  const folder = path.join(root, 'node_modules', name);
  if (known.has(folder) || !existsSync(path.join(folder, 'package.json'))) return [];
  known.add(folder);
  const { dependencies = {} } = manifestOf(folder);
  return [folder, ...Object.keys(dependencies).flatMap((one) => withDependencies(root, one, known))];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function describe(folders: ReadonlySet<string>): BundledPackages {
  const texts: string[] = [];
  const packages = [...folders].map((folder): BundledPackage => {
    const { name, version, license = '' } = manifestOf(folder);
    const text = placeOf(texts, licenceText(folder));
    return { name, version, licence: license, ...(text === undefined ? {} : { text }) };
  });
  const once = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return { packages: [...once.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')), texts };
}

function placeOf(texts: string[], text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const known = texts.indexOf(text);
  return known === -1 ? texts.push(text) - 1 : known;
}

function licenceText(folder: string): string | undefined {
  const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(name));
  return file === undefined ? undefined : readFileSync(path.join(folder, file), 'utf8').trim();
}
