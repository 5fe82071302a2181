import type { AppState, KeychainStatus } from '../../../preload/contract.ts';
import { accountEntries } from './account-entries.ts';
import { call } from './action.ts';
import { item, type MenuEntry, note, sections, submenu } from './entry.ts';
import { type MenuContext, menuContext } from './menu-context.ts';
import { roleInAccount } from './role-entries.ts';
import { sessionEntries } from './session-entries.ts';
import { findRole, type ShownRole, topRoles } from './shown-roles.ts';
import { splitLong } from './split.ts';
import type { TimeZone } from './until.ts';

const mostFavourites = 6;

/** The whole tray menu. `nowMs` is by the services' clock, as the times in the snapshot are. */
export function trayMenu(
  state: AppState,
  nowMs: number,
  timeZone?: TimeZone,
  accounts: (context: MenuContext) => readonly MenuEntry[] = accountEntries,
): readonly MenuEntry[] {
  const context = menuContext(state, nowMs, timeZone);
  const { texts } = context;
  const { favourites, recent } = topRoles(state);
  return sections(
    [...keychainEntries(state.keychain, context), ...clockEntries(context)],
    sessionEntries(context),
    titled(texts.favourites, favouriteEntries(favourites, context)),
    titled(
      texts.recent,
      recent.map((role) => roleInAccount(role, context)),
    ),
    [...chainedEntries(context), ...accounts(context)],
    clipboardEntries(context),
    [
      item(texts.openDaypass, { kind: 'open', view: 'access' }),
      item(texts.settings, { kind: 'open', view: 'settings' }),
      item(texts.quit, { kind: 'quit' }),
    ],
  );
}

function titled(title: string, entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.length === 0 ? [] : [note(title), ...entries];
}

function favouriteEntries(roles: readonly ShownRole[], context: MenuContext): readonly MenuEntry[] {
  const first = roles.slice(0, mostFavourites).map((role) => roleInAccount(role, context));
  const rest = named(roles.slice(mostFavourites), context);
  return rest.length === 0 ? first : [...first, submenu(context.texts.more, splitLong(rest))];
}

function chainedEntries(context: MenuContext): readonly MenuEntry[] {
  const { state, texts } = context;
  const roles = named(
    state.chainedRoles.flatMap(({ id }) => findRole(state, id) ?? []),
    context,
  );
  return roles.length === 0 ? [] : [submenu(texts.chainedRoles, splitLong(roles))];
}

function named(roles: readonly ShownRole[], context: MenuContext) {
  return roles.map((role) => ({ name: role.name, entry: roleInAccount(role, context) }));
}

function keychainEntries(keychain: KeychainStatus, { texts }: MenuContext): readonly MenuEntry[] {
  switch (keychain.kind) {
    case 'ready':
      return [];
    case 'locked':
      return [item(texts.keychainLocked, call('unlockKeychain'))];
    case 'unavailable':
      return [item(texts.keychainUnavailable, call('unlockKeychain'))];
    case 'memory-only':
      return [note(texts.memoryOnly)];
  }
}

function clockEntries({ state, texts }: MenuContext): readonly MenuEntry[] {
  if (state.clockSkewMs === undefined) return [];
  return [note(texts.clockWrong(Math.round(state.clockSkewMs / 60_000)))];
}

function clipboardEntries({ state, texts }: MenuContext): readonly MenuEntry[] {
  return state.clipboard?.clearsAtMs === undefined
    ? []
    : [item(texts.clearClipboard, call('clearClipboard'))];
}
