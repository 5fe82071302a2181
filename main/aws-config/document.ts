import { joinLines, type Line, splitLines } from './lines.ts';
import type { ConfigFault, ConfigFaultCode } from '../../preload/aws-config-texts.ts';

/** An AWS config or credentials file, of which nothing is lost: `print(parse(text)) === text` for any text. */
export interface Document {
  readonly lines: readonly Line[];
  readonly sections: readonly Section[];
  /** Each makes the whole file unusable to the AWS CLI. In the order of the lines. */
  readonly faults: readonly ConfigFault[];
}

/** Line numbers are indexes into `lines`; an `end` is the first line after. */
export interface Section {
  /** The word before the name; empty for `[default]` and in a credentials file. */
  readonly kind: string;
  readonly name: string;
  /** As written between the brackets. */
  readonly title: string;
  readonly header: number;
  /** Where the next section or the file's end is; comments before it may be about the next. */
  readonly end: number;
  /** After the last line that holds a setting. */
  readonly settingsEnd: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** In small letters, as clients compare it. */
  readonly key: string;
  /** Of its own line; empty above a nested block. */
  readonly value: string;
  readonly first: number;
  readonly end: number;
}

export function parse(text: string): Document {
  const lines = splitLines(text);
  return { lines, ...read(lines) };
}

export function print({ lines }: Pick<Document, 'lines'>): string {
  return joinLines(lines);
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** How far the reading has come. */
interface Reader {
  readonly sections: (Draft<Section> & { readonly entries: Entry[] })[];
  readonly faults: ConfigFault[];
  readonly titles: Set<string>;
  /** Of the last setting or header; what stands deeper goes on with `open`. */
  indent: number;
  open: Draft<Entry> | undefined;
}

/** Sees what Python's configparser sees, which is the strictest of the clients' readers. */
function read(lines: readonly Line[]): Pick<Document, 'sections' | 'faults'> {
  const reader: Reader = { sections: [], faults: [], titles: new Set(), indent: 0, open: undefined };
  lines.forEach(({ text }, index) => {
    const bare = index === 0 ? text.replace(/^\uFEFF/, '') : text;
    const fault = bare === text ? readLine(reader, index, text) : 'byte-order-mark';
    if (fault !== undefined) reader.faults.push({ code: fault, line: index + 1 });
    if (bare !== text) readLine(reader, index, bare);
  });
  const last = reader.sections.at(-1);
  if (last !== undefined) last.end = lines.length;
  return reader;
}

/** What is wrong with the line; undefined: nothing. */
function readLine(reader: Reader, index: number, line: string): ConfigFaultCode | undefined {
  const text = strip(line);
  if (text === '' || text.startsWith('#') || text.startsWith(';')) return undefined;
  const section = reader.sections.at(-1);
  const depth = depthOf(line);
  if (section !== undefined && reader.open !== undefined && depth > reader.indent) {
    section.settingsEnd = reader.open.end = index + 1;
    return reader.open.value === '' && !text.includes('=') ? 'nested-no-equals' : undefined;
  }
  reader.indent = depth;
  const title = text.startsWith('[') ? /^\[([^\]]+)\]/.exec(text)?.[1] : undefined;
  return title === undefined ? readSetting(reader, index, text) : readHeader(reader, index, title);
}

function readHeader(reader: Reader, index: number, title: string): ConfigFaultCode | undefined {
  const before = reader.sections.at(-1);
  if (before !== undefined) before.end = index;
  const { kind, name } = nameIn(title);
  const after = index + 1;
  reader.sections.push({ kind, name, title, header: index, end: after, settingsEnd: after, entries: [] });
  reader.open = undefined;
  const isNew = !reader.titles.has(title);
  reader.titles.add(title);
  return isNew ? undefined : 'section-twice';
}

function readSetting(reader: Reader, index: number, text: string): ConfigFaultCode | undefined {
  const section = reader.sections.at(-1);
  const sign = text.search(/[=:]/);
  if (section === undefined) return 'outside-section';
  if (sign < 0) return 'no-equals';
  if (sign === 0) return 'no-key';
  const key = strip(text.slice(0, sign)).toLowerCase();
  const isNew = section.entries.every((one) => one.key !== key);
  reader.open = { key, value: strip(text.slice(sign + 1)), first: index, end: index + 1 };
  section.entries.push(reader.open);
  section.settingsEnd = index + 1;
  return isNew ? undefined : 'key-twice';
}

function nameIn(title: string): Pick<Section, 'kind' | 'name'> {
  const [, kind = '', rest] = /^(\S+)\s+(.+)$/.exec(title.trim()) ?? [];
  if (rest === undefined) return { kind: '', name: title.trim() };
  const [, double, single] = /^(?:"(.*)"|'(.*)')$/.exec(rest) ?? [];
  return { kind, name: double ?? single ?? rest };
}

function strip(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(depthOf(text), end);
}

function depthOf(text: string): number {
  let depth = 0;
  while (depth < text.length && isBlank(text.charCodeAt(depth))) depth++;
  return depth;
}

/** What Python takes for blank: not the byte order mark, but some control characters. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  return /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/.test(String.fromCharCode(code));
}
