import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';

/** The folder of this name that whoever asks first makes; test files in other processes wait for it. */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(inject('sharedFolder'), name);
  const [made, failed] = [`${folder}.made`, `${folder}.failed`];
  const isFirst = await mkdir(`${folder}.begun`).then(
    () => true,
    () => false,
  );
  if (!isFirst) {
    while (!(await exists(made))) {
      if (await exists(failed)) throw new Error(`${name} was not made; its first maker says why`);
      await delay(100);
    }
    return folder;
  }
  try {
    await make(folder);
  } catch (error) {
    await writeFile(failed, '');
    throw error;
  }
  await writeFile(made, '');
  return folder;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
