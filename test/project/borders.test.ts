import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');
/** What both sides share, as the contract's own project lists it. */
const { files: shared }: { readonly files: readonly string[] } = JSON.parse(
  readFileSync(path.join(root, 'preload/tsconfig.contract.json'), 'utf8'),
);
const kept = new Set(shared.map((file) => path.join(root, 'preload', file)));
let copy: string;

/** The project's own settings around files that break one rule each. */
beforeEach(async () => {
  copy = await mkdtemp(path.join(os.tmpdir(), 'daypass-borders-'));
  for (const file of ['tsconfig.base.json', '.oxlintrc.json', 'package.json'])
    await cp(path.join(root, file), path.join(copy, file));
  for (const folder of ['main', 'preload', 'renderer']) {
    await cp(path.join(root, folder), path.join(copy, folder), {
      recursive: true,
      filter: (file) => path.extname(file) === '' || kept.has(file) || /tsconfig\..*json$/.test(file),
    });
  }
  await mkdir(path.join(copy, 'main/sso'), { recursive: true });
  await mkdir(path.join(copy, 'main/desktop'), { recursive: true });
  await writeFile(path.join(copy, 'main/a.ts'), 'export const a = 1;\n');
  await writeFile(path.join(copy, 'renderer/b.ts'), 'export const b = document.title;\n');
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  await keepBuildsApart();
});
afterEach(() => rm(copy, { recursive: true, force: true }));

async function keepBuildsApart(): Promise<void> {
  for (const file of ['main/tsconfig.json', 'renderer/tsconfig.json', 'preload/tsconfig.contract.json']) {
    const text = await readFile(path.join(copy, file), 'utf8');
    await writeFile(path.join(copy, file), text.replaceAll('../node_modules/.cache/tsc', '../.tsc'));
  }
}

async function compile(project: 'main' | 'renderer'): Promise<string> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  return output(run(process.execPath, [tsc, '-b', project], { cwd: copy }));
}

async function lint(): Promise<string> {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  return output(run(process.execPath, [oxlint, '-f', 'unix', 'main', 'renderer'], { cwd: copy }));
}

async function output(finished: Promise<{ stdout: string }>): Promise<string> {
  return finished.then(
    ({ stdout }) => stdout,
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : ''),
  );
}

const write = (file: string, text: string) => writeFile(path.join(copy, file), text);

describe('the compiler', () => {
  it('takes files that keep the rules', async () => {
    expect(await compile('main')).toBe('');
    expect(await compile('renderer')).toBe('');
  });

  it.each([
    ['a renderer that imports main', 'renderer/x.ts', "export { a } from '../main/a.ts';\n", 'renderer'],
    [
      'a renderer that imports a type of main',
      'renderer/x.ts',
      "export type A = typeof import('../main/a.ts');\n",
      'renderer',
    ],
    [
      'Node in the renderer',
      'renderer/x.ts',
      "import 'node:fs';\nexport const x = process.pid;\n",
      'renderer',
    ],
    ['the DOM in main', 'main/x.ts', 'export const x = document.title;\n', 'main'],
    ['main that imports the renderer', 'main/x.ts', "export { b } from '../renderer/b.ts';\n", 'main'],
    ['an unchecked index', 'main/x.ts', 'export const x: string = [][0];\n', 'main'],
  ] as const)('refuses %s', async (_name, file, text, project) => {
    await write(file, text);
    expect(await compile(project)).toMatch(/error TS/);
  });
});

describe('the linter', () => {
  it('takes files that keep the rules', async () => {
    await write('main/desktop/x.ts', "import { app } from 'electron';\nexport const x = app;\n");
    expect(await lint()).not.toContain('Error');
  });

  it.each([
    [
      'electron outside main/desktop',
      'main/sso/x.ts',
      "import { app } from 'electron';\nexport const x = app;\n",
    ],
    ['electron in the renderer', 'renderer/x.ts', "import { app } from 'electron';\nexport const x = app;\n"],
    ['tests in what ships', 'main/x.ts', "import { x } from '../test/main/rig.ts';\nexport const y = x;\n"],
    ['any', 'main/x.ts', 'export const x = (y: any) => y;\n'],
  ])('refuses %s', async (_name, file, text) => {
    await write(file, text);
    expect(await lint()).toContain('Error');
  });

  it('refuses a promise nobody waits for', async () => {
    await write(
      'main/x.ts',
      'export function x(): void {\n  Promise.resolve(1).then((one) => one + 1);\n}\n',
    );
    const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
    const found = await output(
      run(process.execPath, [oxlint, '--type-aware', '-f', 'unix', 'main'], { cwd: copy }),
    );
    expect(found).toContain('no-floating-promises');
  });
});
