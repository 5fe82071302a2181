import path from 'node:path';
import type { KeychainStatus } from '../preload/contract.ts';
import type { Language } from '../preload/error-messages.ts';
import type { AwsLocations } from './aws-config/locations.ts';
import { createClock } from './clock.ts';
import { type Broker, type BrokerEvent, createBroker } from './credentials/broker.ts';
import { type ChainedRoles, chainedRolesSchema, loadChainedRoles } from './credentials/chained-roles-file.ts';
import { createRoleSources } from './credentials/role-sources.ts';
import { createAssumeRole } from './credentials/sts.ts';
import { isAppError } from './errors.ts';
import { sealedFile } from './keychain/sealed-file.ts';
import type { Log } from './log.ts';
import { createNetwork } from './network.ts';
import { createPublisher } from './publisher.ts';
import { createSessionActions, type SessionActions } from './session-actions.ts';
import type { Surroundings } from './sso/choose-flow.ts';
import { homeOf } from './sso/endpoints.ts';
import { createFetchPage } from './sso/fetch-page.ts';
import { createInventories } from './sso/inventory.ts';
import { listingFiles } from './sso/inventory-file.ts';
import { createKeeper } from './sso/keeper.ts';
import { createOidc } from './sso/oidc.ts';
import { createPortal, type Portal } from './sso/portal.ts';
import { createRegistrations } from './sso/registrations.ts';
import { type EndpointOverrides, loadSessions, type Session, sessionsSchema } from './sso/sessions.ts';
import { createSignIns } from './sso/sign-in.ts';
import type { FetchPage } from './sso/start-url.ts';
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
  /** As NetworkOptions has them. */
  readonly caBundle?: () => string;
  readonly proxyFor?: (url: string) => string;
  readonly fetchPage?: FetchPage;
  readonly aws: () => AwsLocations;
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

/** Everything Daypass does, without a screen; the Electron and the headless host each make one. */
export interface Core extends Omit<SessionActions, 'refreshInBackground'> {
  readonly store: Store;
  readonly portal: Portal;
  readonly broker: Broker;
  readonly chainedRoles: ChainedRoles;
  readonly surroundings: Surroundings;
  sessions(): readonly Session[];
  /** By id or label. @throws AppError session-unknown, session-ambiguous */
  session(name: string): Session;
  cancelSignIn(id: string): void;
  /** A program needs a sign-in: said once per session, until somebody signs in. */
  wantSignIn(id: string, program: string): void;
  /** After sleep, network return or an unlocked keychain. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

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
  const publisher = createPublisher({ store, sessions, tokens, signIns, inventories, log });
  const { publish, publishAll } = publisher;
  const { refreshInBackground, ...actions } = createSessionActions({
    ...{ sessions, tokens, vault, oidc, registrations, signIns, portal, inventories, broker, clock, log },
    fetchPage: options.fetchPage ?? createFetchPage(network),
    endpoints: options.endpoints ?? {},
    aws: options.aws,
    openBrowser: options.openBrowser,
    confirmHost: options.confirmHost,
  });
  const keeper = createKeeper(sessions, tokens, clock, (id) => {
    publish(id);
    void broker.renewAhead();
    if (publisher.isSignedIn(id) && inventories.isStale(id)) refreshInBackground(id);
  });

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

  for (const session of sessions.all()) await inventories.load(session);
  await publisher.publishFirst();
  void keeper.wake();

  return {
    ...actions,
    ...{ store, portal, broker, chainedRoles, surroundings: options.surroundings },
    sessions: sessions.all,
    session: sessions.find,
    cancelSignIn: signIns.cancel,
    wantSignIn: publisher.wantSignIn,
    wake: () => keeper.wake(),
    async close() {
      await inventories.close();
      await broker.close();
      for (const one of stop) one();
    },
  };
}
