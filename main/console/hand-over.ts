import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { AppError } from '../errors.ts';

export interface HandOver {
  /** Not secret for long: it serves once. */
  readonly url: string;
  close(): void;
}

/**
 * Brings a secret link into a browser. As an argument of the browser it could be read by every user of this machine for as
 * long as the browser runs; here the argument is an address of 127.0.0.1 that leads on once, by a redirect. Requests with
 * the wrong method, path or Host get a 400 and change nothing.
 *
 * @throws AppError loopback-unavailable
 */
export async function handOver(link: string, lifeMs: number): Promise<HandOver> {
  const path = `/console/${randomBytes(32).toString('hex')}`;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5000 }, (request, response) => {
    if (!server.listening || !isMeant(request, path, port)) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      return void response.end('Bad request\n');
    }
    close();
    response.writeHead(302, { ...headers, location: link });
    response.end();
  });
  const port = await listen(server);
  const timer = setTimeout(close, lifeMs);
  timer.unref();

  function close(): void {
    clearTimeout(timer);
    server.close();
    server.closeIdleConnections();
  }

  return { url: `http://127.0.0.1:${port}${path}`, close };
}

const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', connection: 'close' };

function isMeant(request: IncomingMessage, path: string, port: number): boolean {
  if (request.method !== 'GET' || request.headers.host !== `127.0.0.1:${port}`) return false;
  const [given, wanted] = [Buffer.from(request.url ?? ''), Buffer.from(path)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
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
