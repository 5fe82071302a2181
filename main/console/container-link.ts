import { createHmac } from 'node:crypto';

/**
 * For the Firefox extension "Open external links in a container" (open-url-in-container 1.0 and 2.0). Without a signature
 * it asks before it opens. The key is the one its own page shows, 64 hexadecimal digits: whoever has it can open links in
 * any container of that browser.
 *
 * @see https://github.com/honsiorovskyi/open-url-in-container/tree/master/src/js (params.js, security)
 */
export function containerLink(url: string, container: string, signingKey: string | undefined): string {
  // What is signed is the query in this spelling, sorted by name.
  const parameters = new URLSearchParams({ name: container, url });
  if (signingKey !== undefined) parameters.append('signature', signature(parameters, signingKey));
  return `ext+container:${parameters.toString()}`;
}

export function isSigningKey(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}

function signature(parameters: URLSearchParams, signingKey: string): string {
  return createHmac('sha256', Buffer.from(signingKey, 'hex')).update(parameters.toString()).digest('hex');
}
