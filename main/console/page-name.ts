import { type ConsoleService, consoleServices } from '../../preload/console-services.ts';
import type { ConsolePageView } from '../../preload/consoles.ts';
import { printable } from '../printable.ts';
import type { ConsoleUrl } from './console-url.ts';

/** How people call a page, from path and fragment alone: what stands in a query is shown nowhere. */
export function describePage({ url, region }: ConsoleUrl): ConsolePageView {
  const { pathname, hash } = new URL(url);
  const place = { path: segmentsOf(pathname), view: segmentsOf(hash.slice(1)) };
  const service = serviceAt(place);
  const detail = service === undefined ? undefined : detailOf(place, placeOf(service));
  return {
    service: service?.name ?? printable(place.path[0] ?? '', longest),
    ...(detail === undefined ? {} : { detail }),
    ...(region === undefined ? {} : { region }),
  };
}

/** A page's address without its queries, in parts. */
interface Place {
  readonly path: readonly string[];
  readonly view: readonly string[];
}

const longest = 60;

/** The one that says most of where the page lies; its very first segment must be right. */
function serviceAt(place: Place): Pick<ConsoleService, 'name' | 'path'> | undefined {
  const fitting = services
    .map((service) => ({ service, fit: fitOf(place, placeOf(service)) }))
    .filter(({ fit }) => fit > 0);
  const best = Math.max(...fitting.map(({ fit }) => fit));
  return fitting.find(({ fit }) => fit === best)?.service;
}

const services: readonly Pick<ConsoleService, 'name' | 'path'>[] = [
  { name: 'Console Home', path: 'console/home' },
  ...consoleServices,
];

function placeOf({ path }: Pick<ConsoleService, 'path'>): Place {
  const [page = '', view = ''] = path.split('#');
  return { path: segmentsOf(page), view: segmentsOf(view) };
}

/** 0: not a page of it. One whose own place is a view of another must be there whole. */
function fitOf(place: Place, own: Place): number {
  const path = sharedLength(place.path, own.path);
  const view = sharedLength(place.view, own.view);
  if (path === 0 || view < own.view.length) return 0;
  // `systems-manager/parameters`, but any page of `lambda/home`.
  const named = own.path.filter((segment) => !plain.test(segment)).length;
  return path < named ? 0 : 10 * (path + view) - own.path.length;
}

function sharedLength(place: readonly string[], own: readonly string[]): number {
  const differs = own.findIndex((segment, at) => !isSame(place[at] ?? '', segment));
  return differs === -1 ? own.length : differs;
}

/** `LoadBalancers:` goes on with what is sought there. */
function isSame(segment: string, own: string): boolean {
  return own.includes(':') ? segment.startsWith(own) : segment === own;
}

/** Says where the service's pages begin, and nothing of which it is. */
const plain = /^(?:home|homev2|v\d)$/;

/** The last part, which names the very thing: a bucket, a function, a group of logs. Undefined: its first page. */
function detailOf({ path, view }: Place, own: Place): string | undefined {
  const inPath = path.slice(sharedLength(path, own.path)).filter((segment) => !plain.test(segment));
  const inView = view.slice(own.view.length);
  const last = [...inPath, ...inView].at(-1);
  const text = last === undefined ? '' : printable(shortest(unescaped(last)), longest);
  return text === '' || isOpaque(text) ? undefined : text;
}

/** `InstanceDetails:instanceId=i-0abc` is `i-0abc`; `Instances:sort=name` is `Instances`. */
function shortest(segment: string): string {
  const [name = '', ...rest] = segment.split(':');
  const id = /(?:^|[=,;])([a-z]{1,12}-[0-9a-f]{8,17})(?:$|[,;])/.exec(rest.join(':'))?.[1];
  return id ?? (rest.length > 0 && !segment.startsWith('arn:') ? name : segment);
}

/** What no one could read aloud is no name, and may be more than one. */
function isOpaque(text: string): boolean {
  return /[A-Za-z0-9+=_]{33,}/.test(text);
}

/** A fragment has a query of its own. */
function segmentsOf(text: string): readonly string[] {
  return (text.split(/[?&]/)[0] ?? '').split('/').filter((segment) => segment !== '');
}

/** CloudWatch escapes twice over, and writes `$25` or `*25` for `%25`. */
function unescaped(segment: string): string {
  let text = segment;
  for (let layer = 0; layer < 4; layer++) {
    try {
      text = decodeURIComponent(text.replace(/[$*](?=[0-9a-f]{2})/gi, '%'));
    } catch {
      return text;
    }
  }
  return text;
}
