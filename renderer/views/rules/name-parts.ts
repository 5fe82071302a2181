import { joinedLatin, latinWords, namesOfOther } from './environment-words.ts';

/** A word of an account's name, or a run of Korean letters. */
export interface NamePart {
  /** In lower case. */
  readonly text: string;
  /** Where it stands in the name, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

const runs = /\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{M}])+|\p{N}+/gu;
const camelParts = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{L}\p{M}]/gu;
const hangul = /^\p{Script=Hangul}/u;

/** `[PROD]PaymentsKr01` has prod, payments, kr and 01. The name is composed already. */
export function partsOf(name: string): readonly NamePart[] {
  return piecesOf(name, runs, 0).flatMap((run) => (isWhole(run) ? [run] : splitRun(name, run)));
}

export function isKorean({ text }: NamePart): boolean {
  return hangul.test(text);
}

/** `PoC` and `DevOps` are one word each. */
function isWhole({ text }: NamePart): boolean {
  return hangul.test(text) || latinWords.has(text) || namesOfOther.has(text);
}

function splitRun(name: string, { from, to }: NamePart): readonly NamePart[] {
  return piecesOf(name.slice(from, to), camelParts, from).flatMap(splitJoined);
}

function splitJoined(part: NamePart): readonly NamePart[] {
  const [, front, word] = isWhole(part) ? [] : (joinedLatin.exec(part.text) ?? []);
  if (front === undefined || word === undefined) return [part];
  const middle = part.to - word.length;
  return [
    { text: front, from: part.from, to: middle },
    { text: word, from: middle, to: part.to },
  ];
}

function piecesOf(text: string, pieces: RegExp, offset: number): readonly NamePart[] {
  return [...text.matchAll(pieces)].map(({ 0: piece, index }) => ({
    text: piece.toLowerCase(),
    ...{ from: offset + index, to: offset + index + piece.length },
  }));
}
