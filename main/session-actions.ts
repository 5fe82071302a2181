import type { NewSession, RoleChanges, SignInFlow } from '../preload/contract.ts';
import { readCliToken } from './aws-config/cli-token.ts';
import type { AwsLocations } from './aws-config/locations.ts';
import { findSsoSessions, type FoundSession } from './aws-config/sso-sessions.ts';
import type { Clock } from './clock.ts';
import type { Broker } from './credentials/broker.ts';
import { AppError, isAppError } from './errors.ts';
import type { Log } from './log.ts';
import { isLoopback } from './loopback-host.ts';
import type { Inventories, RefreshOptions } from './sso/inventory.ts';
import type { Oidc } from './sso/oidc.ts';
import type { Portal } from './sso/portal.ts';
import type { Registrations } from './sso/registrations.ts';
import type { EndpointOverrides, Session, Sessions } from './sso/sessions.ts';
import type { PendingSignIn, SignIns } from './sso/sign-in.ts';
import { type FetchPage, findPortal, type MayAsk } from './sso/start-url.ts';
import type { Tokens } from './sso/tokens.ts';
import type { SignInLengths } from './sso/sign-in-lengths.ts';
import type { Vault } from './sso/vault.ts';

/** What a person does with sessions, over all the features it touches. */
export interface SessionActions {
  /**
   * `mayAsk`: of a host that is not AWS's, before anything goes to it; unless given it may, for a person typed it.
   *
   * @throws AppError start-url-…, region-…, session-exists, session-name-invalid, declined
   */
  addSession(wanted: NewSession, mayAsk?: MayAsk): Promise<Session>;
  renameSession(id: string, label: string): Promise<void>;
  /**
   * Signs out and forgets the session with its inventory. Where the keychain cannot be reached only one that nobody ever
   * signed in to, unless `anyway`: what is left in the keychain goes once that can be reached.
   */
  removeSession(id: string, options?: { readonly anyway: boolean }): Promise<void>;
  /**
   * Joins one that is pending; what it gives is cancelled only by the last who asked.
   *
   * @throws as SignIns.start
   */
  signIn(id: string, options: SignInOptions): Promise<PendingSignIn>;
  /** Sign-ins the AWS config knows of and Daypass does not. @throws AppError aws-config-unreadable */
  importable(configFile?: string): Promise<readonly FoundSession[]>;
  /**
   * Makes a session of one of them; `takeOver` brings the AWS CLI's own sign-in along, once.
   *
   * @throws as addSession; AppError cli-token-unusable, with the session made
   */
  importSession(found: FoundSession, options: { readonly takeOver: boolean }): Promise<Session>;
  /** `atAws` false: AWS could not be told, so its side of the sign-in ends when it would have. */
  signOut(id: string): Promise<{ readonly atAws: boolean }>;
  refresh(id: string, options?: RefreshOptions): Promise<RoleChanges | undefined>;
  refreshInBackground(id: string): void;
}

interface SignInOptions {
  readonly flow: SignInFlow;
  /**
   * A browser opens for a session at most once in ten seconds; `for-a-person`, who looks on, it opens at once for a link
   * that is not the one opened last.
   */
  readonly open: 'never' | 'paced' | 'for-a-person';
}

export interface SessionActionParts {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly signInLengths: Pick<SignInLengths, 'forget'>;
  readonly vault: Vault;
  readonly oidc: Oidc;
  readonly registrations: Registrations;
  readonly signIns: SignIns;
  readonly portal: Portal;
  readonly inventories: Inventories;
  readonly broker: Broker;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetchPage: FetchPage;
  readonly endpoints: EndpointOverrides;
  readonly aws: () => AwsLocations;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly confirmHost: (host: string) => Promise<boolean>;
}

const openAgainMs = 10_000;

