import type { AppState, ChainedRoleView } from '../preload/contract.ts';
import type { Broker } from './credentials/broker.ts';
import type { ChainedRole } from './credentials/chained-role.ts';
import type { ChainedRoles } from './credentials/chained-roles-file.ts';
import type { Favourites } from './roles/favourites.ts';
import type { Profiles } from './profiles/profiles.ts';
import type { RoleUses } from './roles/role-uses.ts';
import type { AccountRules } from './settings/account-rules-file.ts';
import type { SettingsStore } from './settings/settings.ts';
import type { Store } from './store.ts';

/** What the snapshot shows just as its owner has it. */
type PlainViews = Pick<
  AppState,
  'language' | 'settings' | 'chainedRoles' | 'held' | 'roleUses' | 'favourites' | 'accountRules' | 'profiles'
>;

export interface PlainViewSources {
  readonly language: () => AppState['language'];
  readonly settings: SettingsStore;
  readonly chainedRoles: ChainedRoles;
  readonly broker: Broker;
  readonly roleUses: RoleUses;
  readonly favourites: Favourites;
  readonly accountRules: AccountRules;
  readonly profiles: Profiles;
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
    profiles: sources.profiles.view(),
  };
}

/** Brings each change into the store. */
export function followPlainViews(sources: PlainViewSources, store: Store): () => void {
  const { settings, chainedRoles, broker, roleUses, favourites, accountRules, profiles } = sources;
  const take = () => store.update((state) => ({ ...state, ...plainViews(sources) }));
  const stops = [settings, chainedRoles, broker, roleUses, favourites, accountRules, profiles].map((one) =>
    one.onChange(take),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

function chainedRoleView({ id, base, roleArn, region }: ChainedRole): ChainedRoleView {
  return { id, base, roleArn, region };
}
