import { AppError } from '../errors.ts';
import { partitionOf } from '../sso/regions.ts';
import { parseUrl } from '../sso/hosts.ts';
import { printable } from '../printable.ts';
import { type ConsolePartition, consoleHost, homeRegionOf } from './console-hosts.ts';
import type { ConsoleService } from '../../preload/console-services.ts';
import { type ConsoleUrl, looksLikeUrl, readConsoleUrl } from './console-url.ts';
import { findServices, serviceNamed } from '../../preload/service-search.ts';

export type Destination =
  | { readonly kind: 'home' }
  | { readonly kind: 'service'; readonly service: ConsoleService }
  | { readonly kind: 'url'; readonly page: ConsoleUrl };

export type ReadDestination =
  | Destination
  /** None is called so, and these fit; or nothing does. */
  | { readonly kind: 'unclear'; readonly services: readonly ConsoleService[] }
  | { readonly kind: 'refused'; readonly host: string };

/** From what a person typed or pasted: nothing, a service's name or part of it, or a page of the console. */
export function readDestination(text: string): ReadDestination {
  const typed = text.trim();
  if (typed === '' || typed.toLowerCase() === 'home') return { kind: 'home' };
  const named = serviceNamed(typed);
  if (named !== undefined) return { kind: 'service', service: named };
  if (looksLikeUrl(typed)) {
    const page = readConsoleUrl(typed);
    if (page !== undefined) return { kind: 'url', page };
    return { kind: 'refused', host: parseUrl(typed)?.host ?? printable(typed) };
  }
  const services = findServices(typed);
  const [service, ...more] = services;
  return service !== undefined && more.length === 0
    ? { kind: 'service', service }
    : { kind: 'unclear', services };
}

/**
 * Always on the partition's own console host. Without a region the console opens where it was last; a pasted page keeps
 * its own region.
 *
 * @throws AppError bad-request: a region of another partition; link-refused: a page of another partition
 */
export function destinationUrl(
  destination: Destination,
  partition: ConsolePartition,
  region: string | undefined,
): string {
  if (region !== undefined && partitionOf(region) !== partition)
    throw new AppError('bad-request', printable(region));
  switch (destination.kind) {
    case 'home':
      return pageUrl('console/home', partition, region, false);
    case 'service':
      return pageUrl(destination.service.path, partition, region, destination.service.global);
    case 'url':
      if (destination.page.partition === partition) return destination.page.url;
      throw new AppError('link-refused', new URL(destination.page.url).host);
  }
}

function pageUrl(
  path: string,
  partition: ConsolePartition,
  region: string | undefined,
  isGlobal: boolean,
): string {
  const [page = '', fragment] = path.split('#');
  const host = consoleHost(partition, isGlobal ? homeRegionOf(partition) : region);
  const query = region === undefined || isGlobal ? '' : `?region=${region}`;
  return `https://${host}/${page}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}
