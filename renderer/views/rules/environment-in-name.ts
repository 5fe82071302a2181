import type { Environment } from '../../../preload/contract.ts';
import {
  fillers,
  koreanOfPeople,
  koreanOfTeams,
  koreanOthers,
  koreanProduction,
  koreanWeak,
  latinWords,
  negations,
  otherKorean,
  trailing,
  type EnvironmentWord,
} from './environment-words.ts';
import { isKorean, partsOf, type NamePart } from './name-parts.ts';

/** A word for an environment. */
export interface InPlace {
  readonly environment: Environment;
  /** From where to where in the name, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Where a name says which environment an account is. */
export interface EnvironmentInName extends InPlace {
  /** `compound`: only sounds like production, as `non-prod` does. */
  readonly place: 'compound' | 'end' | 'within';
}

interface Finding extends EnvironmentWord {
  readonly from: number;
  readonly to: number;
}

/**
 * What a name ends with decides (`test-prod`, `prod-sandbox-kr`), for teams and products come first; else production,
 * else what comes first. A name with something that only sounds like production is never production. `name` is
 * composed (NFKC). `isOneOfSeveral`: other accounts have this name with other environments in the place of this one.
 */
export function environmentInName(
  name: string,
  isOneOfSeveral: (found: InPlace) => boolean,
): EnvironmentInName | undefined {
  const parts = partsOf(name);
  const found = parts.flatMap((_part, at) => findingAt(parts, at) ?? []);
  const end = parts.findLast(({ text }) => !saysNothing(text))?.to;
  const atEnd = ({ to }: Finding) => end !== undefined && to >= end;
  const compound = found.find(({ kind }) => kind === 'compound');
  const likely = found.filter(
    (one) =>
      (isClear(one, atEnd(one)) || isOneOfSeveral(one)) &&
      !(compound !== undefined && one.environment === 'production'),
  );
  const production = likely.find(({ environment }) => environment === 'production');
  const best = likely.findLast(atEnd) ?? compound ?? production ?? likely[0];
  if (best === undefined) return undefined;
  const { environment, from, to, kind } = best;
  return { environment, from, to, place: kind === 'compound' ? kind : atEnd(best) ? 'end' : 'within' };
}

function isClear({ kind }: Finding, isAtEnd: boolean): boolean {
  return kind === 'weak' ? isAtEnd : kind !== 'faint';
}

/** A number, a letter, a place. */
function saysNothing(text: string): boolean {
  return /^(?:\p{N}+|[a-z])$/u.test(text) || trailing.has(text);
}

function findingAt(parts: readonly NamePart[], at: number): Finding | undefined {
  const [part, next] = [parts[at], parts[at + 1]];
  if (part === undefined) return undefined;
  const found = isKorean(part) ? koreanIn(part, next?.text ?? '') : latinIn(part);
  return found?.environment === 'production' && found.kind !== 'faint'
    ? negated(found, parts.slice(0, at), next)
    : found;
}

function latinIn({ text, from, to }: NamePart): Finding | undefined {
  const word = latinWords.get(text);
  return word === undefined ? undefined : { ...word, from, to };
}

/** What the run ends with, or else the last of its other words, unless it is a team's or a tool's. */
function koreanIn({ text, from, to }: NamePart, next: string): Finding | undefined {
  if (otherKorean.test(text)) return undefined;
  const at = koreanProduction.exec(text)?.index;
  if (at === undefined) return koreanOther(text, from, next) ?? koreanWeakly({ text, from, to }, next);
  if (koreanOfTeams.test(next)) return undefined;
  const before = [...negations].find(([word]) => text.slice(0, at).endsWith(word));
  if (before === undefined) return { environment: 'production', from: from + at, to };
  const [word, environment] = before;
  if (environment === undefined) return undefined;
  return { environment, kind: 'compound', from: from + at - word.length, to };
}

function koreanOther(text: string, from: number, next: string): Finding | undefined {
  const found = koreanOthers
    .map(([word, means]) => ({ ...means, at: text.lastIndexOf(word), length: word.length }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => b.at - a.at)[0];
  if (found === undefined) return undefined;
  const { environment, at, length } = found;
  const rest = text.slice(at + length);
  const ofOthers = koreanOfTeams.test(rest === '' ? next : rest) || koreanOfPeople.test(rest);
  return ofOthers ? undefined : { environment, from: from + at, to: from + at + length };
}

function koreanWeakly({ text, from, to }: NamePart, next: string): Finding | undefined {
  if (koreanOfTeams.test(next)) return undefined;
  for (const [word, environment] of koreanWeak) {
    const at = word.exec(text)?.index;
    const kind = environment === 'production' && at !== 0 ? 'faint' : 'weak';
    if (at !== undefined) return { environment, kind, from: from + at, to };
  }
  return undefined;
}

/** What stands before a word for production may take it back: `non-prod`, `not for production`, `비 운영`; or behind it: `prod-like`. */
function negated(
  found: Finding,
  before: readonly NamePart[],
  next: NamePart | undefined,
): Finding | undefined {
  if (next?.text === 'like') return { ...found, environment: 'staging', kind: 'compound', to: next.to };
  const last = before.findLast(({ text }) => !fillers.has(text));
  if (last === undefined || !negations.has(last.text)) return found;
  const environment = negations.get(last.text);
  return environment === undefined ? undefined : { ...found, environment, kind: 'compound', from: last.from };
}
