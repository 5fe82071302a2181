import { execFile } from 'node:child_process';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface BusProperty {
  /** A well-known name. */
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly name: string;
}

export type BusAnswer =
  | { readonly kind: 'value'; readonly text: string }
  /** Nobody on the bus has the name, or its object not the property. */
  | { readonly kind: 'absent' }
  /** No bus, no program to ask it with, or no answer in time. */
  | { readonly kind: 'unknown' };

const deadlineMs = 2_000;

/** Asks the user's session bus through whichever of its usual programs is installed. No shell, and none for long. */
export async function readBusProperty(property: BusProperty, environment: Environment): Promise<BusAnswer> {
  for (const ask of askers) {
    const answer = await run(ask(property), environment);
    if (answer.kind !== 'unknown') return answer;
  }
  return { kind: 'unknown' };
}

type Command = readonly [program: string, ...args: string[]];

const getter = 'org.freedesktop.DBus.Properties.Get';

const askers: readonly ((property: BusProperty) => Command)[] = [
  ({ destination, path, interface: owner, name }) => [
    ...(['gdbus', 'call', '--session', '--timeout', '2', '--dest', destination] as const),
    ...['--object-path', path, '--method', getter, owner, name],
  ],
  ({ destination, path, interface: owner, name }) => [
    ...(['busctl', '--user', '--timeout=2', 'get-property', destination, path, owner, name] as const),
  ],
  ({ destination, path, interface: owner, name }) => [
    ...(['dbus-send', '--session', '--print-reply=literal', '--reply-timeout=2000'] as const),
    ...[`--dest=${destination}`, path, getter, `string:${owner}`, `string:${name}`],
  ],
];

function run([program, ...args]: Command, environment: Environment): Promise<BusAnswer> {
  // What they print of failures is in the user's language otherwise.
  const options = { env: { ...environment, LC_ALL: 'C' }, timeout: deadlineMs + 500, maxBuffer: 64 * 1024 };
  return new Promise((resolve) => {
    execFile(program, args, { ...options, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'value', text: stdout.trim() });
      else resolve(absent.test(stderr) ? { kind: 'absent' } : { kind: 'unknown' });
    });
  });
}

/** Each program in its own words: the name of the error, or what it makes of it. */
const absent =
  /ServiceUnknown|NameHasNoOwner|UnknownObject|UnknownInterface|UnknownProperty|UnknownMethod|No such (?:interface|property|object)|Unknown (?:interface|property|object)|was not provided by any \.service|name is not activatable/i;
