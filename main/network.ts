import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

export interface Network {
  /**
   * For an SDK client that talks to this origin and no other: a request for anywhere else is refused before it leaves,
   * so no redirect and no stray endpoint setting can carry a token away. Teaches the clock.
   */
  handlerFor(origin: string): OriginHandler;
  agentFor(url: string): http.Agent;
  close(): void;
}

type Handle = NodeHttpHandler['handle'];
export interface OriginHandler {
  handle(...args: Parameters<Handle>): ReturnType<Handle>;
}

export interface NetworkOptions {
  readonly clock: Clock;
  /** PEM file whose certificates are trusted beside the built-in ones. */
  readonly caBundle?: string;
  readonly proxyFor?: (url: string) => string;
}

const timeouts = {
  connectionTimeout: 10_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
  socketAcquisitionWarningTimeout: 60_000,
};
const sockets = { keepAlive: true, maxSockets: 64, timeout: 60_000 };

/** @throws AppError ca-bundle-unreadable */
export function createNetwork({ clock, caBundle, proxyFor = getProxyForUrl }: NetworkOptions): Network {
  const ca = caBundle === undefined ? {} : { ca: [...rootCertificates, readBundle(caBundle)] };
  const direct = { http: new http.Agent(sockets), https: new https.Agent({ ...sockets, ...ca }) };
  const proxied = new Map<string, HttpsProxyAgent<string>>();

  function agentFor(url: string): http.Agent {
    const proxy = proxyFor(url);
    if (proxy === '') return url.startsWith('https:') ? direct.https : direct.http;
    const known = proxied.get(proxy) ?? new HttpsProxyAgent(proxy, { ...sockets, ...ca });
    proxied.set(proxy, known);
    return known;
  }

  function handlerFor(origin: string): OriginHandler {
    const agent = agentFor(origin);
    const inner = new NodeHttpHandler({ ...timeouts, httpAgent: agent, httpsAgent: agent });
    return {
      async handle(request, options) {
        const port = request.port === undefined ? '' : `:${request.port}`;
        const target = new URL(`${request.protocol}//${request.hostname}${port}`).origin;
        if (target !== origin) throw new AppError('link-refused', request.hostname);
        const sentAtMs = Date.now();
        const answer = await inner.handle(request, options);
        clock.observe(answer.response.headers['date'], sentAtMs, Date.now());
        return answer;
      },
    };
  }

  return {
    handlerFor,
    agentFor,
    close() {
      for (const agent of [direct.http, direct.https, ...proxied.values()]) agent.destroy();
    },
  };
}

function readBundle(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new AppError('ca-bundle-unreadable', file);
  }
}
