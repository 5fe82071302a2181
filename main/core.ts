import path from 'node:path';
import type { BrowserRule } from '../preload/consoles.ts';
import type { AccountRule, KeychainStatus, Language } from '../preload/contract.ts';
import type { AwsLocations } from './aws-config/locations.ts';
import { createClock } from './clock.ts';
import type { DamagedFiles } from './damaged-files.ts';
import { browserRuleKind } from './console/browser-rules.ts';
import { type Console, createConsole } from './console/console.ts';
import { createFederate } from './console/federation.ts';
import type { InstalledBrowser } from './console/installed-browsers.ts';
import type { Launch } from './console/launch.ts';
import { loadRecentPages, type RecentPages, recentPagesSchema } from './console/recent-pages.ts';
import { aheadOf } from './credentials/ahead.ts';
import { type Broker, type BrokerEvent, createBroker } from './credentials/broker.ts';
import { type ChainedRoles, chainedRolesSchema, loadChainedRoles } from './credentials/chained-roles-file.ts';
import { createRoleArn, type RoleArn } from './credentials/role-arn.ts';
import { createRoleSources } from './credentials/role-sources.ts';
import { createAssumeRole } from './credentials/sts.ts';
import { isAppError } from './errors.ts';
import { sealedFile } from './keychain/sealed-file.ts';
import { isUnreachable } from './keychain/unreachable.ts';
import { type Log, tellStoredFile } from './log.ts';
import { type Favourites, favouritesSchema, loadFavourites } from './roles/favourites.ts';
import { loadRoleUses, type RoleUses, roleUsesSchema } from './roles/role-uses.ts';
import { createNetwork } from './network.ts';
import { createProfiles, type Profiles } from './profiles/profiles.ts';
import { followRoles } from './profiles/follow-roles.ts';
import { profilesSchema } from './profiles/profiles-file.ts';
import { followPlainViews, plainViews } from './plain-views.ts';
import { createPublisher } from './publisher.ts';
import { accountRuleKind } from './settings/account-rules-file.ts';
import { loadRules, type RuleKind, type Rules, rulesSchema } from './settings/rules-file.ts';
import { onNewWay } from './settings/network-settings.ts';
import type { SettingsStore } from './settings/settings.ts';
import { createSessionActions, type SessionActions } from './session-actions.ts';
import type { Surroundings } from './sso/choose-flow.ts';
import { homeOf } from './sso/endpoints.ts';
import { createFetchPage } from './sso/fetch-page.ts';
import { createInventories } from './sso/inventory.ts';
import { listingFiles } from './sso/inventory-file.ts';
import { leftItemsSchema, loadLeftItems } from './sso/left-items.ts';
import { createKeeper } from './sso/keeper.ts';
import { createOidc } from './sso/oidc.ts';
import { createPortal, type Portal } from './sso/portal.ts';
import { createRegistrations } from './sso/registrations.ts';
import { createRelisting } from './sso/relisting.ts';
import { type EndpointOverrides, loadSessions, type Session, sessionsSchema } from './sso/sessions.ts';
import { createSignIns } from './sso/sign-in.ts';
import type { FetchPage } from './sso/start-url.ts';
import { loadSignInLengths, signInLengthsSchema } from './sso/sign-in-lengths.ts';
import { createTokens } from './sso/tokens.ts';
import { createVault, type SecretItems } from './sso/vault.ts';
import type { Schema } from './schema.ts';
import { createStore, type Store } from './store.ts';
import { readOr, storedFile } from './stored-file.ts';

