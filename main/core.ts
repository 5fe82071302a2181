import path from 'node:path';
import type { KeychainStatus, RoleChanges, SessionStatus, SignInFlow } from '../preload/contract.ts';
import type { Language } from '../preload/error-messages.ts';
import { readCliToken } from './aws-config/cli-token.ts';
import type { AwsLocations } from './aws-config/locations.ts';
import { findSsoSessions, type FoundSession } from './aws-config/sso-sessions.ts';
import { createClock } from './clock.ts';
import { type Broker, type BrokerEvent, createBroker } from './credentials/broker.ts';
import { type ChainedRoles, chainedRolesSchema, loadChainedRoles } from './credentials/chained-roles-file.ts';
import { createRoleSources } from './credentials/role-sources.ts';
import { createAssumeRole } from './credentials/sts.ts';
import { AppError, isAppError } from './errors.ts';
import { sealedFile } from './keychain/sealed-file.ts';
import type { Log } from './log.ts';
import { isLoopback } from './loopback-host.ts';
import { createNetwork } from './network.ts';
import { createSessionViews } from './session-views.ts';
import { homeOf } from './sso/endpoints.ts';
import type { Surroundings } from './sso/choose-flow.ts';
import { createFetchPage } from './sso/fetch-page.ts';
import { createInventories, type RefreshOptions } from './sso/inventory.ts';
import { listingFiles } from './sso/inventory-file.ts';
import { createKeeper } from './sso/keeper.ts';
import { createOidc } from './sso/oidc.ts';
import { createPortal, type Portal } from './sso/portal.ts';
import { createRegistrations } from './sso/registrations.ts';
import { type EndpointOverrides, loadSessions, type Session, sessionsSchema } from './sso/sessions.ts';
import { createSignIns, pendingStatus, type PendingSignIn } from './sso/sign-in.ts';
import { type FetchPage, findPortal } from './sso/start-url.ts';
import { createTokens } from './sso/tokens.ts';
import { createVault, type SecretItems } from './sso/vault.ts';
import { createStore, type Store } from './store.ts';
import { storedFile } from './stored-file.ts';

export interface CoreOptions {
  /** Absolute. */
  readonly dataFolder: string;
  readonly keychain: CoreKeychain;
  readonly log: Log;
  readonly language: () => Language;
  readonly openBrowser: (url: string) => Promise<void>;
  /** A person looks at the host and agrees; a host without a screen answers no. */
  readonly confirmHost: (host: string) => Promise<boolean>;
  /** Those a person started this host with; kept with the sessions made under them. */
  readonly endpoints?: EndpointOverrides;
  readonly caBundle?: string;
  readonly proxyFor?: (url: string) => string;
  readonly fetchPage?: FetchPage;
  readonly aws: AwsLocations;
  /** Where a sign-in is asked for decides which flow serves. */
  readonly surroundings: Surroundings;
  /** Names the user in CloudTrail where a chained role gives no session name. */
  readonly userName: string;
}

/** The part of a keychain that the core needs. */
interface CoreKeychain extends SecretItems {
  status(): KeychainStatus;
  onStatus(listener: (status: KeychainStatus) => void): () => void;
}

interface NewSession {
  readonly startUrl: string;
  readonly region?: string;
  readonly label?: string;
}

/** Everything Daypass does, without a screen; the Electron and the headless host each make one. */
export interface Core {
  readonly store: Store;
  readonly portal: Portal;
  readonly broker: Broker;
  readonly chainedRoles: ChainedRoles;
  readonly surroundings: Surroundings;
  /** @throws AppError start-url-…, region-…, session-exists, session-name-invalid */
  addSession(wanted: NewSession): Promise<Session>;
  renameSession(id: string, label: string): Promise<void>;
  /** Signs out and forgets the session with its inventory. */
  removeSession(id: string): Promise<void>;
  sessions(): readonly Session[];
  /** By id or label. @throws AppError session-unknown, session-ambiguous */
  session(name: string): Session;
  /** Joins one that is pending. A browser is opened at most once in ten seconds. @throws as SignIns.start */
  signIn(id: string, options: { readonly flow: SignInFlow; readonly open: boolean }): Promise<PendingSignIn>;
  cancelSignIn(id: string): void;
  /** Sign-ins the AWS config knows of and Daypass does not. @throws AppError aws-config-unreadable */
  importable(): Promise<readonly FoundSession[]>;
  /**
   * Makes a session of one of them; `takeOver` brings the AWS CLI's own sign-in along, once.
   *
   * @throws as addSession; AppError cli-token-unusable, with the session made
   */
  importSession(found: FoundSession, options: { readonly takeOver: boolean }): Promise<Session>;
  /** `atAws` false: AWS could not be told, so its side of the sign-in ends when it would have. */
  signOut(id: string): Promise<{ readonly atAws: boolean }>;
  refresh(id: string, options?: RefreshOptions): Promise<RoleChanges | undefined>;
  /** A program needs a sign-in: said once per session, until somebody signs in. */
  wantSignIn(id: string, program: string): void;
  /** After sleep, network return or an unlocked keychain. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

const openAgainMs = 10_000;

/** @throws AppError data-newer */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { dataFolder, keychain, log } = options;
  const tell = (error: { code: string; subject: string | undefined }) =>
    log.event('stored-file', { code: error.code, file: error.subject ?? '' });

