import { AppError } from '../errors.ts';
import { credentialKeys } from './credential-keys.ts';
import type { Document, Entry, Section } from './document.ts';
import type { Edit } from './lines.ts';
import { extent, markLine, type OurSection } from './our-sections.ts';

/** What Daypass writes into a section beside its own lines, and keeps up to date until the user changes it. */
export interface Written {
  readonly region?: string;
  readonly output?: string;
}

export interface WantedProfile extends Written {
  /** Printable ASCII without blanks; stands in the file for ever. */
  readonly id: string;
  readonly name: string;
  /** The value of its `credential_process`. */
  readonly credentialProcess: string;
}

interface SectionChange {
  readonly edits: readonly Edit[];
  readonly written: Written;
}

export function sectionOf(wanted: WantedProfile): string[] {
  return [headerLine(wanted.name), ...ownLines(wanted, writtenKeys)];
}

export function renewal(wanted: WantedProfile, our: OurSection, written: Written = {}): SectionChange {
  const { section, mark } = our;
  const edits: Edit[] = [];
  if (section.name !== wanted.name)
    edits.push({ at: section.header, remove: 1, insert: [headerLine(wanted.name)] });
  edits.push(...setEntry(section, 'credential_process', wanted.credentialProcess, mark + 1));
  const [region, output] = writtenKeys.map((key) => {
    if (entryOf(section, key)?.value !== written[key]) return written[key];
    edits.push(...setEntry(section, key, wanted[key], mark + 1));
    return wanted[key];
  });
  return { edits, written: writtenBy({ region, output }) };
}

/** What is undefined is left out. */
export function writtenBy({
  region,
  output,
}: { readonly [Key in keyof Written]: Written[Key] | undefined }): Written {
  if (output === undefined) return region === undefined ? {} : { region };
  return region === undefined ? { output } : { region, output };
}

/** The section keeps its place, its header as written, and every setting that is no way to credentials. */
export function adoption(wanted: WantedProfile, section: Section): SectionChange {
  const missing = writtenKeys.filter((key) => entryOf(section, key) === undefined);
  const written: Written = Object.fromEntries(
    missing.flatMap((key) => (wanted[key] === undefined ? [] : [[key, wanted[key]]])),
  );
  const insert = ownLines(wanted, missing);
  const replaced = section.entries.filter(({ key }) => credentialKeys.has(key)).map(removal);
  return { edits: [{ at: section.header + 1, remove: 0, insert }, ...replaced], written };
}

export function departure(
  document: Document,
  { section, mark }: OurSection,
  written: Written = {},
): { readonly kind: 'remove' | 'release'; readonly edits: readonly Edit[] } {
  const own = section.entries.filter(
    ({ key, value }) =>
      key === 'credential_process' || writtenKeys.some((one) => one === key && written[one] === value),
  );
  const [first, end] = extent(document, section, mark);
  const known = new Set([section.header, mark, ...own.map((entry) => entry.first)]);
  const someoneElses = document.lines
    .slice(section.header, end)
    .some(({ text }, index) => !known.has(section.header + index) && text.trim() !== '');
  if (someoneElses)
    return { kind: 'release', edits: [{ at: mark, remove: 1, insert: [] }, ...own.map(removal)] };
  return { kind: 'remove', edits: [{ at: first, remove: end - first, insert: [] }] };
}

/** Without a way to credentials it is no rival: what a profile of ours left behind, or settings made in advance. */
export function isBare({ entries }: Section): boolean {
  return !entries.some(({ key }) => credentialKeys.has(key));
}

/** Before the file's last line break, so that a file without one has none afterwards; `others`: what else is done to it. */
export function appending(
  { lines }: Document,
  blocks: readonly (readonly string[])[],
  others: readonly Edit[],
): readonly Edit[] {
  if (blocks.length === 0) return [];
  const at = lines.at(-1)?.text === '' ? lines.length - 1 : lines.length;
  const removed = others.reduce((sum, { remove }) => sum + remove, 0);
  const begins = removed === at && others.every(({ insert }) => insert.length === 0);
  const insert = blocks.flatMap((block, index) => (begins && index === 0 ? block : ['', ...block]));
  return [{ at, remove: 0, insert }];
}

const writtenKeys = ['region', 'output'] as const;

function ownLines(wanted: WantedProfile, keys: readonly (keyof Written)[]): string[] {
  const settings = keys.flatMap((key) => {
    const value = wanted[key];
    return value === undefined ? [] : [settingLine(key, value)];
  });
  return [markLine(wanted.id), settingLine('credential_process', wanted.credentialProcess), ...settings];
}

/** Without quotes every client reads it. */
export function isHeaderName(name: string): boolean {
  return /^[\w@.+/-]+$/.test(name);
}

function headerLine(name: string): string {
  if (!isHeaderName(name)) throw new AppError('bad-request');
  return name === 'default' ? '[default]' : `[profile ${name}]`;
}

function setEntry(section: Section, key: string, value: string | undefined, at: number): readonly Edit[] {
  const entry = entryOf(section, key);
  if (entry?.value === value) return [];
  const insert = value === undefined ? [] : [settingLine(key, value)];
  return [entry === undefined ? { at, remove: 0, insert } : { ...removal(entry), insert }];
}

function removal({ first, end }: Entry): Edit {
  return { at: first, remove: end - first, insert: [] };
}

function entryOf({ entries }: Section, key: string): Entry | undefined {
  return entries.find((one) => one.key === key);
}

/** The last door: whatever a portal calls its accounts, one line stays one line. */
function settingLine(key: string, value: string): string {
  if (value.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(value)) throw new AppError('bad-request');
  return `${key} = ${value}`;
}