export interface CoreOptions {
  /** Absolute. */
  readonly dataFolder: string;
  /** Of this folder. */
  readonly damagedFiles: DamagedFiles;
  readonly keychain: CoreKeychain;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly language: () => Language;
  readonly openBrowser: (url: string) => Promise<void>;
  /** A person looks at the host and agrees; a host without a screen answers no. */
  readonly confirmHost: (host: string) => Promise<boolean>;
  /** Brings a console link into the browser that the user chose for it. */
  readonly launch: Launch;
  /** On this computer, now. */
  readonly findBrowsers: () => Promise<readonly InstalledBrowser[]>;
  /** Those a person started this host with; kept with the sessions made under them. */
  readonly endpoints?: EndpointOverrides;
  /** As NetworkOptions has them. */
  readonly caBundle?: () => string;
  readonly proxyFor?: (url: string) => string;
  readonly fetchPage?: FetchPage;
  readonly aws: () => AwsLocations;
  /** The `daypass` that lines of the AWS config name; absolute. */
  readonly client: string;
  /** The data folder, where it is not the usual one. */
  readonly home: string | undefined;
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
  readonly console: Console;
  readonly roleArn: RoleArn;
  readonly chainedRoles: ChainedRoles;
  readonly favourites: Favourites;
  readonly roleUses: RoleUses;
  readonly accountRules: Rules<AccountRule>;
  readonly browserRules: Rules<BrowserRule>;
  readonly recentPages: RecentPages;
  readonly profiles: Profiles;
  /** With their profiles, as they are now. */
  findBrowsers(): Promise<readonly InstalledBrowser[]>;
  readonly settings: SettingsStore;
  readonly surroundings: Surroundings;
  /** Epoch milliseconds by the services' clock, as all times in the snapshot are. */
  now(): number;
  sessions(): readonly Session[];
  /** By id or label. @throws AppError session-unknown, session-ambiguous */
  session(name: string): Session;
  cancelSignIn(id: string): void;
  /** A program needs a sign-in: said once per session, until somebody signs in. `untilMs`: it is held until then. */
  wantSignIn(id: string, program: string, untilMs?: number): void;
  /** After sleep, network return or an unlocked keychain. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

/** @throws AppError data-newer */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { dataFolder, damagedFiles, keychain, log } = options;
  const tell = tellStoredFile(log);

