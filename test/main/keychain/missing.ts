import { createRequire } from 'node:module';
import { missingPrograms } from './keyring-session.ts';

/** The names of what keytar needs here and is not installed: it is optional, and it is compiled. */
export function missingForKeytar(): readonly string[] {
  const programs = missingPrograms();
  try {
    createRequire(import.meta.url)('keytar');
    return programs;
  } catch {
    return [...programs, 'keytar'];
  }
}
