/**
 * The wire between the `daypass` client (daypass.c, or fallback/client.ts) and the host, version 1. One request a connection.
 *
 * The client looks for the socket (endpoint.ts), makes sure that the folder is its user's alone and that the server runs as
 * the same user, and only then writes: one line of JSON, at most 65,536 bytes with its line end:
 *
 *   {"v":1,"client":"c","args":["credentials","corp/123456789012/Developer"],"cwd":"/src","tty":{"in":true,"out":false,
 *    "err":true},"columns":120,"locale":"ko_KR.UTF-8","tz":"Asia/Seoul","term":"xterm-256color","noColor":false,
 *    "aws":{"AWS_PROFILE":"dev","AWS_SECRET_ACCESS_KEY":null},"home":"/home/jane","network":{"HTTPS_PROXY":"http://proxy:3128",
 *    "NO_PROXY":null,"NODE_EXTRA_CA_CERTS":null},"place":["SSH_TTY"],"asker":{"pid":41,"ppid":40,"program":"zsh"}}
 *
 * `locale` is the first set of LC_ALL, LC_MESSAGES, LANG, else empty; `tz` is TZ or the zone /etc/localtime links to. `aws`
 * names every AWS_* variable and gives the values of `awsValueNames` only. A proxy with a user's name and password comes as what
 * follows them, from its `@` on. `place` names those of `placeVariables` that are set. `home`, `network` and `place` came later,
 * and are left out by older clients.
 * `asker` is a claim: Node cannot check its peer.
 * A byte of an argument or path that is not UTF-8 travels as the lone surrogate U+DC00 + byte, which UTF-8 cannot hold
 * itself; `execFrame` (frames.ts) turns it back, so a file's name survives the way to the host and back.
 *
 * The host answers in frames: one byte of type, four of length (big-endian, at most 1,048,576), payload:
 *
 *   o, e   bytes for standard output, error
 *   i      (empty, at most once) send me standard input; it follows as frames d (bytes) and one z (empty) at its end
 *   q      (one byte) exit code; the answer is whole
 *   x      become a program: strings that each end in NUL, a letter before each: A argument (the first names the program),
 *          S NAME=VALUE to set, U NAME to unset; the answer is whole. Never after `i`, never for `credentials`
 *   h      (one byte, first frame only) I speak versions up to this one
 *
 * What follows q or x is not read. Anything else, or an end before them: the client says one sentence and exits with 5. For
 * `credentials` it holds standard output (1,048,576 bytes at most) until `q 0` and drops it otherwise, and it asks again,
 * twice at most, where a host went before the first byte of its answer. A disconnect means that nobody waits any more.
 * All of it has 50 s, from the client's start. Other verbs have as long as they take, and are asked once.
 *
 * After `stop` and `uninstall`, which the host answers once it listens no more, the client waits until its lock is free.
 *
 * A client newer than its host gets `h`, asks `stop --hand-over` in the host's version, and after `q 0`, which the host sends
 * once it no longer listens, starts the host that it was installed with.
 *
 * A host holds DATA/host.lock before it listens and until it has stopped, through a child `daypass --hold-lock FILE`, which
 * says `held` and a line end once it has the lock, exits with 75 at once if another has it, and ends with its standard input.
 */
import { AppError } from '../errors.ts';
import { isFields, type Fields } from '../schema.ts';

export const wireVersion = 1;
export const longestRequestBytes = 65_536;
export const longestFrameBytes = 1_048_576;
export const lockHeldElsewhereCode = 75;

/** What the client says of itself and its surroundings; all of it is a claim. */
export interface Request {
  readonly v: number;
  /** `node`: the fallback that stands in where no C compiler was. */
  readonly client: 'c' | 'node';
  /** A byte that is no UTF-8 is U+DC00 + byte. */
  readonly args: readonly string[];
  /** Null: gone or unreadable. */
  readonly cwd: string | null;
  readonly tty: { readonly in: boolean; readonly out: boolean; readonly err: boolean };
  /** Of the terminal that output goes to. */
  readonly columns: number | null;
  /** As in LC_ALL, `ko_KR.UTF-8`; empty: none set. */
  readonly locale: string;
  readonly tz: string | null;
  readonly term: string | null;
  readonly noColor: boolean;
  /** Every AWS_* variable that is set, with its value for `awsValueNames` only. */
  readonly aws: Readonly<Record<string, string | null>>;
  /** Null: unset, or an older client. */
  readonly home: string | null;
  /** Of the asker's environment; null: unset, or an older client. */
  readonly network: Readonly<Record<NetworkVariable, string | null>>;
  /** Which of `placeVariables` are set; null: an older client. */
  readonly place: readonly string[] | null;
  readonly asker: { readonly pid: number; readonly ppid: number; readonly program: string | null };
}

