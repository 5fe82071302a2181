import type { RecentPageView } from '../../preload/consoles.ts';
import { readConsoleUrl } from './console-url.ts';
import { describePage } from './page-name.ts';
import { type RecentPage, recentPageId } from './recent-pages.ts';

/** As many as a menu can take. */
const mostOfRole = 5;
const most = 60;

/** What screens show of the pages that were opened last. */
export function recentPageViews(pages: readonly RecentPage[]): readonly RecentPageView[] {
  const counts = new Map<string, number>();
  return pages.slice(0, most).flatMap((recent) => {
    const count = (counts.get(recent.roleId) ?? 0) + 1;
    counts.set(recent.roleId, count);
    const page = readConsoleUrl(recent.url);
    if (count > mostOfRole || page === undefined) return [];
    return [{ roleId: recent.roleId, destination: recentPageId(recent), ...describePage(page) }];
  });
}