  const clock = createClock();
  const network = createNetwork({
    clock,
    ...(options.caBundle === undefined ? {} : { caBundle: options.caBundle }),
    ...(options.proxyFor === undefined ? {} : { proxyFor: options.proxyFor }),
  });
  const fetchPage = options.fetchPage ?? createFetchPage(network);
  const sessions = await loadSessions(
    storedFile(path.join(dataFolder, 'sessions.json'), sessionsSchema),
    tell,
  );
  const vault = createVault(keychain, (id) => homeOf(sessions.get(id)));
  const oidc = createOidc(network, clock);
  const tokens = createTokens(sessions, vault, oidc, clock);
  const portal = createPortal(network, tokens);
  const registrations = createRegistrations(vault, oidc, clock);
  const signIns = createSignIns({ oidc, registrations, clock, tokens, language: options.language });
  const inventories = createInventories(
    portal,
    listingFiles(path.join(dataFolder, 'inventory'), tell),
    clock,
  );
  const tellBroker = ({ kind, ...facts }: BrokerEvent) => log.event(kind, facts);
  const chainedRolesFile = storedFile(path.join(dataFolder, 'chained-roles.json'), chainedRolesSchema);
  const chainedRoles = await loadChainedRoles(chainedRolesFile, tell);
  const assumeRole = createAssumeRole(network, clock);
  const broker = createBroker({
    sourceOf: createRoleSources({ sessions, portal, chainedRoles, assumeRole, userName: options.userName }),
    file: sealedFile(path.join(dataFolder, 'role-credentials.sealed'), keychain),
    ...{ clock, tell: tellBroker },
  });
  const store = createStore({ keychain: keychain.status(), sessions: [] });
  const viewOf = createSessionViews(inventories);
  const keeper = createKeeper(sessions, tokens, clock, (id) => {
    publish(id);
    void broker.renewAhead();
    if (statuses.get(id)?.kind === 'signed-in' && inventories.isStale(id)) refreshInBackground(id);
  });
  const statuses = new Map<string, SessionStatus>();
  const openedAtMs = new Map<string, number>();
  const wantedBy = new Map<string, string>();

  async function statusOf(id: string): Promise<SessionStatus> {
    const pending = signIns.pending(id);
    if (pending !== undefined) return pendingStatus(pending);
    return tokens
      .status(id)
      .catch((error: unknown) => ({ kind: 'unknown', error: log.view(error) }) as const);
  }

  function publish(id: string): void {
    void statusOf(id).then((status) => {
      statuses.set(id, status);
      if (status.kind === 'signed-in') wantedBy.delete(id);
      publishAll();
    });
  }

  function publishAll(): void {
    store.update((state) => ({
      ...state,
      sessions: sessions
        .all()
        .map((one) => viewOf(one, statuses.get(one.id) ?? { kind: 'signed-out' }, wantedBy.get(one.id))),
    }));
  }

  async function open(pending: PendingSignIn): Promise<void> {
    const lastMs = openedAtMs.get(pending.sessionId) ?? Number.NEGATIVE_INFINITY;
    if (Math.abs(Date.now() - lastMs) < openAgainMs) return;
    if (pending.askAboutHost !== undefined && !(await options.confirmHost(pending.askAboutHost))) return;
    openedAtMs.set(pending.sessionId, Date.now());
    // The link stands on the screen too, so a browser that will not open ends nothing.
    await options.openBrowser(pending.link).catch(() => log.event('browser-not-opened'));
  }

