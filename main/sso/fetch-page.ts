import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
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
      if (fault.kind === 'bad-answer') throw new AppError('bad-answer', host);
      throw fault.kind === 'unknown' ? error : new AppError('offline', host);
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
  const body = await readUpTo(largestBytes, response);
  return { status: response.statusCode ?? 0, location: response.headers.location, body };
}

async function readUpTo(mostBytes: number, response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk).subarray(0, mostBytes - received);
    chunks.push(bytes);
    received += bytes.length;
    if (received >= mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function resolves(hostname: string): Promise<boolean> {
  return lookup(hostname).then(
    () => true,
    () => false,
  );
}
