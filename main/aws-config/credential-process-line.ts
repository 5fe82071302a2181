import { processLine } from '../../preload/copied-texts.ts';
import { parseRoleId } from '../credentials/role-id.ts';

export interface LineClient {
  /** The `daypass` program, absolute: tools that a dock started have no PATH worth the name. */
  readonly client: string;
  /** The data folder, where it is not the default one. */
  readonly home?: string;
}

export interface CredentialProcess extends LineClient {
  /** As `printRoleId` prints it. */
  readonly role: string;
}

export type ProcessLine =
  | { readonly kind: 'line'; readonly line: string }
  /** No quoting means the same to every client: the program or its data must lie elsewhere (on Windows: a short path). */
  | Unquotable<'client' | 'home' | 'role'>;

interface Unquotable<What extends string> {
  readonly kind: 'unquotable';
  readonly what: What;
}

/**
 * One line that Python's shlex, sh, and cmd.exe with the C runtime all split alike: as it is where that will do, in double
 * quotes where sh and shlex agree on them, in single ones last. On Windows nothing is quoted: Go and .NET lose the quotes.
 */
export function credentialProcessLine(
  { role, ...client }: CredentialProcess,
  platform: NodeJS.Platform,
): ProcessLine {
  const made = processCommand(client, platform);
  if (made.kind === 'unquotable') return made;
  if (parseRoleId(role) === undefined) return { kind: 'unquotable', what: 'role' };
  return { kind: 'line', line: processLine(made.command, role) };
}

/** What the line of every role begins with. */
export function processCommand(
  { client, home }: LineClient,
  platform: NodeJS.Platform,
): { readonly kind: 'command'; readonly command: string } | Unquotable<'client' | 'home'> {
  const quote = platform === 'win32' ? quoteForWindows : quoteForPosix;
  const program = quote(client);
  const folder = home === undefined ? '' : quote(home);
  if (program === undefined) return { kind: 'unquotable', what: 'client' };
  if (folder === undefined) return { kind: 'unquotable', what: 'home' };
  return { kind: 'command', command: home === undefined ? program : `${program} --home ${folder}` };
}

function quoteForPosix(path: string): string | undefined {
  if (!path.startsWith('/') || unquotable.test(path)) return undefined;
  if (/^[\w./+:@-]+$/.test(path)) return path;
  if (!/["$`\\!]/.test(path)) return `"${path}"`;
  return path.includes("'") ? undefined : `'${path}'`;
}

/** In the file of another system's encoding anything beyond ASCII is read as something else. */
function quoteForWindows(path: string): string | undefined {
  return /^[A-Za-z]:\\[\w.~\\+-]*[\w~]$/.test(path) ? path : undefined;
}

/** Line breaks end the setting; JavaScript and Go cut a value at a blank with # or ; whatever the quotes. */
const unquotable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|\s[#;]/u;
