import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';
import type { LoopbackOutcome, LoopbackPage } from './loopback-page.ts';

/** What the browser brought back, and the way to tell the person who waits in front of it how it ended. */
export interface Callback {
  readonly answer: { readonly kind: 'code'; readonly code: string } | { readonly kind: 'refused' | 'failed' };
  show(outcome: LoopbackOutcome): void;
}

export interface Loopback {
  readonly redirectUri: string;
  /** The first valid callback; after it the port is closed to others. @throws the signal's reason */
  callback(signal: AbortSignal): Promise<Callback>;
  close(): void;
}

const callbackPath = '/oauth/callback';

/**
 * Listens on 127.0.0.1 alone, on a port the system picks. A request with the wrong method, path, Host or state gets a
 * 400 and changes nothing: other programs and web pages can reach this port too.
 *
 * @throws AppError loopback-unavailable
 */
export async function listenForCallback(
  state: string,
  page: (outcome: LoopbackOutcome) => LoopbackPage,
): Promise<Loopback> {
  let accept: (callback: Callback) => void = () => undefined;
  const accepted = new Promise<Callback>((resolve) => {
    accept = resolve;
  });
  let taken = false;
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5000, connectionsCheckingInterval: 2000 },
    (request, response) => {
      const answer = taken ? undefined : validCallback(request, port, state);
      if (answer === undefined) return refuse(response);
      taken = true;
      accept({ answer, show: (outcome) => show(response, page(outcome)) });
      server.close();
    },
  );
  const port = await listen(server);

  return {
    redirectUri: `http://127.0.0.1:${port}${callbackPath}`,
    callback: (signal) => abortable(accepted, signal),
    close() {
      server.close();
      server.closeIdleConnections();
      // What still talks after this only holds the port.
      setTimeout(() => server.closeAllConnections(), 1000).unref();
    },
  };
}

function validCallback(
  request: IncomingMessage,
  port: number,
  state: string,
): Callback['answer'] | undefined {
  if (request.method !== 'GET' || request.headers.host !== `127.0.0.1:${port}`) return undefined;
  const [path, query = ''] = (request.url ?? '').split('?');
  if (path !== callbackPath) return undefined;
  const parameters = new URLSearchParams(query);
  if (!sameText(parameters.get('state') ?? '', state)) return undefined;
  if (['state', 'code'].some((name) => parameters.getAll(name).length > 1)) return undefined;
  const code = parameters.get('code');
  if (code !== null && code !== '' && code.length <= 8192) return { kind: 'code', code };
  const error = parameters.get('error');
  if (error === null) return undefined;
  return { kind: error === 'access_denied' ? 'refused' : 'failed' };
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end('Bad request\n');
}

function show(response: ServerResponse, { headers, html }: LoopbackPage): void {
  response.writeHead(200, { ...headers });
  response.end(html);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(new AppError('loopback-unavailable')));
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new AppError('loopback-unavailable'));
      else resolve(address.port);
    });
  });
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
