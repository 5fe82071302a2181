import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { AppError } from '../errors.ts';
import type { Network } from '../network.ts';
import { classifyFault } from './faults.ts';
import type { FetchPage } from './start-url.ts';

const largestBytes = 1_000_000;
/** Some host of AWS that is always there: tells a misspelt name from a missing network. */
const alwaysThere = 'portal.sso.us-east-1.amazonaws.com';

export function createFetchPage(network: Network): FetchPage {
  return async (url, method) => {
    const { host, hostname } = new URL(url);
    try {
      return await fetchOnce(url, method, network);
    } catch (error) {
      const fault = classifyFault(error);
      if (fault.kind === 'tls') throw new AppError('tls-untrusted', host);
      if (fault.kind === 'offline' && fault.unknownHost && (await resolves(alwaysThere)))
        throw new AppError('start-url-unknown-host', hostname);
      throw fault.kind === 'offline' ? new AppError('offline', host) : error;
    }
  };
}

async function fetchOnce(url: string, method: 'HEAD' | 'GET', network: Network) {
  const { request } = url.startsWith('https:') ? https : http;
  const signal = AbortSignal.timeout(10_000);
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const headers = { accept: 'text/html', 'accept-encoding': 'identity' };
    const sent = request(url, { method, headers, agent: network.agentFor(url), signal }, resolve);
    sent.on('error', reject).end();
  });
  let received = 0;
  response.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > largestBytes) response.destroy();
  });
  const body = await text(response).catch(() => '');
  return { status: response.statusCode ?? 0, location: response.headers.location, body };
}

async function resolves(hostname: string): Promise<boolean> {
  return lookup(hostname).then(
    () => true,
    () => false,
  );
}
