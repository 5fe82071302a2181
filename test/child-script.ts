import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { madeOnce } from './made-once.ts';

export type ChildScript = readonly [program: string, file: string];

/**
 * The command that runs this script in a process of its own. It is bundled once in a test run: with each child compiling
 * what it imports, a start would take four times as long.
 */
export async function childScript(script: string): Promise<ChildScript> {
  const name = path.relative(import.meta.dirname, script).replaceAll(path.sep, '-');
  const folder = await madeOnce(name, async (made) => {
    await mkdir(made);
    // Packages stay what they are, and are found from there.
    await symlink(path.resolve('node_modules'), path.join(made, 'node_modules'), 'junction');
    await build({
      ...{ entryPoints: [script], outfile: path.join(made, 'script.mjs'), logLevel: 'error' },
      ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' },
    });
  });
  return [process.execPath, path.join(folder, 'script.mjs')];
}
