import type { Environment } from '../../preload/contract.ts';
import type { AccessRole } from '../access-roles.ts';
import { gradually } from '../gradually.ts';
import { onceAsked } from '../once-asked.ts';
import { onceEach } from '../once-each.ts';
import { fold, foldToInitials } from './fold.ts';

/** A text as it is searched. Both begin with a space, so that the first word begins like any other. */
export interface FoldedText {
  readonly folded: string;
  /** Empty when there is no Korean in it. */
  readonly initials: string;
}

/**
 * What a search goes through, made once for each list of roles. It is a row of the list as well, to spare making those. The
 * texts of an account are the same objects for all its roles in a row, those of a name, group or environment for all that have it.
 */
export interface IndexedRole {
  readonly kind: 'role';
  readonly key: string;
  readonly role: AccessRole;
  /** What a person calls it: its account's label and name. */
  readonly account: FoldedText;
  /** And its own name. */
  readonly name: FoldedText;
  /** What else stands with its account: number, e-mail, sign-in. */
  readonly rest: FoldedText;
  readonly group: FoldedText;
  /** What its environment is called. */
  readonly environment: FoldedText;
  /** What stands with it alone: its profiles, and where a chain begins. */
  readonly own: FoldedText;
}

export interface RoleIndex {
  readonly roles: readonly IndexedRole[];
  /** Every distinct word of names, groups and environments, against which a term that occurs nowhere is held. */
  readonly words: () => readonly string[];
}

/** Words for a role that do not stand in it. */
export interface OtherWords {
  /** What an environment is called, in every language. */
  readonly environment: (environment: Environment) => readonly string[];
  readonly profiles: (role: AccessRole) => readonly string[];
}

const betweenWords = /[^\p{L}\p{N}]+/u;
const korean = /[가-힣]/;
const ascii = /^[\x20-\x7e]*$/;

export function indexRoles(roles: readonly AccessRole[], others: OtherWords): RoleIndex {
  return gradually(() => indexingRoles(roles, others)).get();
}

/** The same, role by role. */
export function* indexingRoles(
  roles: readonly AccessRole[],
  others: OtherWords,
): Generator<undefined, RoleIndex> {
  const texts = createTexts(others);
  const indexed: IndexedRole[] = [];
  for (const role of roles) {
    indexed.push({ kind: 'role', key: role.id, role, ...texts.of(role) });
    yield;
  }
  return { roles: indexed, words: onceAsked(texts.words) };
}

type RoleTexts = Omit<IndexedRole, 'kind' | 'key' | 'role'>;

interface Texts {
  of(role: AccessRole): RoleTexts;
  /** Of all so far. */
  words(): readonly string[];
}

/** Folding is dear, so each account is folded once, and each name, group and environment. */
function createTexts(others: OtherWords): Texts {
  const name = onceEach((of: string) => foldedText([of]));
  const group = onceEach((of: string) => foldedText([of]));
  const environment = onceEach((of: Environment) => foldedText(others.environment(of)));
  const accounts: FoldedText[] = [];
  let last: { readonly role: AccessRole; readonly texts: AccountTexts } | undefined;

  function accountTexts(role: AccessRole): AccountTexts {
    if (last !== undefined && isOfSameAccount(last.role, role)) return last.texts;
    const { label = '', accountName, accountId, email, sessionId, sessionLabel } = role;
    const account = foldedText([label, accountName]);
    accounts.push(account);
    last = { role, texts: { account, rest: foldedText([accountId, email, sessionId, sessionLabel]) } };
    return last.texts;
  }

  return {
    of: (role) => ({
      ...accountTexts(role),
      name: name.get(role.name),
      group: role.group === undefined ? nothing : group.get(role.group),
      environment: role.environment === undefined ? nothing : environment.get(role.environment),
      own: ownText(role, others),
    }),
    words: () => wordsOf([...accounts, ...name.all(), ...group.all(), ...environment.all()]),
  };
}

type AccountTexts = Pick<RoleTexts, 'account' | 'rest'>;

const isOfSameAccount = (a: AccessRole, b: AccessRole) =>
  a.accountId === b.accountId &&
  a.accountName === b.accountName &&
  a.label === b.label &&
  a.email === b.email &&
  a.sessionId === b.sessionId &&
  a.sessionLabel === b.sessionLabel;

function ownText(role: AccessRole, others: OtherWords): FoldedText {
  const profiles = others.profiles(role);
  if (profiles.length === 0 && role.chain === undefined) return nothing;
  return foldedText([...profiles, role.chain?.base ?? '']);
}

const nothing: FoldedText = { folded: '', initials: '' };

/** Most are of ASCII, of which only the letters' case can differ. */
function foldedText(fields: readonly string[]): FoldedText {
  const text = ` ${fields.join(' ')}`;
  if (ascii.test(text)) return { folded: text.toLowerCase(), initials: '' };
  return { folded: fold(text), initials: korean.test(text) ? foldToInitials(text) : '' };
}

function wordsOf(texts: readonly FoldedText[]): readonly string[] {
  const words = new Set(texts.flatMap(({ folded }) => folded.split(betweenWords)));
  words.delete('');
  return [...words];
}
