import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clientSources } from '../../../main/credential-process/build-client.mjs';
import { temporaryFolder } from '../temporary-folder.ts';
import { hasCompiler } from './client-rig.ts';

const read = new Set(['conversation.c', 'answer.c', 'frames.c', 'program.c', 'text.c']);

describe.skipIf(!hasCompiler('gcc'))('the client’s reader (gcc with ASan and UBSan)', () => {
  it(
    'takes 200,000 mutated answers without a fault, however they are cut',
    { timeout: 120_000 },
    async () => {
      await using folder = await temporaryFolder();
      const sources = clientSources('linux').filter((file) => read.has(path.basename(file)));
      const driver = fileURLToPath(new URL('./frame-fuzz.c', import.meta.url));
      const sanitizers = ['-g', '-O1', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
      const include = `-I${path.dirname(clientSources('linux')[0] ?? '')}`;
      const args = [
        '-std=c11',
        '-D_GNU_SOURCE',
        ...sanitizers,
        include,
        driver,
        ...sources,
        '-o',
        folder.file('fuzz'),
      ];
      expect(spawnSync('gcc', args, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });

      const seed = String(Date.now());
      const { status, stdout, stderr } = spawnSync(folder.file('fuzz'), ['200000', seed], {
        encoding: 'utf8',
      });
      expect({ status, stderr, seed }).toEqual({ status: 0, stderr: '', seed });
      // Neither all refused nor all taken: the mutations reach beyond the first byte.
      const [runs, refused, programs] = (stdout.match(/\d+/g) ?? []).map(Number);
      expect(runs).toBe(200_000);
      expect(refused).toBeGreaterThan(20_000);
      expect(programs).toBeGreaterThan(1_000);
    },
  );
});
