import type { SignInFlow } from '../../preload/contract.ts';
import { isAppError } from '../errors.ts';
import { decodeItem, encode, type Fields, isFields, isStrings, type Schema } from '../schema.ts';
import type { LeftItems } from './left-items.ts';
import { singleFlight } from '../single-flight.ts';

/** A client registration serves only the flow, portal, region and scopes it was made for. */
export interface Registration {
  readonly flow: SignInFlow;
  readonly issuerUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAtMs: number;
}

export interface SessionToken {
  readonly accessToken: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly signedInAtMs: number;
  /** Undefined: this token is the last of its sign-in. The registration is the one the refresh token was made with. */
  readonly renewal: { readonly refreshToken: string; readonly registration: Registration } | undefined;
}

export interface SessionSecrets {
  readonly registrations: readonly Registration[];
  readonly token: SessionToken | undefined;
  /** When the sign-in ended without the user signing out. */
  readonly endedAtMs: number | undefined;
}

export const noSecrets: SessionSecrets = { registrations: [], token: undefined, endedAtMs: undefined };

/** The one keychain item of each session. */
export interface Vault {
  /** From memory once read. @throws AppError keychain-…, data-newer */
  load(sessionId: string): Promise<SessionSecrets>;
  /** As load, but a damaged item counts as none: what is about to be written replaces it. */
  loadToReplace(sessionId: string): Promise<SessionSecrets>;
  /** From the keychain: another process may have written. */
  reload(sessionId: string): Promise<SessionSecrets>;
  /** Memory follows only after the keychain has it. */
  save(sessionId: string, secrets: SessionSecrets): Promise<void>;
  /** When the keychain just failed and the secrets cannot be had again; the next save brings them there. */
  keepUnsaved(sessionId: string, secrets: SessionSecrets): void;
  remove(sessionId: string): Promise<void>;
  /** For a keychain that cannot be reached: what it may hold of the session counts as none from now on. */
  leave(sessionId: string): Promise<void>;
  /** Removes what was left, as far as the keychain can be reached now. */
  collect(): Promise<void>;
}

