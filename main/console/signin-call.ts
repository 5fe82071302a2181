import http from 'node:http';
import https from 'node:https';
import { AppError } from '../errors.ts';
import type { Network } from '../network.ts';
import { classifyFault } from '../sso/faults.ts';

export interface SigninAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * One GET; redirects are not followed. The URL holds secrets, so no error made here carries what caused it.
 *
 * @throws AppError offline, tls-untrusted, bad-answer, or the signal's reason
 */
export async function callSignin(url: URL, network: Network, signal: AbortSignal): Promise<SigninAnswer> {
  try {
    return await send(url, network, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]));
  } catch (error) {
    signal.throwIfAborted();
    const { kind } = classifyFault(error);
    if (kind === 'tls') throw new AppError('tls-untrusted', url.host);
    throw new AppError(kind === 'bad-answer' ? 'bad-answer' : 'offline', url.host);
  }
}

const longestMs = 20_000;
const largestBytes = 64_000;

async function send(url: URL, network: Network, signal: AbortSignal): Promise<SigninAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const headers = { accept: 'application/json', 'accept-encoding': 'identity' };
    const sent = request(url, { headers, agent: network.agentFor(url.origin), signal }, resolve);
    sent.on('error', reject).end();
  });
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of response) {
    chunks.push(Buffer.from(chunk));
    received += chunks.at(-1)?.length ?? 0;
    if (received > largestBytes) break;
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}
