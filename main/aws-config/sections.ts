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
    const value = /^([^\s#;[=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line);
    const current = sections.at(-1);
    if (value === null || current === undefined) continue;
    const [, key = '', raw = ''] = value;
    current.values[key.toLowerCase()] = raw.replace(/\s[#;].*$/, '').trim();
  }
  return sections;
}

function parseHeader(line: string): { kind: string; name: string } | undefined {
  const inner = /^\s*\[\s*(.*?)\s*\]\s*(?:[#;].*)?$/.exec(line)?.[1];
  if (inner === undefined || inner === '') return undefined;
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
