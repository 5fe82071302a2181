import type { RecentPageView } from '../../../preload/consoles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { rolesInTwoSignIns } from '../../../preload/roles-in-two-sign-ins.ts';
import { type DesktopTexts, desktopTexts } from '../texts.ts';
import type { TimeZone } from './until.ts';

/** What every part of the menu is made from. */
export interface MenuContext {
  readonly state: AppState;
  readonly nowMs: number;
  readonly timeZone: TimeZone;
  readonly texts: DesktopTexts;
  readonly heldUntilMs: ReadonlyMap<string, number>;
  readonly favourites: ReadonlySet<string>;
  /** By role id the name of its profile in the AWS config; of several the first. */
  readonly profiles: ReadonlyMap<string, string>;
  /** Roles that only their sign-in tells from another's. */
  readonly twice: ReadonlySet<string>;
  /** By role id, the latest first. */
  readonly recentPages: ReadonlyMap<string, readonly RecentPageView[]>;
  /** Names as a person sorts them: `prod-2` before `prod-10`. */
  readonly compare: (a: string, b: string) => number;
}

export function menuContext(state: AppState, nowMs: number, timeZone: TimeZone): MenuContext {
  return {
    ...{ state, nowMs, timeZone },
    texts: desktopTexts(state.language),
    heldUntilMs: new Map(state.held.map(({ roleId, expiresAtMs }) => [roleId, expiresAtMs])),
    favourites: new Set(state.favourites),
    profiles: new Map(state.profiles.written.toReversed().map(({ roleId, name }) => [roleId, name])),
    twice: rolesInTwoSignIns(state.sessions),
    recentPages: pagesByRole(state.recentPages),
    compare: new Intl.Collator(state.language, { numeric: true }).compare,
  };
}

function pagesByRole(pages: readonly RecentPageView[]): MenuContext['recentPages'] {
  const byRole = new Map<string, RecentPageView[]>();
  for (const page of pages) byRole.set(page.roleId, [...(byRole.get(page.roleId) ?? []), page]);
  return byRole;
}
