import { portalRefusal } from './refusals.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** AWS does not document its own; a small one makes every caller page. */
const defaultPageSize = 20;

/**
 * @param items in the order of their keys; a token remembers the last key, so a list that changes
 *   between two pages neither repeats nor skips what stayed.
 * @param list names the list, so that a token of another list is refused.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  list: string,
  query: URLSearchParams,
): Page<T> {
  const size = pageSizeOf(query.get('max_result'));
  const after = lastKeyOf(query.get('next_token'), list);
  const rest = after === undefined ? 0 : items.findIndex((item) => keyOf(item) > after);
  const start = rest === -1 ? items.length : rest;
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  const more = start + size < items.length && last !== undefined;
  return { items: page, nextToken: more ? tokenOf(list, keyOf(last)) : undefined };
}

function pageSizeOf(value: string | null): number {
  if (value === null) return defaultPageSize;
  const size = Number(value);
  if (Number.isInteger(size) && size >= 1 && size <= 100) return size;
  throw portalRefusal('InvalidRequestException', 'max_result must be a number from 1 to 100');
}

function tokenOf(list: string, key: string): string {
  return Buffer.from(`${list}\n${key}`).toString('base64url');
}

function lastKeyOf(token: string | null, list: string): string | undefined {
  if (token === null) return undefined;
  const [tokenList, key] = Buffer.from(token, 'base64url').toString('utf8').split('\n');
  if (tokenList === list && key !== undefined) return key;
  throw portalRefusal('InvalidRequestException', 'Invalid next_token provided');
}
