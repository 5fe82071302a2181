import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const appOrigin = 'app://daypass';

/** No network, nothing from elsewhere, and nothing inline but the styles that were built into the page. */
export const policyOf = (html: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${stylesOf(html)}`,
    "img-src 'self' data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** As a policy names them. */
export function stylesOf(html: string): string {
  const all = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, styles = '']) => hashOf(styles));
  return all.length === 0 ? "'none'" : all.join(' ');
}

const hashOf = (styles: string) => `'sha256-${createHash('sha256').update(styles).digest('base64')}'`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Answers for `app://daypass/…` from the files below `folder`, and for nothing else. `fill` makes of a page what is sent. */
export function serveFolder(
  folder: string,
  fill: (html: string) => Promise<string>,
): (request: { readonly url: string }) => Promise<Response> {
  return async ({ url }) => {
    const file = fileOf(url, folder);
    const type = file === undefined ? undefined : types[path.extname(file)];
    if (file === undefined || type === undefined) return notFound();
    try {
      const content = await readFile(file);
      const html = path.extname(file) === '.html' ? content.toString() : undefined;
      const headers = {
        'content-type': type,
        'content-security-policy': policyOf(html ?? ''),
        'x-content-type-options': 'nosniff',
      };
      return new Response(html === undefined ? new Uint8Array(content) : await fill(html), { headers });
    } catch {
      return notFound();
    }
  };
}

/** Undefined: of another origin, or not below the folder. */
export function fileOf(url: string, folder: string): string | undefined {
  if (!isAppUrl(url)) return undefined;
  const { pathname } = new URL(url);
  const name = decoded(pathname === '/' ? '/index.html' : pathname);
  if (name === undefined || name.includes('\0') || name.includes('\\')) return undefined;
  const file = path.resolve(folder, `.${name}`);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : undefined;
}

export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === appOrigin;
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function notFound(): Response {
  return new Response('', { status: 404 });
}