  const clock = createClock();
  const network = createNetwork({
    clock,
    ...(options.caBundle === undefined ? {} : { caBundle: options.caBundle }),
    ...(options.proxyFor === undefined ? {} : { proxyFor: options.proxyFor }),
  });
  const file = <T extends object>(name: string, schema: Schema<T>) =>
    storedFile(path.join(dataFolder, name), schema);
  const sessions = await loadSessions(damagedFiles.open('sessions', sessionsSchema), tell);
  const leftItems = await loadLeftItems(file('left-in-keychain.json', leftItemsSchema), tell);
  const vault = createVault(
    keychain,
    (id) => homeOf(sessions.get(id)),
    leftItems,
    () => keychain.status().kind === 'memory-only',
  );
  const collectLeft = () =>
    vault.collect().catch((error: unknown) => {
      if (!isUnreachable(error)) log.event('left-not-collected', { code: log.view(error).code });
    });
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
  const chainedRoles = await loadChainedRoles(damagedFiles.open('chained-roles', chainedRolesSchema), tell);
  const assumeRole = createAssumeRole(network, clock);
  const favourites = await loadFavourites(damagedFiles.open('favourites', favouritesSchema), tell);
  const broker = createBroker({
    sourceOf: createRoleSources({ sessions, portal, chainedRoles, assumeRole, userName: options.userName }),
    ahead: () => aheadOf(options.settings.get().renewAhead, favourites.all()),
    isSignedIn: tokens.isSignedIn,
    isListed: ({ sessionId, accountId, roleName }) => inventories.isListed(sessionId, accountId, roleName),
    file: sealedFile(path.join(dataFolder, 'role-credentials.sealed'), keychain),
    notAssigned: createRelisting({ sessions, inventories, clock, log }),
    ...{ clock, tell: tellBroker },
  });
  const roleUses = await loadRoleUses(file('role-uses.json', roleUsesSchema), clock.now, tell);
  const signInLengths = await loadSignInLengths(file('sign-in-lengths.json', signInLengthsSchema), tell);
  const rules = <T>(name: 'account-rules' | 'browser-rules', kind: RuleKind<T>) =>
    loadRules(damagedFiles.open(name, rulesSchema(kind)), kind, tell);
  const accountRules = await rules('account-rules', accountRuleKind);
  const browserRules = await rules('browser-rules', browserRuleKind);
  const recentPages = await loadRecentPages(file('recent-pages.json', recentPagesSchema), tell);
  const profilesFile = damagedFiles.open('profiles', profilesSchema);
  const profiles = await createProfiles({
    ...{ dataFolder, file: profilesFile, client: options.client, home: options.home, aws: options.aws },
    stored: await readOr(profilesFile, { profiles: [] }, tell),
    roles: () => store.get(),
    now: clock.now,
  });
  const plain = {
    ...{ profiles, chainedRoles, broker, roleUses, favourites, accountRules, browserRules, recentPages },
    ...{ language: options.language, settings: options.settings, damagedFiles },
  };
  const store = createStore({ keychain: keychain.status(), sessions: [], ...plainViews(plain) });
  const publisher = createPublisher({
    ...{ store, sessions, tokens, signIns, inventories, log },
    ...{ accountRules: accountRules.all, signInLengths },
  });
  const { publish, publishAll } = publisher;
  const { refreshInBackground, ...actions } = createSessionActions({
    ...{ sessions, tokens, signInLengths, vault, oidc, registrations, signIns, portal, inventories },
    ...{ broker, clock, log },
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
    tokens.onRefusal(signInLengths.note),
    signInLengths.onChange(publishAll),
    signIns.onChange(publish),
    signIns.onEnd(({ sessionId, flow }, error) => {
      log.event('sign-in-ended', {
        session: sessionId,
        flow,
        code: isAppError(error) ? error.code : 'signed-in',
      });
      publisher.signInEnded(sessionId, error);
      if (error === undefined) refreshInBackground(sessionId);
    }),
    inventories.onChange(publishAll),
    accountRules.onChange(publishAll),
    followPlainViews(plain, store),
    options.settings.onChange(() => void broker.renewAhead()),
    // What failed for want of a certificate or a proxy needs nobody to try it again.
    onNewWay(options.settings, () => {
      void keeper.wake();
      for (const { id } of sessions.all())
        if (publisher.isSignedIn(id) && inventories.progress(id).kind === 'failed') refreshInBackground(id);
    }),
    favourites.onChange(() => void broker.renewAhead()),
    followRoles(profiles, store, log),
    sessions.onChange(publishAll),
    keychain.onStatus((status) => {
      store.update((state) => ({ ...state, keychain: status }));
      if (status.kind === 'ready') {
        void broker.keychainReady();
        void collectLeft();
      }
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
  void collectLeft();
  void keeper.wake();

  return {
    ...actions,
    roleArn: createRoleArn(network, clock),
    console: createConsole({
      ...{ sessions, chainedRoles, broker, launch: options.launch },
      federate: createFederate(network, clock),
      signinEndpoint: ({ endpoints }) => endpoints.signin,
    }),
    ...{ store, portal, broker, chainedRoles, favourites, roleUses, profiles },
    ...{ accountRules, browserRules, recentPages, findBrowsers: options.findBrowsers },
    ...{ settings: options.settings, surroundings: options.surroundings },
    now: clock.now,
    sessions: sessions.all,
    session: sessions.find,
    cancelSignIn: signIns.cancel,
    wantSignIn: publisher.wantSignIn,
    wake: () => keeper.wake(),
    async close() {
      await inventories.close();
      await broker.close();
      await roleUses.close();
      await signInLengths.close();
      await recentPages.close();
      for (const one of stop) one();
      // Nothing follows the roles any more; what began to is seen through.
      await profiles.close();
    },
  };
}
