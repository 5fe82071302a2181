import { AppError } from '../errors.ts';
import { printable } from '../printable.ts';
import { isFields, isStrings, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';
import { isSafeEndpoint, parseUrl } from './hosts.ts';
import { partitionOf } from './regions.ts';
import { isAwsPortal, type PortalAddress } from './start-url.ts';

/** One sign-in to one Identity Center by one user. Never secret. */
export interface Session extends PortalAddress {
  /** Given once, never changed: roles, profiles and keychain items are named by it. */
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly endpoints: EndpointOverrides;
  /** So no keychain holds a token of it. Absent: somebody has, or that is not known. */
  readonly neverSignedIn?: true;
}

type EndpointService = 'sso' | 'sso-oidc' | 'sts' | 'iam' | 'signin';
export type EndpointOverrides = Readonly<Partial<Record<EndpointService, string>>>;

export interface Sessions {
  all(): readonly Session[];
  /** @throws AppError session-unknown */
  get(id: string): Session;
  /** By id or label, in that order. @throws AppError session-unknown, session-ambiguous */
  find(name: string): Session;
  /** @throws AppError session-exists, session-name-invalid */
  add(
    portal: PortalAddress,
    options: { readonly label?: string; readonly endpoints?: EndpointOverrides },
  ): Promise<Session>;
  /** @throws AppError session-unknown, session-exists, session-name-invalid */
  rename(id: string, label: string): Promise<Session>;
  /** Before its first token goes to the keychain. @throws AppError session-unknown */
  noteSignIn(id: string): Promise<void>;
  /** The definition only; its secrets are the caller's to forget first. */
  remove(id: string): Promise<void>;
  onChange(listener: () => void): () => void;
}

const defaultScopes = ['sso:account:access'];

/** @throws AppError data-newer */
export async function loadSessions(
  file: StoredFile<SessionsFile>,
  tell: (error: AppError) => void,
): Promise<Sessions> {
  let sessions = (await readOr(file, { sessions: [] }, tell)).sessions;
  const listeners = new Set<() => void>();

  /** One after the other: two that are added at once must see each other. */
  let last: Promise<unknown> = Promise.resolve();
  function change<T>(edit: () => { readonly next: readonly Session[]; readonly result: T }): Promise<T> {
    const changed = last
      .catch(() => undefined)
      .then(async () => {
        const { next, result } = edit();
        await file.write({ sessions: next });
        sessions = next;
        for (const listener of listeners) listener();
        return result;
      });
    last = changed;
    return changed;
  }

  function get(id: string): Session {
    const session = sessions.find((one) => one.id === id);
    if (session === undefined) throw new AppError('session-unknown', printable(id));
    return session;
  }

  return {
    all: () => sessions,
    get,
    find(name) {
      const byId = sessions.find((one) => one.id === name);
      if (byId !== undefined) return byId;
      const [first, ...more] = sessions.filter((one) => sameLabel(one.label, name));
      if (first === undefined) throw new AppError('session-unknown', printable(name));
      if (more.length > 0)
        throw new AppError('session-ambiguous', [first, ...more].map((one) => one.id).join(', '));
      return first;
    },
    add: (portal, { label, endpoints = {} }) =>
      change(() => {
        const shown = checkLabel(label ?? unused(nameOf(portal.startUrl), sessions), sessions);
        const id = unused(slug(label ?? '') || slug(nameOf(portal.startUrl)) || 'session', sessions);
        const named = { ...portal, id, label: shown, scopes: defaultScopes, endpoints };
        const session: Session = { ...named, neverSignedIn: true };
        return { next: [...sessions, session], result: session };
      }),
    async noteSignIn(id) {
      if (get(id).neverSignedIn === undefined) return;
      await change(() => {
        const { neverSignedIn: _never, ...signedIn } = get(id);
        return { next: sessions.map((one) => (one.id === id ? signedIn : one)), result: undefined };
      });
    },
    rename: (id, label) =>
      change(() => {
        const others = sessions.filter((one) => one.id !== id);
        const renamed: Session = { ...get(id), label: checkLabel(label, others) };
        return { next: sessions.map((one) => (one.id === id ? renamed : one)), result: renamed };
      }),
    remove: (id) =>
      change(() => {
        get(id);
        return { next: sessions.filter((one) => one.id !== id), result: undefined };
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export interface SessionsFile {
  readonly sessions: readonly Session[];
}

export const sessionsSchema: Schema<SessionsFile> = {
  name: 'sessions',
  version: 1,
  migrations: {},
  parse(fields) {
    const list: unknown = fields['sessions'];
    if (!Array.isArray(list)) return undefined;
    const sessions = list.map(parseSession).filter((one) => one !== undefined);
    const ids = new Set(sessions.map(({ id }) => id));
    // Two of one id would share their secrets.
    return ids.size === list.length ? { sessions } : undefined;
  },
};

/**
 * The overrides a person started the host with. Anything else that sets them (the environment of an asking shell) is
 * never looked at.
 *
 * @throws AppError bad-request naming the variable: not https, nor http on this machine
 */
export function endpointOverrides(
  environment: Readonly<Record<string, string | undefined>>,
): EndpointOverrides {
  const found: Partial<Record<EndpointService, string>> = {};
  for (const service of endpointServices) {
    const variable = `AWS_ENDPOINT_URL_${service.toUpperCase().replace('-', '_')}`;
    const value = environment[variable];
    if (value === undefined || value === '') continue;
    if (!isSafeEndpoint(value)) throw new AppError('bad-request', variable);
    const { origin, pathname } = new URL(value);
    found[service] = (origin + pathname).replace(/\/+$/, '');
  }
  return found;
}

const endpointServices: readonly EndpointService[] = ['sso', 'sso-oidc', 'sts', 'iam', 'signin'];

function parseSession(value: unknown): Session | undefined {
  if (!isFields(value)) return undefined;
  const { id, label, startUrl, issuerUrl, region, scopes, endpoints, neverSignedIn } = value;
  if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) return undefined;
  if (typeof label !== 'string' || typeof region !== 'string' || partitionOf(region) === undefined)
    return undefined;
  if (!isHttpsUrl(startUrl) || !isHttpsUrl(issuerUrl) || !isAwsPortal(issuerUrl)) return undefined;
  if (!isStrings(scopes)) return undefined;
  const overrides = parseEndpoints(endpoints);
  if (overrides === undefined) return undefined;
  const shown = printable(label, 64) || id;
  const session = { id, label: shown, startUrl, issuerUrl, region, scopes, endpoints: overrides };
  return neverSignedIn === true ? { ...session, neverSignedIn } : session;
}

function parseEndpoints(value: unknown): EndpointOverrides | undefined {
  if (!isFields(value)) return undefined;
  const found: Partial<Record<EndpointService, string>> = {};
  for (const [key, endpoint] of Object.entries(value)) {
    const service = endpointServices.find((one) => one === key);
    if (service === undefined || typeof endpoint !== 'string' || !isSafeEndpoint(endpoint)) return undefined;
    found[service] = endpoint;
  }
  return found;
}

function isHttpsUrl(value: unknown): value is string {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  return url !== undefined && url.protocol === 'https:' && url.username === '' && url.password === '';
}

/** `https://hanbit.awsapps.com/start` is hanbit; a vanity host gives its first label but for `sso`, `aws` and `www`. */
function nameOf(startUrl: string): string {
  const labels = new URL(startUrl).hostname.split('.');
  return labels.find((one) => !['sso', 'aws', 'www', 'start', 'login'].includes(one)) ?? 'session';
}

function checkLabel(label: string, others: readonly Session[]): string {
  const tidy = label.trim().normalize('NFC');
  if (tidy.length < 1 || tidy.length > 64 || tidy !== printable(tidy))
    throw new AppError('session-name-invalid');
  if (others.some((one) => sameLabel(one.label, tidy) || one.id === tidy))
    throw new AppError('session-exists', tidy);
  return tidy;
}

function sameLabel(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.trim().normalize('NFC').toLowerCase();
}

/** Neither id nor label of another: a name goes on meaning the session it meant. */
function unused(base: string, others: readonly Session[]): string {
  let candidate = base;
  for (let n = 2; others.some((one) => one.id === candidate || sameLabel(one.label, candidate)); n++)
    candidate = `${base}-${n}`;
  return candidate;
}

/** Labels may be Korean, of which nothing is left here; ids stand in file names, profile lines and shells. */
function slug(label: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, 40).replace(/^-+|-+$/g, '');
}
