import type { IncomingMessage } from 'node:http';
import type { CenterRequest } from './routes.ts';

/**
 * A path that starts with `/in/REGION` addresses the server as that region's endpoint,
 * for callers that can set an endpoint but no host name.
 */
export async function readRequest(
  incoming: IncomingMessage,
  regionOf: (hostname: string) => string,
): Promise<CenterRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const target = incoming.url ?? '/';
  const url = new URL(target, 'http://center.invalid');
  const [, pathRegion, pathRest] = /^\/in\/([a-z0-9-]+)(\/.*)$/.exec(url.pathname) ?? [];
  const hostname = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return {
    method: incoming.method ?? 'GET',
    target,
    path: pathRest ?? url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
    hostname,
    region: pathRegion ?? regionOf(hostname),
  };
}
