import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import { decodeDocument, type Reading } from './decode.ts';
import { type Document, parse, print } from './document.ts';
import { type Edit, editBetween } from './lines.ts';
import { edited, printEdited } from './plan.ts';
import { replaceFile } from './replace-file.ts';
import { type FileState, readSettled } from './settled-file.ts';
import { unwritable } from '../unwritable.ts';

export type Outcome =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'written' }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly fault: ConfigFault };

/** What a file is to become. */
export type MakeEdits = (document: Document) => readonly Edit[] | Promise<readonly Edit[]>;

/**
 * Plans and replaces until the file is as planned; the caller holds its lock. `keep` gets what is about to be replaced.
 *
 * @throws AppError file-unwritable, aws-config-unreadable
 */
export async function editFile(
  target: string,
  knownLength: number,
  plan: MakeEdits,
  keep: (before: Buffer | undefined, after: string) => Promise<void>,
): Promise<Outcome> {
  let written = false;
  let length = knownLength;
  let astray: Astray | undefined;
  for (const start = performance.now(); performance.now() - start < patienceMs;) {
    const state = await readSettled(target, length);
    const reading = readingOf(state);
    if (reading.kind === 'refused') return reading;
    const rescued = withAstray(reading.document, astray);
    const text = printEdited(rescued, await plan(rescued));
    if (text === print(reading.document)) return { kind: written ? 'written' : 'unchanged' };
    if (state.kind === 'present' && (state.mode & 0o222) === 0) return readOnly;
    await keep(state.kind === 'present' ? Buffer.from(print(rescued)) : undefined, text);
    const replaced = await replaceFile(target, text, state);
    if (replaced.kind === 'done') return { kind: 'written' };
    if (replaced.kind === 'overtaken') continue;
    written = true;
    length = Buffer.byteLength(text);
    astray = replaced.by === undefined ? undefined : { from: state, to: replaced.by };
  }
  throw unwritable(target);
}

/** While somebody else is faster. Less than a lock lasts. */
const patienceMs = 15_000;

/** What someone wrote into a file that had been replaced under their hands. */
interface Astray {
  readonly from: FileState;
  readonly to: FileState;
}

/** Their one change, put where it belongs in the file of now; the document itself where it has no place in it any more. */
function withAstray(document: Document, astray: Astray | undefined): Document {
  if (astray === undefined) return document;
  const [from, to] = [readingOf(astray.from), readingOf(astray.to)];
  if (from.kind === 'refused' || to.kind === 'refused') return document;
  const theirs = editBetween(from.document.lines, to.document.lines);
  const since = editBetween(from.document.lines, document.lines);
  const shift = document.lines.length - from.document.lines.length;
  if (theirs.at + theirs.remove <= since.at) return edited(document, [theirs]);
  if (theirs.at < since.at + since.remove) return document;
  return edited(document, [{ ...theirs, at: theirs.at + shift }]);
}

const readOnly: Outcome = { kind: 'refused', fault: { code: 'read-only', line: 0 } };

export function readingOf(state: FileState): Reading {
  return state.kind === 'absent' ? { kind: 'document', document: parse('') } : decodeDocument(state.bytes);
}