/** The part of a keychain that a vault needs. */
export interface SecretItems {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/**
 * `homeOf` names where a session's tokens belong, its origins among it. An item that was written for another home counts as
 * none: a sessions file that was edited, or an id that was given again, never sends a token elsewhere.
 * `isMemoryOnly`: nothing done now is known to reach the keychain that `left` is about.
 */
export function createVault(
  items: SecretItems,
  homeOf: (sessionId: string) => string,
  left: LeftItems = noneLeft,
  isMemoryOnly: () => boolean = () => false,
): Vault {
  const known = new Map<string, SessionSecrets>();
  const unsaved = new Set<string>();
  const saving = new Set<string>();
  const changes = new Map<string, number>();
  const reading = singleFlight<SessionSecrets>();
  const nameOf = (sessionId: string) => `session:${sessionId}`;

  function remember(sessionId: string, secrets: SessionSecrets): void {
    changes.set(sessionId, (changes.get(sessionId) ?? 0) + 1);
    known.set(sessionId, secrets);
  }

  async function save(sessionId: string, secrets: SessionSecrets): Promise<void> {
    const item = { home: homeOf(sessionId), secrets };
    const settles = !isMemoryOnly();
    saving.add(sessionId);
    try {
      await items.set(nameOf(sessionId), encode(itemSchema, item));
      remember(sessionId, secrets);
      unsaved.delete(sessionId);
      if (settles) await settleOrKeep(sessionId);
    } finally {
      saving.delete(sessionId);
    }
  }

  /** Where the mark stays, the next look saves again and so tries again. */
  async function settleOrKeep(sessionId: string): Promise<void> {
    try {
      await left.settle(sessionId);
    } catch (error) {
      unsaved.add(sessionId);
      throw error;
    }
  }

  async function deleteAndSettle(sessionId: string): Promise<void> {
    await items.delete(nameOf(sessionId));
    if (!isMemoryOnly()) await left.settle(sessionId);
  }

  async function reload(sessionId: string): Promise<SessionSecrets> {
    const kept = known.get(sessionId);
    if (kept !== undefined && unsaved.has(sessionId)) {
      await save(sessionId, kept);
      return kept;
    }
    if (!isMemoryOnly() && left.all().includes(sessionId)) return noSecrets;
    const before = changes.get(sessionId);
    const text = await items.get(nameOf(sessionId));
    const item = text === undefined ? undefined : decodeItem(itemSchema, text);
    const secrets = item === undefined || item.home !== homeOf(sessionId) ? noSecrets : item.secrets;
    // What was saved or removed while this was being read is newer.
    if (changes.get(sessionId) !== before) return known.get(sessionId) ?? noSecrets;
    known.set(sessionId, secrets);
    return secrets;
  }

  async function load(sessionId: string): Promise<SessionSecrets> {
    return known.get(sessionId) ?? reading(sessionId, () => reload(sessionId));
  }

  return {
    reload: (sessionId) => reading(sessionId, () => reload(sessionId)),
    load,
    async loadToReplace(sessionId) {
      return load(sessionId).catch((error: unknown) => {
        if (isAppError(error, 'keychain-damaged')) return noSecrets;
        throw error;
      });
    },
    save,
    keepUnsaved(sessionId, secrets) {
      remember(sessionId, secrets);
      unsaved.add(sessionId);
    },
    async remove(sessionId) {
      await deleteAndSettle(sessionId);
      remember(sessionId, noSecrets);
      unsaved.delete(sessionId);
    },
    async leave(sessionId) {
      await left.note(sessionId);
      remember(sessionId, noSecrets);
      unsaved.delete(sessionId);
    },
    async collect() {
      for (const sessionId of left.all()) {
        // What is being saved takes the place of what was left.
        if (isMemoryOnly() || saving.has(sessionId)) continue;
        await deleteAndSettle(sessionId);
      }
    },
  };
}

const noneLeft: LeftItems = { all: () => [], note: async () => {}, settle: async () => {} };

interface Item {
  readonly home: string;
  readonly secrets: SessionSecrets;
}

const itemSchema: Schema<Item> = {
  name: 'session secrets',
  version: 1,
  migrations: {},
  parse({ home, secrets }) {
    const parsed = isFields(secrets) ? parseSecrets(secrets) : undefined;
    return parsed === undefined || typeof home !== 'string' ? undefined : { home, secrets: parsed };
  },
};

function parseSecrets({ registrations, token, endedAtMs }: Fields): SessionSecrets | undefined {
  const list = Array.isArray(registrations) ? registrations.map(parseRegistration) : [];
  const parsed = token === undefined ? undefined : parseToken(token);
  if (token !== undefined && parsed === undefined) return undefined;
  return {
    registrations: list.filter((one) => one !== undefined),
    token: parsed,
    endedAtMs: typeof endedAtMs === 'number' ? endedAtMs : undefined,
  };
}

function parseToken(value: unknown): SessionToken | undefined {
  if (!isFields(value)) return undefined;
  const { accessToken, issuedAtMs, expiresAtMs, signedInAtMs } = value;
  if (typeof accessToken !== 'string' || typeof issuedAtMs !== 'number') return undefined;
  if (typeof expiresAtMs !== 'number' || typeof signedInAtMs !== 'number') return undefined;
  return { accessToken, issuedAtMs, expiresAtMs, signedInAtMs, renewal: parseRenewal(value) };
}

function parseRenewal(token: Fields): SessionToken['renewal'] {
  const { renewal } = token;
  if (!isFields(renewal) || typeof renewal['refreshToken'] !== 'string') return undefined;
  const registration = parseRegistration(renewal['registration']);
  return registration === undefined ? undefined : { refreshToken: renewal['refreshToken'], registration };
}

function parseRegistration(value: unknown): Registration | undefined {
  if (!isFields(value)) return undefined;
  const { flow, issuerUrl, region, scopes, clientId, clientSecret, expiresAtMs } = value;
  if (flow !== 'pkce' && flow !== 'device') return undefined;
  if (typeof issuerUrl !== 'string' || typeof region !== 'string' || typeof expiresAtMs !== 'number')
    return undefined;
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string') return undefined;
  if (!isStrings(scopes)) return undefined;
  return { flow, issuerUrl, region, scopes, clientId, clientSecret, expiresAtMs };
}