/** `https_proxy` goes before `HTTPS_PROXY`, and so on, as everywhere. */
type NetworkVariable = 'HTTPS_PROXY' | 'NO_PROXY' | 'NODE_EXTRA_CA_CERTS';

export type ParsedRequest =
  | { readonly kind: 'request'; readonly request: Request }
  /** To be answered with frame `h`. */
  | { readonly kind: 'newer'; readonly version: number }
  /** `bad-request`; its subject names the field. */
  | { readonly kind: 'refused'; readonly error: AppError };

/** Variables that tell whether the asker's person has a browser on this machine. */
export const placeVariables: readonly string[] = [
  ...['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT', 'CODESPACES', 'CI', 'REMOTE_CONTAINERS'],
  ...['WSL_DISTRO_NAME', 'BROWSER', 'DISPLAY', 'WAYLAND_DISPLAY'],
];

/** Variables that say where to look; any other AWS_* variable may hold a secret and comes without its value. */
export const awsValueNames: readonly string[] = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CA_BUNDLE',
];

/** Keys it does not know are a newer client's business and are passed over. */
export function parseRequest(line: Uint8Array): ParsedRequest {
  if (line.length > longestRequestBytes) return refused('length');
  const fields = parseLine(line);
  if (fields === undefined) return refused('json');
  const version = fields['v'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return refused('v');
  if (version > wireVersion) return { kind: 'newer', version };
  try {
    return { kind: 'request', request: readRequest(version, fields) };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', error };
    throw error;
  }
}

function readRequest(v: number, fields: Fields): Request {
  const tty = object(fields, 'tty');
  const asker = object(fields, 'asker');
  const client = fields['client'];
  if (client !== 'c' && client !== 'node') throw bad('client');
  return {
    v,
    client,
    args: texts(fields, 'args'),
    cwd: textOrNull(fields, 'cwd'),
    tty: { in: flag(tty, 'in'), out: flag(tty, 'out'), err: flag(tty, 'err') },
    columns: fields['columns'] === null ? null : count(fields, 'columns'),
    locale: text(fields['locale'], 'locale'),
    tz: textOrNull(fields, 'tz'),
    term: textOrNull(fields, 'term'),
    noColor: flag(fields, 'noColor'),
    aws: variables(object(fields, 'aws')),
    home: textOrNull({ home: null, ...fields }, 'home'),
    network: network(fields),
    place: fields['place'] === undefined ? null : texts(fields, 'place'),
    asker: { pid: count(asker, 'pid'), ppid: count(asker, 'ppid'), program: textOrNull(asker, 'program') },
  };
}

function parseLine(line: Uint8Array): Fields | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function variables(fields: Fields): Readonly<Record<string, string | null>> {
  const entries = Object.entries(fields).map(([name, value]) => {
    if (!name.startsWith('AWS_') || (value !== null && !awsValueNames.includes(name))) throw bad('aws');
    return [text(name, 'aws'), value === null ? null : text(value, 'aws')] as const;
  });
  return Object.fromEntries(entries);
}

function network(fields: Fields): Request['network'] {
  const given = fields['network'] === undefined ? {} : object(fields, 'network');
  const of = (name: NetworkVariable) => textOrNull({ [name]: null, ...given }, name);
  return {
    HTTPS_PROXY: of('HTTPS_PROXY'),
    NO_PROXY: of('NO_PROXY'),
    NODE_EXTRA_CA_CERTS: of('NODE_EXTRA_CA_CERTS'),
  };
}

function object(fields: Fields, name: string): Fields {
  const value = fields[name];
  if (!isFields(value)) throw bad(name);
  return value;
}

function texts(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw bad(name);
  return value.map((one: unknown) => text(one, name));
}

function textOrNull(fields: Fields, name: string): string | null {
  const value = fields[name];
  return value === null ? null : text(value, name);
}

/** Neither NUL, which no argument or variable can hold, nor a lone surrogate but those that stand for a byte. */
function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.includes('\0')) throw bad(name);
  if (/\p{Cs}/u.test(value.replace(/[\udc80-\udcff]/gu, ''))) throw bad(name);
  return value;
}

function count(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw bad(name);
  return value;
}

function flag(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw bad(name);
  return value;
}

function refused(field: string): ParsedRequest {
  return { kind: 'refused', error: bad(field) };
}

function bad(field: string): AppError {
  return new AppError('bad-request', field);
}
