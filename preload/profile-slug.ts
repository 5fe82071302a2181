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

/**
 * What stands for an account in the name of a profile. What is left of a name that loses letters is another account's as
 * well, so its id goes along; alone where only figures are left, `결제-2`, that tell nobody which it is.
 */
export function accountSlug(name: string, accountId: string): string {
  const [slug, id] = [profileSlug(name), profileSlug(accountId)];
  if (!losesLetters(name)) return slug || id;
  return /[a-z]/i.test(slug) ? `${slug}-${id}` : id;
}

/** Some of its letters can stand in no profile's name: Korean ones, say. */
function losesLetters(text: string): boolean {
  return !isTidyName(text) && /(?![\0-\x7f])[\p{L}\p{N}]/u.test(withoutAccents(text));
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}
