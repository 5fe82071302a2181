/**
 * `daypass` as a person types it to come to this data folder again; `home` where that is not the usual one, or whoever copies
 * a sentence's command would sign in elsewhere.
 */
export function commandName(home: string | undefined, platform = process.platform): string {
  return home === undefined ? 'daypass' : `daypass --home ${shellWord(home, platform)}`;
}

/** One word to every shell that is usual there, whatever is in it. */
export function shellWord(text: string, platform = process.platform): string {
  const plain = platform === 'win32' ? /^[\p{L}\p{N}_./:@+,\\-]+$/u : /^[\p{L}\p{N}_./:@+,-]+$/u;
  if (plain.test(text)) return text;
  return platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`;
}
