import { AppError } from '../../../main/errors.ts';
import type { FetchPage, Page } from '../../../main/sso/start-url.ts';

/** A web of a few pages, by `METHOD URL`; `asked` tells what was fetched. Anywhere else there is no host. */
export function pages(
  web: Readonly<Record<string, Partial<Page>>>,
): FetchPage & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  const fetchPage: FetchPage = async (url, method) => {
    asked.push(`${method} ${url}`);
    const page = web[`${method} ${url}`];
    if (page === undefined) throw new AppError('start-url-unknown-host', new URL(url).hostname);
    return { status: 200, location: undefined, body: '', ...page };
  };
  return Object.assign(fetchPage, { asked });
}

/** As a fetch that must not happen. */
export const noPages: FetchPage = async (url, method) => {
  throw new Error(`nobody should ask for ${method} ${url}`);
};

export function movedTo(location: string, status = 302): Partial<Page> {
  return { status, location };
}

export function namingRegion(region: string): Partial<Page> {
  return { body: `<!doctype html><html><head><meta name="region" content="${region}"></head></html>` };
}
