import { sessionIdOf } from '../../../preload/renewal.ts';
import type { RecentPageView } from '../../../preload/consoles.ts';
import type { CopyForm } from '../../../preload/contract.ts';
import { call } from './action.ts';
import { item, type MenuEntry, note, sections, submenu } from './entry.ts';
import { accountLabel, shortName } from './label.ts';
import type { MenuContext } from './menu-context.ts';
import type { ShownRole } from './shown-roles.ts';
import { untilText } from './until.ts';

/** `PROD payments · Admin, until 18:40`, with all that can be done with it; its sign-in too where another has the same. */
export function roleInAccount(role: ShownRole, context: MenuContext): MenuEntry {
  const account = accountLabel(role.account, context.texts, context.state.desktop?.platform);
  return roleEntry(role, [account, roleName(role), ...signIn(role, context)].join(' · '), context);
}

function signIn({ id }: ShownRole, { state, twice }: MenuContext): readonly string[] {
  if (!twice.has(id)) return [];
  const sessionId = sessionIdOf(state.chainedRoles, id);
  const session = state.sessions.find((one) => one.id === sessionId);
  return session === undefined ? [] : [shortName(session.label) || session.id];
}

/** The same below its account, whose name need not be said again. */
export function roleAlone(role: ShownRole, context: MenuContext): MenuEntry {
  return roleEntry(role, roleName(role), context);
}

/** One line that does the most usual thing, where there are too many roles for a submenu each. */
export function roleLine(role: ShownRole, context: MenuContext): MenuEntry {
  return item(context.texts.roleConsole(roleName(role)), call('openConsole', role.id, ''));
}

function roleName({ id, name }: ShownRole): string {
  return shortName(name) || shortName(id);
}

function roleEntry(role: ShownRole, label: string, context: MenuContext): MenuEntry {
  const { texts, state, nowMs, timeZone } = context;
  const untilMs = context.heldUntilMs.get(role.id);
  const clock = untilMs === undefined || untilMs <= nowMs ? [] : [untilText(untilMs, nowMs, state, timeZone)];
  const favourite = context.favourites.has(role.id);
  const profile = context.profiles.get(role.id);
  const copied = (form: CopyForm) => item(texts.copyForms[form], call('copy', role.id, form));
  return submenu(
    [label, ...clock].join(', '),
    sections(
      identified(role),
      [
        item(texts.console, call('openConsole', role.id, '')),
        ...recentEntries(role, context),
        submenu(texts.copyAs, sections(...copyGroups(context).map((forms) => forms.map(copied)))),
        profile === undefined
          ? copied('role-id')
          : item(texts.copyProfileName(shortName(profile, 60)), call('copy', role.id, 'profile-name')),
      ],
      [
        item(
          favourite ? texts.removeFavourite : texts.addFavourite,
          call('setFavourite', role.id, !favourite),
        ),
      ],
    ),
  );
}

/** Pages that this role opened last, by name alone. */
function recentEntries({ id }: ShownRole, { texts, recentPages }: MenuContext): readonly MenuEntry[] {
  const pages = recentPages.get(id) ?? [];
  const opened = pages.map((page) => item(pageLabel(page), call('openConsole', id, page.destination)));
  return opened.length === 0 ? [] : [submenu(texts.consoleAt, opened)];
}

function pageLabel({ service, detail = '', region = '' }: RecentPageView): string {
  const name = [shortName(service), shortName(detail)].filter((part) => part !== '').join(' · ');
  return region === '' ? name : `${name} (${region})`;
}

/** Name and number in full, for a label may be the user's own and says neither. */
function identified({ account }: ShownRole): readonly MenuEntry[] {
  const parts = [shortName(account.name, 60), account.id].filter((part) => part !== '');
  return parts.length === 0 ? [] : [note(parts.join(' · '))];
}

/** The access portal's three options, after the one that AWS recommends; this platform's own shells first. */
function copyGroups({ state }: MenuContext): readonly (readonly CopyForm[])[] {
  const posix = ['env-bash', 'env-fish'] as const;
  const windows = ['env-powershell', 'env-cmd'] as const;
  return [
    ['credential-process'],
    state.desktop?.platform === 'windows' ? [...windows, ...posix] : [...posix, ...windows],
    ['credentials-profile'],
    ['access-key-id', 'secret-access-key', 'session-token'],
    ['console-link', 'account-id', 'role-arn'],
  ];
}
