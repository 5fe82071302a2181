import { isFields, type Schema } from '../schema.ts';
import { readConsoleUrl } from './console-url.ts';

/** A page of the console that was opened, and with which role. Never secret. */
export interface RecentPage {
  readonly roleId: string;
  readonly url: string;
  readonly atMs: number;
}

/** Newest first, each page once per role. */
export function remember(pages: readonly RecentPage[], page: RecentPage): readonly RecentPage[] {
  const others = pages.filter(({ roleId, url }) => roleId !== page.roleId || url !== page.url);
  return [page, ...others].slice(0, mostPages);
}

const mostPages = 200;

export interface RecentPagesFile {
  readonly pages: readonly RecentPage[];
}

export const recentPagesSchema: Schema<RecentPagesFile> = {
  name: 'recent-pages',
  version: 1,
  migrations: {},
  parse({ pages }) {
    if (!Array.isArray(pages)) return undefined;
    return { pages: pages.map(parsePage).filter((page) => page !== undefined) };
  },
};

function parsePage(value: unknown): RecentPage | undefined {
  if (!isFields(value)) return undefined;
  const { roleId, url, atMs } = value;
  if (typeof roleId !== 'string' || typeof url !== 'string' || typeof atMs !== 'number') return undefined;
  return readConsoleUrl(url)?.url === url ? { roleId, url, atMs } : undefined;
}
