import { type Document, print } from './document.ts';
import { type Edit, editBetween, inOrder } from './lines.ts';
import { extent, isProfile, type OurSection, ourSections } from './our-sections.ts';
import { appending } from './section-edits.ts';

/** One apply, as it was kept: the whole file before and after. */
export interface Applied {
  readonly before: Document;
  readonly after: Document;
}

/**
 * Takes back what one apply did to our sections and keeps what others did since: the very bytes of before if nobody did
 * anything; else section by section, where settings that came or went since then come or go with the undone section too.
 */
export function planUndo(current: Document, { before, after }: Applied): readonly Edit[] {
  if (print(current) === print(after)) return [editBetween(current.lines, before.lines)];
  const [was, is, now] = [ourSections(before), ourSections(after), ourSections(current)];
  const edits: Edit[] = [];
  const lost: string[][] = [];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const b = was.get(id) ?? named(before, is.get(id));
    const a = is.get(id) ?? named(after, was.get(id));
    const c = now.get(id) ?? named(current, is.get(id) ?? was.get(id));
    const [old, made, found] = [blockOf(before, b), blockOf(after, a), blockOf(current, c)];
    if (same(old, made) || same(old, found)) continue;
    if (c === undefined || found === undefined) {
      if (made === undefined && old !== undefined) lost.push(old);
      continue;
    }
    if (made === undefined) continue;
    const [first, end] = extent(current, c.section, c.mark);
    const kept = same(made, found) ? old : merge([current, c], [before, b], made, found);
    const at = kept === undefined ? first : c.section.header;
    edits.push({ at, remove: end - at, insert: kept ?? [] });
  }
  return inOrder([...edits, ...appending(current, lost, edits)]);
}

type Found = Pick<OurSection, 'section' | 'mark'>;

function named(document: Document, other: OurSection | undefined): Found | undefined {
  const section = document.sections.find((one) => isProfile(one) && one.name === other?.section.name);
  return section === undefined ? undefined : { section, mark: section.header };
}

function blockOf(document: Document, found: Found | undefined): string[] | undefined {
  if (found === undefined) return undefined;
  const [, end] = extent(document, found.section, found.mark);
  return document.lines.slice(found.section.header, end).map(({ text }) => text);
}

/** What was before, with what came since put in and what went since taken out. Undefined: nothing is left of it. */
function merge(
  [current, now]: readonly [Document, Found],
  [before, was]: readonly [Document, Found | undefined],
  made: readonly string[],
  found: readonly string[],
): string[] | undefined {
  const theirs = itemsOf(current, now).filter(({ lines }) => !includes(made, lines));
  if (was === undefined && theirs.length === 0) return undefined;
  const theirKeys = new Set(theirs.map(({ key }) => key).filter((key) => key !== undefined));
  const stays = (was === undefined ? [] : itemsOf(before, was)).filter(({ key, lines }) => {
    const wentSince = includes(made, lines) && !includes(found, lines);
    return !wentSince && (key === undefined || !theirKeys.has(key));
  });
  const header = was === undefined ? made[0] : before.lines[was.section.header]?.text;
  return [header ?? '', ...[...stays, ...theirs].flatMap(({ lines }) => lines)];
}

interface Item {
  readonly key: string | undefined;
  readonly lines: readonly string[];
}

/** Settings with what is nested below them, and the comments between. */
function itemsOf(document: Document, { section, mark }: Found): readonly Item[] {
  const [, end] = extent(document, section, mark);
  const items: Item[] = [];
  for (let index = section.header + 1; index < end;) {
    const start = index;
    const entry = section.entries.find(({ first }) => first === start);
    index = entry?.end ?? index + 1;
    const lines = document.lines.slice(start, index).map(({ text }) => text);
    if (lines.some((text) => text.trim() !== '')) items.push({ key: entry?.key, lines });
  }
  return items;
}

function includes(block: readonly string[], lines: readonly string[]): boolean {
  return block.some((_, index) => lines.every((line, offset) => block[index + offset] === line));
}

function same(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.length === b.length && includes(a, b);
}
