import { fold, foldInitials, isInitials } from './fold.ts';

/** A word of a query, as it is sought. */
export interface Term {
  /** `initials`: of Korean syllables, with what stands between them. */
  readonly kind: 'text' | 'initials';
  readonly text: string;
  /** As it can be found in a text that people read. */
  readonly shown: string;
}

/** The words of a query. An ARN is one for its account, and its role where it names one. */
export function termsOf(query: string): readonly string[] {
  return query
    .normalize('NFC')
    .split(/\s+/)
    .filter((text) => text !== '')
    .flatMap((text) => namedByArn(text) ?? [text]);
}

export function termOf(text: string): Term {
  if (!isInitials(text)) return { kind: 'text', text: fold(text), shown: text };
  const initials = foldInitials(text);
  return { kind: 'initials', text: initials, shown: initials };
}

/** With the quotes that it is copied with. */
const arn = /^["'(]*arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}):([^"')]+)/i;
const reserved = /AWSReservedSSO_([^/]+)_[^_/]+/i;
const assumed = /^assumed-role\/([^/]+)/i;
const ownRole = /^role\/(?:.*\/)?([^/]+)$/i;

function namedByArn(text: string): readonly string[] | undefined {
  const [, accountId, resource] = arn.exec(text) ?? [];
  if (accountId === undefined || resource === undefined) return undefined;
  const name = [reserved, assumed, ownRole].flatMap((form) => form.exec(resource)?.[1] ?? []).at(0);
  return name === undefined ? [accountId] : [accountId, name];
}
