import { exchange } from './exchange.ts';

export interface Decision {
  /** A user name of the organization; the first one unless told otherwise. */
  readonly user?: string;
  readonly refuse?: boolean;
}

/** What the browser would show at the end. */
export interface ShownPage {
  readonly status: number;
  readonly body: string;
  readonly url: string;
}

/**
 * Goes through `/authorize` or `/device` the way a person with a browser does: opens the page, sends its form,
 * follows the redirects (to the application's loopback listener too).
 */
export async function approve(url: string, decision: Decision = {}): Promise<ShownPage> {
  const page = await browse(url);
  if (page.status !== 200 || !/<form method="post"/.test(page.body)) return page;
  const fields = new URLSearchParams(hiddenFields(page.body));
  fields.set('user', decision.user ?? firstUser(page.body));
  fields.set('answer', decision.refuse === true ? 'refuse' : 'approve');
  return browse(page.url, fields.toString());
}

async function browse(url: string, form?: string): Promise<ShownPage> {
  const headers = { accept: 'text/html', 'accept-language': 'en' };
  const {
    status,
    headers: answered,
    body,
  } = await (form === undefined
    ? exchange(url, { headers })
    : exchange(url, { method: 'POST', headers: { ...headers, ...formType }, body: form }));
  const location = answered.location;
  if (status === 302 && location !== undefined) return browse(new URL(location, url).href);
  return { status, body, url };
}

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

function hiddenFields(html: string): [string, string][] {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return [...inputs].map(([, name = '', value = '']) => [name, unescapeMarkup(value)]);
}

function firstUser(html: string): string {
  const value = /<input type="radio" name="user" value="([^"]*)"/.exec(html)?.[1];
  if (value === undefined) throw new Error('The page offers nobody to sign in as.');
  return unescapeMarkup(value);
}

function unescapeMarkup(text: string): string {
  const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity, name: string) => characters[name] ?? entity);
}
