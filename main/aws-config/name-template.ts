import { accountSlug, isTidyName, profileSlug } from '../../preload/profile-slug.ts';

/** What a name can be made of; names from the portal as they are. Empty: there is none. */
export interface NameParts {
  readonly account: string;
  readonly accountId: string;
  readonly role: string;
  readonly group: string;
  readonly session: string;
  readonly environment: string;
  readonly region: string;
}

export const defaultTemplate = '{account}-{role}';

/** May stand between the parts; a colon may not, for it tells a chained role's id from a profile. */
const literals = /^[\w@.+/-]*$/;
const placeholder = /\{(account|role|group|session|environment|region)\}/g;

/** Has it at least one part, and nothing that some client could not read in a name? */
export function isNameTemplate(template: string): boolean {
  const rest = template.replace(placeholder, '');
  return rest !== template && literals.test(rest) && template.length <= 128;
}

/**
 * Letters, digits and `_ @ . + / -`, which every client reads without quotes. A part that is empty goes with what parts it
 * from the next; an account whose name loses letters gives its id.
 */
export function renderName(template: string, parts: NameParts): string {
  const name = template.replace(placeholder, (_whole, key: string) => partOf(key, parts));
  if (isTidyName(name) && name.length <= longest) return name;
  return tidy(name)
    .slice(0, longest)
    .replace(/[-./]+$/, '');
}

const longest = 128;

function partOf(key: string, parts: NameParts): string {
  switch (key) {
    case 'account':
      return accountSlug(parts.account, parts.accountId);
    case 'role':
      return profileSlug(parts.role);
    case 'group':
      return profileSlug(parts.group);
    case 'session':
      return profileSlug(parts.session);
    case 'environment':
      return profileSlug(parts.environment);
    default:
      return profileSlug(parts.region);
  }
}

function tidy(name: string): string {
  return name
    .replace(/-+/g, '-')
    .replace(/[-.]*\/[-./]*/g, '/')
    .replace(/^[-./]+|[-./]+$/g, '');
}
