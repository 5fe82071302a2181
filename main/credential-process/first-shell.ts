import { readFile, stat } from 'node:fs/promises';
import type { Log } from '../log.ts';
import type { SettingsStore, ShellSetting, ShellSettings } from '../settings/settings.ts';
import { askersPath } from './asker-files.ts';
import type { Request } from './protocol.ts';
import type { VerbName } from './verb.ts';

export interface FirstShell {
  readonly taken: readonly ShellSetting[];
  /** There was one with a user's name and password, which settings never hold. */
  readonly proxyLeft: boolean;
}

/**
 * A host that a desktop starts sees no shell, so the first one in which a person uses `daypass` fills the settings that nobody
 * has set. Once, and from a person at a terminal only: an environment may be anybody's (a project's .envrc, a build), and a
 * proxy with a CA bundle would be enough to listen in. What was taken is said, and logged by name.
 */
export async function takeFirstShell(
  request: Request,
  settings: SettingsStore,
  log: Log,
): Promise<FirstShell> {
  const none: FirstShell = { taken: [], proxyLeft: false };
  if (settings.origins().shellSeen || !isPerson(request)) return none;
  const { values, proxyLeft } = shellSettings(request);
  const usable = (await isOwnBundle(values.caBundle)) ? values : { ...values, caBundle: '' };
  const taken = await settings.fillFromShell(usable);
  for (const name of taken) log.event('setting-from-shell', { name });
  return { taken, proxyLeft };
}

export function shellSettings(request: Request): {
  readonly values: ShellSettings;
  readonly proxyLeft: boolean;
} {
  const { aws, network } = request;
  const file = (named: string | null | undefined) =>
    named === null || named === undefined || named === '' ? '' : askersPath(request, named);
  const proxy = network.HTTPS_PROXY ?? '';
  const proxyLeft = proxy.includes('@');
  return {
    proxyLeft,
    values: {
      awsConfigFile: file(aws['AWS_CONFIG_FILE']),
      awsSharedCredentialsFile: file(aws['AWS_SHARED_CREDENTIALS_FILE']),
      // As AWS clients do; Node's own adds to the built-in certificates, as this setting does. SSL_CERT_FILE replaces them.
      caBundle: file(aws['AWS_CA_BUNDLE'] || network.NODE_EXTRA_CA_CERTS),
      // A bare host and port is spoken to in the clear, as curl and the AWS CLI do.
      proxy: proxyLeft ? '' : proxy.replace(/^(?!$|\w+:\/\/)/, 'http://'),
      noProxy: network.NO_PROXY ?? '',
    },
  };
}

/** Verbs that people type; any other may come from a script that has the terminal too. */
const personal: readonly VerbName[] = ['login', 'sessions', 'roles', 'status', 'agent'];

function isPerson({ args, tty }: Request): boolean {
  return tty.in && tty.out && tty.err && personal.some((name) => name === args[0]);
}

/** One that cannot be read would keep every connection from being made; one that others can write vouches for nobody. */
async function isOwnBundle(file: string): Promise<boolean> {
  if (file === '') return true;
  try {
    const { uid, mode } = await stat(file);
    const own = process.geteuid === undefined || uid === 0 || uid === process.geteuid();
    const text = await readFile(file, 'utf8');
    return own && (mode & 0o022) === 0 && text.includes('-----BEGIN CERTIFICATE-----');
  } catch {
    return false;
  }
}
