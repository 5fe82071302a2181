import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileLog } from '../../../main/log.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { harmful, hostileNames, hostileRoles, type LyingPortal, startLyingPortal } from './lying-portal.ts';
import { korean } from './verb-rig.ts';

let folder: TemporaryFolder;
let given: LyingPortal;
beforeAll(async () => {
  folder = await temporaryFolder();
  given = await startLyingPortal({ log: fileLog(folder.file('daypass.log')) });
});
afterAll(async () => {
  await given.stop();
  await folder[Symbol.asyncDispose]();
});

describe('names that a lying portal gives, in what is asked for', () => {
  it.each([
    ['credentials', []],
    ['env', []],
    ['exec', ['--', 'true']],
  ])('come back from `%s` as one harmless sentence', async (verb, more) => {
    for (const name of [...hostileNames, ...hostileRoles.filter((role) => role !== 'Good.Role')])
      for (const asking of [{}, korean, { locale: 'C' }])
        for (const role of [name, `liar/100000000000/${name}`, `${name}/100000000000/Good.Role`]) {
          const { out, err, code } = await given.rig.run([verb, role, ...more], { noColor: true, ...asking });
          expect({ out, failed: code > 0 }).toEqual({ out: '', failed: true });
          expect(err).not.toMatch(harmful);
          expect(err).toMatch(/^[^\n]{1,1000}\n$/);
        }
  });

  it('never reach a word that a shell completes', async () => {
    const { out } = await given.rig.run(['completion', '--words', 'credentials', '']);
    const words = out.split('\n').filter((word) => word !== '');
    expect(words.length).toBeGreaterThan(hostileNames.length - 1);
    for (const word of words) expect(word).toMatch(/^[\w+=,.@/-]+$/);
  });
});

describe('names that a lying portal gives, in files', () => {
  it('leave each line of the log one event in JSON, and are in none', async () => {
    delete given.answers['/assignment/accounts'];
    await given.rig.run(['credentials', 'liar/100000000003/Good.Role']);
    await given.rig.run(['roles', '--refresh']);
    const log = await readFile(folder.file('daypass.log'), 'utf8');
    expect(log).not.toMatch(harmful);
    const lines = log.trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ event: expect.any(String) });
    expect(lines.length).toBeGreaterThan(1);
    expect(hostileNames.filter((name) => log.includes(name))).toEqual([]);
    expect(log.length).toBeLessThan(20_000);
  });

  it('are in the inventory cleaned, and cut to a bearable length', async () => {
    const listing: unknown = JSON.parse(await readFile(await inventoryFile(), 'utf8'));
    const texts = stringsIn(listing);
    expect(texts.filter((text) => /[\p{C}\u2028\u2029]/u.test(text))).toEqual([]);
    expect(texts.filter((text) => Array.from(text).length > 254)).toEqual([]);
    expect(texts.filter((text) => text.startsWith('two'))).toEqual([
      'twolines999999999999/Admin',
      'twolines999999999999/Admin',
    ]);
  });

  it('steer nobody who looks at a file of the data folder', async () => {
    const { dataFolder } = given.rig.rig;
    const names = await readdir(dataFolder, { recursive: true, withFileTypes: true });
    const files = names.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
    expect(files).toContain(await inventoryFile());
    for (const file of files.filter((one) => !one.endsWith('.sealed')))
      expect(await readFile(file, 'utf8')).not.toMatch(harmful);
    // Nor is a file named by the portal.
    for (const file of files) expect(path.relative(dataFolder, file)).toMatch(/^[\w./-]+$/);
  });
});

async function inventoryFile(): Promise<string> {
  const inventories = path.join(given.rig.rig.dataFolder, 'inventory');
  const [name = ''] = (await readdir(inventories)).filter((one) => one.startsWith('liar'));
  return path.join(inventories, name);
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
