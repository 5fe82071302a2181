import path from 'node:path';

export interface PathSources {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where everything that is not secret lives; `DAYPASS_HOME` moves all of it. Absolute. */
export function dataFolder({ platform, home, environment }: PathSources): string {
  const override = environment['DAYPASS_HOME'];
  if (override !== undefined && override !== '') return path.resolve(override);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Daypass');
  if (platform === 'win32')
    return path.join(absolute(environment['LOCALAPPDATA']) ?? path.join(home, 'AppData', 'Local'), 'Daypass');
  return path.join(absolute(environment['XDG_DATA_HOME']) ?? path.join(home, '.local', 'share'), 'daypass');
}

/** AWS's tools know `~/`, on Windows `~\\` too, and nothing else that begins with a tilde. */
export function inHome(file: string, home: string): string {
  return ['~/', `~${path.sep}`].some((start) => file.startsWith(start))
    ? path.join(home, file.slice(2))
    : file;
}

/** The base directory specification has relative values ignored. */
function absolute(value: string | undefined): string | undefined {
  return value !== undefined && path.isAbsolute(value) ? value : undefined;
}
