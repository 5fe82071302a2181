import type { BrowserRule } from '../preload/consoles.ts';
import type { AccountRule, AppState, ChainedRoleView } from '../preload/contract.ts';
import { recentPageViews } from './console/recent-page-views.ts';
import type { RecentPages } from './console/recent-pages.ts';
import type { DamagedFiles } from './damaged-files.ts';
import type { Broker } from './credentials/broker.ts';
import type { ChainedRole } from './credentials/chained-role.ts';
import type { ChainedRoles } from './credentials/chained-roles-file.ts';
import type { Favourites } from './roles/favourites.ts';
import type { Profiles } from './profiles/profiles.ts';
import type { RoleUses } from './roles/role-uses.ts';
import type { Rules } from './settings/rules-file.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { Store } from './store.ts';

/** What the snapshot shows just as its owner has it. */
type PlainViews = Pick<
  AppState,
  | 'language'
  | 'settings'
  | 'chainedRoles'
  | 'held'
  | 'roleUses'
  | 'favourites'
  | 'accountRules'
  | 'browserRules'
  | 'recentPages'
  | 'profiles'
  | 'damagedFiles'
>;

export interface PlainViewSources {
  readonly language: () => AppState['language'];
  readonly settings: SettingsStore;
  readonly chainedRoles: ChainedRoles;
  readonly broker: Broker;
  readonly roleUses: RoleUses;
  readonly favourites: Favourites;
  readonly accountRules: Rules<AccountRule>;
  readonly browserRules: Rules<BrowserRule>;
  readonly recentPages: RecentPages;
  readonly profiles: Profiles;
  readonly damagedFiles: DamagedFiles;
}

export function plainViews(sources: PlainViewSources): PlainViews {
  return {
    language: sources.language(),
    settings: sources.settings.get(),
    chainedRoles: sources.chainedRoles.all().map(chainedRoleView),
    held: sources.broker.held(),
    roleUses: sources.roleUses.all(),
    favourites: sources.favourites.all(),
    accountRules: sources.accountRules.all(),
    browserRules: sources.browserRules.all(),
    recentPages: recentPageViews(sources.recentPages.all()),
    profiles: sources.profiles.view(),
    damagedFiles: sources.damagedFiles.all(),
  };
}

/** Brings each change into the store. */
export function followPlainViews(sources: PlainViewSources, store: Store): () => void {
  const { settings, chainedRoles, broker, roleUses, favourites } = sources;
  const { accountRules, browserRules, recentPages, profiles, damagedFiles } = sources;
  const take = () => store.update((state) => ({ ...state, ...plainViews(sources) }));
  const kept = [accountRules, browserRules, recentPages, profiles, damagedFiles];
  const stops = [settings, chainedRoles, broker, roleUses, favourites, ...kept].map((one) =>
    one.onChange(take),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

const chainedViews = new WeakMap<ChainedRole, ChainedRoleView>();

/** The same for the same role, or the list of roles would be another each time. */
function chainedRoleView(role: ChainedRole): ChainedRoleView {
  const { id, base, roleArn, region } = role;
  const view = chainedViews.get(role) ?? { id, base, roleArn, region };
  chainedViews.set(role, view);
  return view;
}
