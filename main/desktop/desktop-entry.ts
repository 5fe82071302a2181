/** A program and its arguments as the value of `Exec`, by the Desktop Entry Specification 1.5: quoted, then escaped. */
export function execValue(program: string, args: readonly string[]): string {
  return [program, ...args].map(quoted).join(' ');
}

function quoted(word: string): string {
  const literal = word.replaceAll('%', '%%');
  if (/^[\w@+=:,./-]+$/.test(literal)) return literal;
  const inQuotes = `"${literal.replaceAll(/["`$\\]/g, '\\$&')}"`;
  // The file's own strings take a backslash for an escape as well.
  return inQuotes.replaceAll(/[\\\n\r\t]/g, (letter) => escapes[letter] ?? letter);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
