import { type ConsoleService, consoleServices } from './console-services.ts';

/**
 * Best first; every word of the query must be found, anywhere in a word or as the beginning of one. An empty query finds
 * all.
 */
export function findServices(
  query: string,
  where: 'anywhere' | 'beginnings' = 'anywhere',
): readonly ConsoleService[] {
  const wanted = folded(query).split(' ').filter(Boolean);
  return consoleServices
    .map((service) => ({ service, rank: Math.max(0, ...wanted.map((word) => rankOf(service, word))) }))
    .filter(({ rank }) => rank < (where === 'anywhere' ? notFound : insideWord))
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

const insideWord = 3;
const notFound = 4;

/** 0 for its very name, then beginnings, then what stands inside a word. */
function rankOf({ id, name, aliases }: ConsoleService, word: string): number {
  const names = [id, ...folded(name).split(' '), ...aliases];
  if (id === word) return 0;
  if (names.includes(word)) return 1;
  if (names.some((one) => one.startsWith(word))) return 2;
  return names.some((one) => one.includes(word)) ? insideWord : notFound;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

function squeezed(text: string): string {
  return folded(text).replace(/[\s-]/g, '');
}
