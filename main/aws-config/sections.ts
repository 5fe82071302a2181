import { parse, type Section as Part } from './document.ts';

/** One section of the AWS config: `kind` is the word before the name, empty for `[default]` and the like. */
export interface Section {
  readonly kind: string;
  readonly name: string;
  /** Without comments behind them. Nested blocks below a key are not read; a later value of a key wins. */
  readonly values: Readonly<Record<string, string>>;
}

/** Names in any script are read, and what is not understood is passed over, unlike in any one client. */
export function readSections(text: string): readonly Section[] {
  return parse(text).sections.map(({ kind, name, entries }) => ({
    kind,
    name,
    values: valuesOf({ entries }),
  }));
}

export function valuesOf({ entries }: Pick<Part, 'entries'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.map(({ key, value }) => [key, value.replace(/(^|\s)[#;].*$/, '').trim()]),
  );
}
