import type { AccessRole } from '../access-roles.ts';
import { gradually } from '../gradually.ts';
import { fold, foldToInitials } from './fold.ts';

/** A text as it is searched. Both begin with a space, so that the first word begins like any other. */
export interface FoldedText {
  readonly folded: string;
  /** Empty when there is no Korean in it. */
  readonly initials: string;
}

/** What a search goes through, made once for each list of roles. It is a row of the list as well, to spare making those. */
export interface IndexedRole {
  readonly kind: 'role';
  readonly key: string;
  readonly role: AccessRole;
  /** What a person calls the role. */
  readonly names: FoldedText;
  /** What else stands with it: group, environment, account number, e-mail, sign-in, profiles. */
  readonly rest: FoldedText;
}

export interface RoleIndex {
  readonly roles: readonly IndexedRole[];
  /** Every distinct word of the names, against which a term that occurs nowhere is held. */
  readonly words: readonly string[];
}

const betweenWords = /[^\p{L}\p{N}]+/u;
const korean = /[가-힣]/;
const ascii = /^[\x20-\x7e]*$/;

/** `otherWords`: what its environment is called, in every language, and its profiles. */
export function indexRoles(roles: readonly AccessRole[], otherWords: OtherWords): RoleIndex {
  return gradually(() => indexingRoles(roles, otherWords)).get();
}

type OtherWords = (role: AccessRole) => readonly string[];

/** The same, role by role. */
export function* indexingRoles(
  roles: readonly AccessRole[],
  otherWords: OtherWords,
): Generator<undefined, RoleIndex> {
  const folding = createFolding();
  const indexed: IndexedRole[] = [];
  for (const role of roles) {
    indexed.push(indexRole(role, otherWords(role), folding));
    yield;
  }
  return { roles: indexed, words: folding.words() };
}

function indexRole(role: AccessRole, otherWords: readonly string[], folding: Folding): IndexedRole {
  const { label = '', group = '', accountName, name, accountId, email, sessionLabel, chain } = role;
  const rest = [group, ...otherWords, accountId, email, sessionLabel, chain?.base ?? ''];
  return {
    ...{ kind: 'role', key: role.id, role },
    names: folding.names([label, accountName, name]),
    rest: folding.rest(rest),
  };
}

interface Folding {
  names(fields: readonly string[]): FoldedText;
  /** One text for all that have the same in a row, as the roles of an account have. */
  rest(fields: readonly string[]): FoldedText;
  /** Of all names so far. */
  words(): readonly string[];
}

interface FoldedField extends FoldedText {
  readonly korean: boolean;
}

/** Each field once: thousands of roles share a few hundred names, and folding is dear. */
function createFolding(): Folding {
  const known = new Map<string, FoldedField>();
  const named = new Set<FoldedField>();
  let last: { readonly fields: readonly string[]; readonly text: FoldedText } | undefined;

  function foldField(field: string): FoldedField {
    const before = known.get(field);
    if (before !== undefined) return before;
    const made = foldedField(field);
    known.set(field, made);
    return made;
  }

  return {
    names(fields) {
      const folded = fields.map(foldField);
      for (const field of folded) named.add(field);
      return joined(folded);
    },
    rest(fields) {
      if (last !== undefined && isSame(last.fields, fields)) return last.text;
      last = { fields, text: joined(fields.map(foldField)) };
      return last.text;
    },
    words() {
      const words = new Set([...named].flatMap(({ folded }) => folded.split(betweenWords)));
      words.delete('');
      return [...words];
    },
  };
}

/** Most are of ASCII, of which only the letters' case can differ. */
function foldedField(field: string): FoldedField {
  if (!ascii.test(field))
    return { folded: fold(field), initials: foldToInitials(field), korean: korean.test(field) };
  const folded = field.toLowerCase();
  return { folded, initials: folded, korean: false };
}

function joined(fields: readonly FoldedField[]): FoldedText {
  const folded = ` ${fields.map((field) => field.folded).join(' ')}`;
  if (!fields.some((field) => field.korean)) return { folded, initials: '' };
  return { folded, initials: ` ${fields.map(({ initials }) => initials).join(' ')}` };
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);
