import { createHash } from 'node:crypto';
import type { AppError } from '../errors.ts';
import { isFields, type Schema } from '../schema.ts';
import { readOr, type StoredFile } from '../stored-file.ts';
import { readConsoleUrl } from './console-url.ts';

/** A page of the console that was opened, and with which role. Personal, not secret. */
export interface RecentPage {
  readonly roleId: string;
  readonly url: string;
  readonly atMs: number;
}

/** What names a page to a window or a menu, which never get its address. */
export function recentPageId({ roleId, url }: RecentPage): string {
  return `recent:${createHash('sha256').update(`${roleId}\n${url}`).digest('hex').slice(0, 16)}`;
}

/** Pages that were opened, so that a pasted link finds its role again and a menu can offer the last ones. */
export interface RecentPages {
  /** The latest first. */
  all(): readonly RecentPage[];
  note(page: RecentPage): void;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** @throws AppError data-newer */
export async function loadRecentPages(
  file: StoredFile<RecentPagesFile>,
  tell: (error: AppError) => void,
): Promise<RecentPages> {
  let { pages } = await readOr(file, { pages: [] }, tell);
  let saved: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  return {
    all: () => pages,
    note(page) {
      pages = remember(pages, page);
      for (const listener of listeners) listener();
      // What cannot be written is not worth a word: the next page tries again.
      saved = file.write({ pages }).catch(() => undefined);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => saved,
  };
}

/** Newest first, each page once per role. */
function remember(pages: readonly RecentPage[], page: RecentPage): readonly RecentPage[] {
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
