import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';
import { isLoopback } from './loopback-host.ts';

export interface Network {
  /**
   * For an SDK client that talks to this origin and no other: a request for anywhere else is refused before it leaves,
   * so no redirect and no stray endpoint setting can carry a token away. Teaches the clock.
   * Its requests fail with AppError ca-bundle-unreadable until the bundle can be read.
   */
  handlerFor(origin: string): OriginHandler;
  /** @throws AppError ca-bundle-unreadable */
  agentFor(url: string): http.Agent;
  close(): void;
}

type Handle = NodeHttpHandler['handle'];
export interface OriginHandler {
  handle(...args: Parameters<Handle>): ReturnType<Handle>;
}

export interface NetworkOptions {
  readonly clock: Clock;
  /** PEM file whose certificates are trusted beside the built-in ones; empty: none. Asked for each request, as the proxy is. */
  readonly caBundle?: () => string;
  /** Empty: none. */
  readonly proxyFor?: (url: string) => string;
}

const timeouts = {
  connectionTimeout: 10_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
  socketAcquisitionWarningTimeout: 60_000,
};
const sockets = { keepAlive: true, maxSockets: 64, timeout: 60_000 };

export function createNetwork({
  clock,
  caBundle = () => '',
  proxyFor = proxyInEnvironment,
}: NetworkOptions): Network {
  const agents = new Map<string, http.Agent>();
  const handlers = new WeakMap<http.Agent, NodeHttpHandler>();

  function agentFor(url: string): http.Agent {
    const proxy = isLoopback(new URL(url).hostname) ? '' : proxyFor(url);
    const bundle = caBundle();
    const key = JSON.stringify([proxy, url.startsWith('https:'), bundle]);
    const known = agents.get(key) ?? createAgent(url, proxy, bundle);
    agents.set(key, known);
    return known;
  }

  function innerFor(origin: string): NodeHttpHandler {
    const agent = agentFor(origin);
    const known =
      handlers.get(agent) ?? new NodeHttpHandler({ ...timeouts, httpAgent: agent, httpsAgent: agent });
    handlers.set(agent, known);
    return known;
  }

  function handlerFor(origin: string): OriginHandler {
    return {
      async handle(request, options) {
        const port = request.port === undefined ? '' : `:${request.port}`;
        const target = new URL(`${request.protocol}//${request.hostname}${port}`).origin;
        if (target !== origin) throw new AppError('link-refused', request.hostname);
        const sentAtMs = Date.now();
        const answer = await innerFor(origin).handle(request, options);
        clock.observe(answer.response.headers['date'], sentAtMs, Date.now());
        return answer;
      },
    };
  }

  return {
    handlerFor,
    agentFor,
    close() {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

/** A proxy given as bare host and port is spoken to in the clear, as curl and the AWS CLI do; the library would use TLS. */
export function proxyInEnvironment(url: string): string {
  const proxy = getProxyForUrl(url);
  if (!proxy.startsWith('https://')) return proxy;
  const bare = proxy.slice('https://'.length);
  const names = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
  return names.some((name) => process.env[name] === bare) ? `http://${bare}` : proxy;
}

function createAgent(url: string, proxy: string, bundle: string): http.Agent {
  const trust: Trust = {
    // Said, or NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off, which many a company's shell has for other tools.
    rejectUnauthorized: true,
    ...(bundle === '' ? {} : { ca: [...rootCertificates, readBundle(bundle)] }),
  };
  if (proxy !== '') return createProxyAgent(proxy, trust);
  return url.startsWith('https:') ? new https.Agent({ ...sockets, ...trust }) : new http.Agent(sockets);
}

interface Trust {
  readonly rejectUnauthorized: true;
  readonly ca?: string[];
}

function createProxyAgent(proxy: string, trust: Trust): HttpsProxyAgent<string> {
  const agent = new HttpsProxyAgent(proxy, { ...sockets, ...trust });
  // Its own constructor keeps these for the way to the proxy only; the certificate to check is behind it.
  Object.assign(agent.options, trust);
  // A proxy that refuses answers in the place of AWS, which its 401 or 403 must not be taken for.
  agent.on('proxyConnect', ({ statusCode }: { statusCode: number }, request: http.ClientRequest) => {
    const refused = Object.assign(new Error('The proxy refused.'), { code: 'ECONNREFUSED' });
    if (statusCode !== 200) request.destroy(refused);
  });
  return agent;
}

/** @throws AppError ca-bundle-unreadable */
export function readBundle(file: string): string {
  const text = readOrEmpty(file);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new AppError('ca-bundle-unreadable', file);
  return text;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
