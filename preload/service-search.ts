import { type ConsoleService, consoleServices } from './console-services.ts';

/**
 * Best first; every word of the query must be found, anywhere in a word, as the beginning of one, or as a whole one. An
 * empty query finds all.
 */
export function findServices(
  query: string,
  where: keyof typeof worst = 'anywhere',
): readonly ConsoleService[] {
  const wanted = folded(query).split(' ').filter(Boolean);
  return consoleServices
    .map((service) => ({ service, rank: Math.max(0, ...wanted.map((word) => rankOf(service, word))) }))
    .filter(({ rank }) => rank <= worst[where])
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ service }) => service);
}

/** By id, alias or name, letter case and hyphens aside. Undefined: none is called exactly so. */
export function serviceNamed(text: string): ConsoleService | undefined {
  const wanted = squeezed(text);
  const called = ({ id, name, aliases }: ConsoleService) => [id, name, ...aliases].map(squeezed);
  return (
    consoleServices.find(({ id }) => id === wanted) ??
    consoleServices.find((service) => called(service).includes(wanted))
  );
}

const wholeWord = 1;
const beginning = 2;
const insideWord = 3;
const notFound = 4;

const worst = { anywhere: insideWord, beginnings: beginning, whole: wholeWord } as const;

/** 0 for its very name, then beginnings, then what stands inside a word. */
function rankOf({ id, name, aliases }: ConsoleService, word: string): number {
  const names = [id, ...folded(name).split(' '), ...aliases];
  if (id === word) return 0;
  if (names.includes(word)) return wholeWord;
  if (names.some((one) => one.startsWith(word))) return beginning;
  return names.some((one) => one.includes(word)) ? insideWord : notFound;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

function squeezed(text: string): string {
  return folded(text).replace(/[\s-]/g, '');
}
