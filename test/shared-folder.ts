import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of one run: what several test files would each make alike is made there once. */
    readonly sharedFolder: string;
  }
}

/** Run by vitest before the first test file, and what it returns after the last. */
export default function shareFolder({ provide }: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'dps-')));
  provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
