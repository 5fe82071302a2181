import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';

/** The access key ids that requests to this process's own servers are signed with, from now on. */
export interface SigningKeys extends Disposable {
  readonly seen: ReadonlySet<string>;
}

const channel = 'http.server.request.start';

export function watchSigningKeys(): SigningKeys {
  const seen = new Set<string>();
  const hear = (message: unknown) => {
    const key = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(authorizationIn(message))?.[1];
    if (key !== undefined) seen.add(key);
  };
  subscribe(channel, hear);
  return { seen, [Symbol.dispose]: () => void unsubscribe(channel, hear) };
}

function authorizationIn(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('request' in message)) return '';
  const { request } = message;
  return request instanceof IncomingMessage ? (request.headers.authorization ?? '') : '';
}
