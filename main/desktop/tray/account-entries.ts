import { environments } from '../../../preload/account-rules.ts';
import type { AccountView, Environment, SessionView } from '../../../preload/contract.ts';
import { type MenuEntry, note, sections, submenu } from './entry.ts';
import { accountLabel, shortName } from './label.ts';
import type { MenuContext } from './menu-context.ts';
import { roleAlone, roleLine } from './role-entries.ts';
import { mostEntries, type Named, splitLong } from './split.ts';

/** A submenu for each of more roles than this would cost seconds in the toolkit. */
const mostDetailed = 200;
/** So many are looked through faster than groups are opened. */
const mostUngrouped = 12;

/**
 * Makes the entries anew only when they would differ: where roles have no submenus, no clock is in them, and sorting
 * thousands each minute for the few lines above them is what an idle app does not do.
 */
export function rememberAccountEntries(): (context: MenuContext) => readonly MenuEntry[] {
  let last: { readonly parts: readonly unknown[]; readonly entries: readonly MenuEntry[] } | undefined;
  return (context) => {
    const { sessions, language, desktop, accountRules, settings } = context.state;
    const accounts = sessions.flatMap(({ accounts }) => accounts);
    if (countRoles(accounts) <= mostDetailed) return accountEntries(context);
    const named = sessions.flatMap(({ id, label, accounts }) => [id, label, accounts.length]);
    const parts = [language, desktop?.platform, accountRules, settings.grouping, ...named, ...accounts];
    const same = last?.parts.length === parts.length && last.parts.every((part, at) => part === parts[at]);
    if (last === undefined || !same) last = { parts, entries: accountEntries(context) };
    return last.entries;
  };
}

/** All accounts that have a role, by session, group and environment. */
export function accountEntries(context: MenuContext): readonly MenuEntry[] {
  const { state, texts } = context;
  const listed = state.sessions
    .map((session) => ({ session, accounts: withRoles(session) }))
    .filter(({ accounts }) => accounts.length > 0);
  const total = sum(listed.map(({ accounts }) => accounts.length));
  const roles = countRoles(listed.flatMap(({ accounts }) => accounts));
  const tree = (accounts: readonly AccountView[]) => grouped(accounts, context, roles <= mostDetailed);
  const [first] = listed;
  if (first === undefined) return [];
  if (listed.length === 1) return [submenu(texts.allAccounts(total), tree(first.accounts))];
  const bySession = listed.map(({ session, accounts }) => {
    const name = shortName(session.label) || session.id;
    return { name, entry: submenu(texts.accountsOf(name, accounts.length), tree(accounts)) };
  });
  return [submenu(texts.allAccounts(total), splitLong(bySession))];
}

function countRoles(accounts: readonly AccountView[]): number {
  return sum(accounts.map(({ roles }) => roles.length));
}

function withRoles({ accounts }: SessionView): readonly AccountView[] {
  return accounts.filter(({ roles }) => roles.length > 0);
}

/** As the user has the list divided: into groups where their rules make several, else environments; in each, accounts by name. */
function grouped(
  accounts: readonly AccountView[],
  context: MenuContext,
  detailed: boolean,
): readonly MenuEntry[] {
  const { grouping } = context.state.settings;
  if (accounts.length <= mostUngrouped || grouping === 'session') return byName(accounts, context, detailed);
  if (grouping === 'environment') return byEnvironment(accounts, context, detailed);
  const groups = groupBy(accounts, ({ mark }) => shortName(mark.group ?? ''));
  if (groups.size < 2) return byEnvironment(accounts, context, detailed);
  const names = [...groups.keys()].toSorted((a, b) => lastIfEmpty(a, b) || context.compare(a, b));
  return splitLong(
    names.map((group) => {
      const name = group || context.texts.withoutGroup;
      const inside = groups.get(group) ?? [];
      const entries =
        inside.length <= mostEntries
          ? byName(inside, context, detailed)
          : byEnvironment(inside, context, detailed);
      return { name, entry: submenu(name, entries) };
    }),
  );
}

function byEnvironment(
  accounts: readonly AccountView[],
  context: MenuContext,
  detailed: boolean,
): readonly MenuEntry[] {
  const groups = groupBy(accounts, ({ mark }) => mark.environment);
  if (groups.size < 2) return byName(accounts, context, detailed);
  const { environments, withoutGroup } = context.texts;
  return environmentOrder.flatMap((environment) => {
    const inside = groups.get(environment);
    if (inside === undefined) return [];
    const name = environment === undefined ? withoutGroup : environments[environment];
    return [submenu(name, byName(inside, context, detailed))];
  });
}

function byName(
  accounts: readonly AccountView[],
  context: MenuContext,
  detailed: boolean,
): readonly MenuEntry[] {
  const named: readonly Named[] = accounts.map((account) => ({
    name: shortName(account.mark.label ?? '') || shortName(account.name) || account.id,
    entry: accountEntry(account, context, detailed),
  }));
  return splitLong(named.toSorted((a, b) => context.compare(a.name, b.name)));
}

function accountEntry(account: AccountView, context: MenuContext, detailed: boolean): MenuEntry {
  const roles = account.roles.map((role) => ({
    name: role.name,
    entry: (detailed ? roleAlone : roleLine)({ ...role, account }, context),
  }));
  const entries = splitLong(roles.toSorted((a, b) => context.compare(a.name, b.name)));
  const who = [note(`${shortName(account.name, 60)} · ${account.id}`)];
  return submenu(
    accountLabel(account, context.texts, context.state.desktop?.platform),
    detailed ? entries : sections(who, entries),
  );
}

const environmentOrder: readonly (Environment | undefined)[] = [...environments, undefined];

/** `Map.groupBy`, which the oldest supported Node lacks. */
function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

function lastIfEmpty(a: string, b: string): number {
  return Number(a === '') - Number(b === '');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
