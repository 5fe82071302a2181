import { isatty } from 'node:tty';
import { localeIn } from '../../language.ts';
import { awsValueNames, longestRequestBytes, placeVariables, type Request } from '../protocol.ts';
import { limits } from './limits.ts';
import { end } from './sentences.ts';

/** What is asked, in the version that the host speaks, with its line end. */
export function requestLine(args: readonly string[], version = limits.wireVersion): string {
  const line = `${JSON.stringify(requestOf(args, version))}\n`;
  if (Buffer.byteLength(line) > longestRequestBytes) end('long', 2);
  return line;
}

function requestOf(args: readonly string[], v: number): Request {
  const { env } = process;
  const set = (name: string) => env[name] || null;
  const aws = Object.entries(env).filter(([name]) => name.startsWith('AWS_'));
  const valueOf = (name: string, value: string | undefined) =>
    awsValueNames.includes(name) ? (value ?? null) : null;
  return {
    ...{ v, client: 'node', args, cwd: workingFolder() },
    tty: { in: isatty(0), out: isatty(1), err: isatty(2) },
    columns: process.stdout.columns ?? process.stderr.columns ?? null,
    locale: localeIn(env),
    tz: set('TZ') ?? (Intl.DateTimeFormat().resolvedOptions().timeZone || null),
    ...{ term: set('TERM'), noColor: set('NO_COLOR') !== null },
    aws: Object.fromEntries(aws.map(([name, value]) => [name, valueOf(name, value)])),
    home: set('HOME') ?? set('USERPROFILE'),
    network: {
      HTTPS_PROXY: withoutLogin(set('https_proxy') ?? set('HTTPS_PROXY')),
      NO_PROXY: set('no_proxy') ?? set('NO_PROXY'),
      NODE_EXTRA_CA_CERTS: set('NODE_EXTRA_CA_CERTS'),
    },
    place: placeVariables.filter((name) => set(name) !== null),
    asker: { pid: process.pid, ppid: process.ppid, program: null },
  };
}

function workingFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/** A user's name and password stay here; the `@` after them tells that there were some. */
function withoutLogin(url: string | null): string | null {
  return url === null ? null : url.slice(Math.max(url.lastIndexOf('@'), 0));
}
