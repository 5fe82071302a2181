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
 * texts of an account are the same objects for all its roles in a row, those of a name or an environment for all that have it.
 */
export interface IndexedRole {
  readonly kind: 'role';
  readonly key: string;
  readonly role: AccessRole;
  /** What a person calls it: its account's label and name. */
  readonly account: FoldedText;
  /** And its own name. */
  readonly name: FoldedText;
  /** What else stands with its account: group, number, e-mail, sign-in. */
  readonly rest: FoldedText;
  /** What its environment is called. */
  readonly environment: FoldedText;
  /** What stands with it alone: its profiles, and where a chain begins. */
  readonly own: FoldedText;
}

export interface RoleIndex {
  readonly roles: readonly IndexedRole[];
  /** Every distinct word of the names, against which a term that occurs nowhere is held. */
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

/** The same, account by account. Folding is dear, so each account is folded once, and each name and environment. */
export function* indexingRoles(
  roles: readonly AccessRole[],
  others: OtherWords,
): Generator<undefined, RoleIndex> {
  const nameOf = onceEach((name: string) => foldedText([name]));
  const environmentOf = onceEach((environment: Environment) => foldedText(others.environment(environment)));
  const accounts: FoldedText[] = [];
  const indexed: IndexedRole[] = [];
  let last: AccessRole | undefined;
  let texts: AccountTexts = { account: nothing, rest: nothing };
  for (const role of roles) {
    if (last === undefined || !isOfSameAccount(last, role)) {
      texts = accountTexts(role);
      accounts.push(texts.account);
      yield;
    }
    last = role;
    const environment = role.environment === undefined ? nothing : environmentOf.get(role.environment);
    const name = nameOf.get(role.name);
    indexed.push({
      kind: 'role',
      key: role.id,
      role,
      ...texts,
      name,
      environment,
      own: ownText(role, others),
    });
  }
  return { roles: indexed, words: onceAsked(() => wordsOf([...accounts, ...nameOf.all()])) };
}

type AccountTexts = Pick<IndexedRole, 'account' | 'rest'>;

function accountTexts(role: AccessRole): AccountTexts {
  const { label = '', group = '', accountName, accountId, email, sessionLabel } = role;
  return {
    account: foldedText([label, accountName]),
    rest: foldedText([group, accountId, email, sessionLabel]),
  };
}

const isOfSameAccount = (a: AccessRole, b: AccessRole) =>
  a.accountId === b.accountId &&
  a.accountName === b.accountName &&
  a.label === b.label &&
  a.group === b.group &&
  a.email === b.email &&
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