export function createSessionActions(parts: SessionActionParts): SessionActions {
  const { sessions, tokens, vault, oidc, registrations, signIns, portal, inventories, broker, log } = parts;
  const lastOpened = new Map<string, { readonly link: string; readonly atMs: number }>();
  const askers = new Map<string, Set<symbol>>();

  async function addSession({ startUrl, region, label }: NewSession, mayAsk?: MayAsk): Promise<Session> {
    const { address, regionKnown } = await findPortal(startUrl, region, parts.fetchPage, mayAsk);
    const named = label === undefined ? {} : { label };
    const session = await sessions.add(address, { ...named, endpoints: parts.endpoints });
    if (!regionKnown) await checkRegion(session);
    return session;
  }

  /** Only a device authorization is known to tell, here rather than in the browser, that a portal lives elsewhere. */
  async function checkRegion(session: Session): Promise<void> {
    const signal = AbortSignal.timeout(15_000);
    try {
      const registration = await registrations.forFlow(session, 'device', signal);
      await oidc.startDevice(session, registration, signal);
    } catch (error) {
      if (!isAppError(error, 'region-wrong')) return;
      await vault.remove(session.id);
      await sessions.remove(session.id);
      throw error;
    }
  }

  async function open(pending: PendingSignIn, wish: 'paced' | 'for-a-person'): Promise<void> {
    const last = lastOpened.get(pending.sessionId);
    const isNew = wish === 'for-a-person' && last?.link !== pending.link;
    if (!isNew && last !== undefined && performance.now() - last.atMs < openAgainMs) return;
    if (pending.askAboutHost !== undefined && !(await parts.confirmHost(pending.askAboutHost))) return;
    lastOpened.set(pending.sessionId, { link: pending.link, atMs: performance.now() });
    // The link stands on the screen too, so a browser that will not open ends nothing.
    await parts.openBrowser(pending.link).catch(() => log.event('browser-not-opened'));
  }

  /** From before a sign-in has begun, or who leaves early would end what another is about to join. */
  function join(id: string): () => boolean {
    const here = askers.get(id) ?? new Set();
    const me = Symbol(id);
    askers.set(id, here.add(me));
    return () => here.delete(me) && here.size === 0;
  }

  async function signOut(id: string, anyway = false): Promise<{ atAws: boolean }> {
    const session = sessions.get(id);
    signIns.cancel(id);
    // The tokens go first, or a fetch could begin in between and be kept.
    let accessToken: string | undefined;
    try {
      accessToken = await tokens.forget(id, anyway || session.neverSignedIn === true);
    } finally {
      await broker.forget(id);
    }
    log.event('signed-out', { session: id });
    if (accessToken === undefined) return { atAws: true };
    return portal.logout(session, accessToken).then(
      () => ({ atAws: true }),
      () => ({ atAws: false }),
    );
  }

  async function refresh(id: string, options?: RefreshOptions): Promise<RoleChanges | undefined> {
    return inventories.refresh(sessions.get(id), options);
  }

  function refreshInBackground(id: string): void {
    refresh(id).catch((error: unknown) => {
      log.event('refresh-failed', { session: id, code: log.view(error).code });
    });
  }

  return {
    ...{ addSession, refresh, refreshInBackground },
    signOut: (id) => signOut(id),
    async renameSession(id, label) {
      await sessions.rename(id, label);
    },
    async removeSession(id, { anyway } = { anyway: false }) {
      await signOut(id, anyway);
      await inventories.forget(id);
      parts.signInLengths.forget(id);
      await sessions.remove(id);
    },
    async signIn(id, { flow, open: wish }) {
      const session = sessions.get(id);
      const leave = join(id);
      try {
        const pending = await signIns.start(session, flow);
        pending.done.then(leave, leave);
        if (wish !== 'never') await open(pending, wish);
        return { ...pending, cancel: () => void (leave() && pending.cancel()) };
      } catch (error) {
        leave();
        throw error;
      }
    },
    async importable(configFile = parts.aws().configFile) {
      const found = await findSsoSessions(configFile);
      const known = sessions.all().map(({ startUrl, region }) => `${startUrl} ${region}`);
      return found.filter(({ startUrl, region }) => !known.includes(`${startUrl} ${region}`));
    },
    async importSession({ name, startUrl, region, cacheKey }, { takeOver }) {
      const session = await addSession({ startUrl, region, label: name });
      if (!takeOver) return session;
      // What the AWS CLI got from AWS goes to AWS, or stays on this machine.
      if (!Object.values(session.endpoints).every((one) => isLoopback(new URL(one).hostname)))
        throw new AppError('cli-token-unusable');
      const token = await readCliToken(parts.aws().ssoCacheFolder, cacheKey, session, parts.clock.now());
      await tokens.adopt(session.id, token);
      refreshInBackground(session.id);
      return session;
    },
  };
}
