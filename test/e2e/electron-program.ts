import { existsSync } from 'node:fs';
import path from 'node:path';

const programs: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The program of a real Electron; undefined: there is none on this machine. */
export function electronProgram(): string | undefined {
  const installed = path.join(import.meta.dirname, '..', '..', 'node_modules', 'electron', 'dist');
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? installed;
  const program = path.join(folder, programs[process.platform] ?? 'electron');
  return existsSync(program) ? program : undefined;
}

/** Its sandbox refuses to run for root. */
export function electronSwitches(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
