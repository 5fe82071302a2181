import type { AccessRole } from '../access-roles.ts';
import { fold, foldToInitials } from './fold.ts';

/** A text as it is searched. Both begin with a space, so that the first word begins like any other. */
interface FoldedText {
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

/** `otherWords`: what its environment is called, in every language, and its profiles. */
export function indexRoles(
  roles: readonly AccessRole[],
  otherWords: (role: AccessRole) => readonly string[],
): RoleIndex {
  const foldText = createFoldText();
  const indexed = roles.map((role) => indexRole(role, otherWords(role), foldText));
  const words = new Set(indexed.flatMap(({ names }) => names.folded.split(betweenWords)));
  words.delete('');
  return { roles: indexed, words: [...words] };
}

function indexRole(role: AccessRole, otherWords: readonly string[], foldText: FoldText): IndexedRole {
  const { label = '', group = '', accountName, name, accountId, email, sessionLabel, chain } = role;
  const rest = [group, ...otherWords, accountId, email, sessionLabel, chain?.base ?? ''];
  return {
    ...{ kind: 'role', key: role.id, role },
    names: foldText([label, accountName, name]),
    rest: foldText(rest),
  };
}

type FoldText = (fields: readonly string[]) => FoldedText;

/** Each field once: thousands of roles share a few hundred names, and folding Korean is dear. */
function createFoldText(): FoldText {
  const known = new Map<string, FoldedText & { readonly korean: boolean }>();

  function foldField(field: string) {
    const before = known.get(field);
    if (before !== undefined) return before;
    const made = { folded: fold(field), initials: foldToInitials(field), korean: korean.test(field) };
    known.set(field, made);
    return made;
  }

  return (fields) => {
    const folded = fields.map(foldField);
    const joined = (part: 'folded' | 'initials') => ` ${folded.map((one) => one[part]).join(' ')}`;
    return { folded: joined('folded'), initials: folded.some((one) => one.korean) ? joined('initials') : '' };
  };
}
