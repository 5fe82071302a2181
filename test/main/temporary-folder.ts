import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
  file(...names: readonly string[]): string;
}

/** Gone, with all that is in it, when disposed. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-test-'));
  return {
    path: folder,
    file: (...names) => path.join(folder, ...names),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
