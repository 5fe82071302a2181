import type { RecentPageView } from '../../preload/consoles.ts';
import { findServices } from '../../preload/service-search.ts';
import { pageName } from '../console-page.ts';
import { fold } from '../search/fold.ts';
import { pastedLink } from '../search/pasted-link.ts';
import { termsOf } from '../search/terms.ts';

export interface PickedPage {
  readonly id: string;
  readonly group?: string;
  /** As `openConsole` takes it. */
  readonly destination: string;
  readonly name: string;
  readonly detail?: string;
  /** What a person may type for it, or the region it lies in. */
  readonly note?: string;
}

export interface PickerTexts {
  readonly home: string;
  readonly link: string;
  readonly recent: string;
  readonly services: string;
}

/**
 * Pages for one role: those it opened last, then the console's home and every service; a pasted link is the only one. A
 * page that is found by what it shows, not by its service, comes after the services that are called so.
 */
export function pickedPages(
  query: string,
  recent: readonly RecentPageView[],
  texts: PickerTexts,
): readonly PickedPage[] {
  const pasted = pastedLink(query);
  if (pasted !== undefined) {
    return [
      { id: 'link', destination: pasted.link, name: texts.link, note: new URL(withScheme(pasted.link)).host },
    ];
  }
  const terms = termsOf(query).map(fold);
  const last = recent.filter((page) => hasAll(terms, page.service, page.region ?? ''));
  const byDetail = recent.filter(
    (page) => !last.includes(page) && hasAll(terms, pageName(page, ''), page.region ?? ''),
  );
  const isShown = (name: string) => last.some((page) => page.service === name && isPlain(page));
  const home = { id: 'home', destination: '', name: texts.home, group: texts.services };
  const services = findServices(query).filter(({ name }) => !isShown(name));
  return [
    ...last.map((page) => recentPage(page, texts.recent)),
    ...(hasAll(terms, texts.home, 'home') ? [home] : []),
    ...services.map(({ id, name }) => ({ id, destination: id, name, note: id, group: texts.services })),
    ...byDetail.map((page) => recentPage(page, texts.recent)),
  ];
}

function recentPage(page: RecentPageView, group: string): PickedPage {
  const { destination, service, detail, region } = page;
  return {
    ...{ id: destination, destination, name: service, group },
    ...(detail === undefined ? {} : { detail }),
    ...(region === undefined ? {} : { note: region }),
  };
}

/** The same as the service itself. */
function isPlain({ detail, region }: RecentPageView): boolean {
  return detail === undefined && region === undefined;
}

function hasAll(terms: readonly string[], ...texts: readonly string[]): boolean {
  const folded = texts.map(fold);
  return terms.every((term) => folded.some((text) => text.includes(term)));
}

function withScheme(link: string): string {
  return /^https?:/i.test(link) ? link : `https://${link}`;
}
