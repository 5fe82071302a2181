import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFields } from '../../main/schema.ts';
import packageFile from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');

describe('what Daypass depends on', () => {
  const { dependencies, optionalDependencies, devDependencies } = packageFile;

  it('is given by exact versions', () => {
    const all = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('is little besides what is bundled: a keychain for each system, and what opens a browser', () => {
    const installed = Object.keys({ ...dependencies, ...optionalDependencies });
    expect(installed.toSorted()).toEqual(['@napi-rs/keyring', 'keytar', 'open']);
  });

  it('is locked by its contents, down to the last package', async () => {
    const lock: unknown = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
    const packages = isFields(lock) && isFields(lock['packages']) ? Object.entries(lock['packages']) : [];
    expect(packages.length).toBeGreaterThan(100);
    const loose = packages.filter(
      ([name, entry]) =>
        name !== '' && !(isFields(entry) && String(entry['integrity']).startsWith('sha512-')),
    );
    expect(loose.map(([name]) => name)).toEqual([]);
  });
});
