/** One section of the AWS config: `kind` is the word before the name, empty for `[default]` and the like. */
export interface Section {
  readonly kind: string;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads sections as the AWS CLI does, names in any script included (the SDK for JavaScript sees only ASCII ones). What is
 * not understood is passed over; nested blocks below a key are not read. A later value of a key wins.
 */
export function readSections(text: string): readonly Section[] {
  const sections: { kind: string; name: string; values: Record<string, string> }[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const header = parseHeader(line);
    if (header !== undefined) sections.push({ ...header, values: {} });
    const current = sections.at(-1);
    const equals = line.search(/[=:]/);
    if (current === undefined || equals < 1 || /^[\s#;[]/.test(line)) continue;
    const key = line.slice(0, equals).trimEnd().toLowerCase();
    current.values[key] = line
      .slice(equals + 1)
      .replace(/\s[#;].*$/, '')
      .trim();
  }
  return sections;
}

function parseHeader(line: string): { kind: string; name: string } | undefined {
  const text = line.trim();
  const end = text.indexOf(']');
  const inner = text.slice(1, end).trim();
  if (!text.startsWith('[') || inner === '' || end < 0) return undefined;
  if (!/^(?:[#;]|$)/.test(text.slice(end + 1).trimStart())) return undefined;
  const [, kind = '', quoted] = /^(\S+)\s+(.+)$/.exec(inner) ?? [];
  if (quoted === undefined) return { kind: '', name: inner };
  return {
    kind,
    name:
      /^"(.*)"$|^'(.*)'$/
        .exec(quoted)
        ?.slice(1)
        .find((one) => one !== undefined) ?? quoted,
  };
}
