/** As nearly all of thousands of names are. */
export const isTidyName = (text: string) => /^\w+(?:[-.@+]\w+)*$/.test(text);

/**
 * What of a text may stand in the name of a profile; empty: nothing. Accents go, capitals stay; a part does not bring path
 * separators of its own.
 */
export function profileSlug(text: string): string {
  if (isTidyName(text)) return text;
  return withoutAccents(text)
    .replace(/[^\w.@+]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** Of the name of an account; empty, too, where only figures are left that tell nobody which it is: `결제-2`. */
export function accountSlug(name: string): string {
  const slug = profileSlug(name);
  return losesLetters(name) && !/[a-z]/i.test(slug) ? '' : slug;
}

/** Some of its letters can stand in no profile's name: Korean ones, say. */
export function losesLetters(text: string): boolean {
  return !isTidyName(text) && /(?![\0-\x7f])[\p{L}\p{N}]/u.test(withoutAccents(text));
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}
