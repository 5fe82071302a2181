/** As nearly all of thousands of names are. */
export const isTidyName = (text: string) => /^\w+(?:[-.@+]\w+)*$/.test(text);

/**
 * What of a text may stand in the name of a profile; empty: nothing. Accents go, capitals stay; a part does not bring path
 * separators of its own.
 */
export function profileSlug(text: string): string {
  if (isTidyName(text)) return text;
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.replace(/[^\w.@+]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
}
