import type { ConsolePageView } from '../preload/consoles.ts';

/** `S3 · reports`; of none, `home`. */
export function pageName(page: ConsolePageView | undefined, home: string): string {
  if (page === undefined) return home;
  return page.detail === undefined ? page.service : `${page.service} · ${page.detail}`;
}