  async function refresh(id: string, refreshOptions?: RefreshOptions): Promise<RoleChanges | undefined> {
    return inventories.refresh(sessions.get(id), refreshOptions);
  }

  function refreshInBackground(id: string): void {
    refresh(id).catch((error: unknown) => {
      const { code, subject } = log.view(error);
      log.event('refresh-failed', { session: id, code, subject: subject ?? '' });
    });
  }

  async function addSession({ startUrl, region, label }: NewSession): Promise<Session> {
    const { address, regionKnown } = await findPortal(startUrl, region, fetchPage);
    const named = label === undefined ? {} : { label };
    const session = await sessions.add(address, { ...named, endpoints: options.endpoints ?? {} });
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

  async function signOut(id: string): Promise<{ atAws: boolean }> {
    const session = sessions.get(id);
    signIns.cancel(id);
    // The tokens go first, or a fetch could begin in between and be kept.
    let accessToken: string | undefined;
    try {
      accessToken = await tokens.forget(id);
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

  const stop = [
    tokens.onChange(publish),
    signIns.onChange(publish),
    signIns.onEnd(({ sessionId, flow }, error) => {
      log.event('sign-in-ended', {
        session: sessionId,
        flow,
        code: isAppError(error) ? error.code : 'signed-in',
      });
      if (error === undefined) refreshInBackground(sessionId);
    }),
    inventories.onChange(publishAll),
    sessions.onChange(publishAll),
    keychain.onStatus((status) => {
      store.update((state) => ({ ...state, keychain: status }));
      if (status.kind === 'ready') void broker.keychainReady();
      for (const { id } of sessions.all()) publish(id);
    }),
    clock.onSkew((skewMs) =>
      store.update(({ clockSkewMs: _old, ...state }) =>
        Math.abs(skewMs) > 120_000 ? { ...state, clockSkewMs: skewMs } : state,
      ),
    ),
    () => keeper.stop(),
    () => signIns.cancelAll(),
    () => network.close(),
  ];

  for (const session of sessions.all()) {
    await inventories.load(session);
    statuses.set(session.id, await statusOf(session.id));
  }
  publishAll();
  void keeper.wake();

  return {
    ...{ store, portal, broker, chainedRoles, surroundings: options.surroundings },
    sessions: sessions.all,
    session: sessions.find,
    addSession,
    async importable() {
      const found = await findSsoSessions(options.aws.configFile);
      const known = sessions.all().map(({ startUrl, region }) => `${startUrl} ${region}`);
      return found.filter(({ startUrl, region }) => !known.includes(`${startUrl} ${region}`));
    },
    async importSession({ name, startUrl, region, cacheKey }, { takeOver }) {
      const session = await addSession({ startUrl, region, label: name });
      if (!takeOver) return session;
      // What the AWS CLI got from AWS goes to AWS, or stays on this machine.
      if (!Object.values(session.endpoints).every((one) => isLoopback(new URL(one).hostname)))
        throw new AppError('cli-token-unusable');
      const token = await readCliToken(options.aws.ssoCacheFolder, cacheKey, session, clock.now());
      await tokens.adopt(session.id, token);
      refreshInBackground(session.id);
      return session;
    },
    async renameSession(id, label) {
      await sessions.rename(id, label);
    },
    async removeSession(id) {
      await signOut(id);
      await inventories.forget(id);
      await sessions.remove(id);
    },
    async signIn(id, { flow, open: openIt }) {
      const pending = await signIns.start(sessions.get(id), flow);
      pending.done.then(
        () => {
          log.event('signed-in', { session: id, flow });
          refreshInBackground(id);
        },
        (error: unknown) =>
          log.event('sign-in-ended', { session: id, code: isAppError(error) ? error.code : '' }),
      );
      if (openIt) await open(pending);
      return pending;
    },
    cancelSignIn: signIns.cancel,
    signOut,
    refresh,
    wantSignIn(id, program) {
      if (wantedBy.has(id) || !sessions.all().some((one) => one.id === id)) return;
      wantedBy.set(id, program);
      log.event('sign-in-wanted', { session: id });
      publishAll();
    },
    wake: () => keeper.wake(),
    async close() {
      await inventories.close();
      await broker.close();
      for (const one of stop) one();
    },
  };
}
