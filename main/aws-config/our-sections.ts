import { AppError } from '../errors.ts';
import type { Document, Section } from './document.ts';

/** A section Daypass wrote: it owns the header, the mark and the `credential_process` line; all else in it is the user's. */
export interface OurSection {
  readonly id: string;
  readonly section: Section;
  /** The line of the mark. */
  readonly mark: number;
}

/**
 * The mark stands below the header, not above it: `aws configure set` takes a comment with a colon for a setting, and would
 * put a key of the section before between the mark and our header.
 *
 * @throws AppError bad-request for an id that would not be read back
 */
export function markLine(id: string): string {
  if (!isId(id)) throw new AppError('bad-request');
  return `${markStart}${id}`;
}

/** A copy that someone made of a section carries its mark; the one with the name meant, else the first, is ours. */
export function ourSections(
  document: Document,
  nameOf: (id: string) => string | undefined = () => undefined,
): ReadonlyMap<string, OurSection> {
  const found = new Map<string, OurSection>();
  for (const section of document.sections.filter(isProfile)) {
    const own = marked(document, section);
    if (own === undefined) continue;
    if (!found.has(own.id) || section.name === nameOf(own.id)) found.set(own.id, own);
  }
  return found;
}

export function isProfile({ kind, name }: Pick<Section, 'kind' | 'name'>): boolean {
  return kind === 'profile' || (kind === '' && name === 'default');
}

const markStart = '# daypass:v1 ';

function isId(text: string): boolean {
  return /^[!-~]+$/.test(text);
}

function marked({ lines }: Document, section: Section): OurSection | undefined {
  for (let index = section.header + 1; index < section.end; index++) {
    const text = lines[index]?.text ?? '';
    const id = text.startsWith(markStart) ? text.slice(markStart.length).trimEnd() : '';
    if (isId(id)) return { id, section, mark: index };
  }
  return undefined;
}

/** First and last line (exclusive) of a section, with the empty line that parts it from what is above. */
export function extent(
  { lines }: Document,
  { header, settingsEnd }: Section,
  mark = header,
): [number, number] {
  const parted = header > 0 && lines[header - 1]?.text.trim() === '';
  return [parted ? header - 1 : header, Math.max(settingsEnd, mark + 1)];
}
