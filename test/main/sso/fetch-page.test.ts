import { lookup } from 'node:dns/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../main/clock.ts';
import { AppError } from '../../../main/errors.ts';
import { createNetwork } from '../../../main/network.ts';
import { createFetchPage } from '../../../main/sso/fetch-page.ts';
import { hasOpenssl, makeCertificates } from '../certificates.ts';
import { listenLocally } from '../local-server.ts';
import { settle } from '../settle.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const network = createNetwork({ clock: createClock(), proxyFor: () => '' });
const fetchPage = createFetchPage(network);

async function startSite(listener: RequestListener) {
  const local = await listenLocally(createServer(listener));
  return { ...local, url: `http://127.0.0.1:${local.port}/start`, host: `127.0.0.1:${local.port}` };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('fetching a page', () => {
  it('gives its status and its text', async () => {
    await using site = await startSite(
      (_request, response) => void response.writeHead(404).end('<p>없음</p>'),
    );
    expect(await fetchPage(site.url, 'GET')).toEqual({
      status: 404,
      location: undefined,
      body: '<p>없음</p>',
    });
  });

  it('follows no redirect but tells where it leads', async () => {
    const asked: string[] = [];
    await using site = await startSite((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await fetchPage(site.url, 'GET')).toMatchObject({ status: 302, location: '/elsewhere' });
    expect(asked).toEqual(['/start']);
  });

  it('asks with the method wanted, for text that is not packed, and tells nothing of this machine', async () => {
    const seen: unknown[] = [];
    await using site = await startSite((request, response) => {
      seen.push(request.method, request.headers['accept-encoding'], request.headers.cookie);
      response.end();
    });
    await fetchPage(site.url, 'HEAD');
    expect(seen).toEqual(['HEAD', 'identity', undefined]);
  });

  it('stops at 1 MB, of a page without an end too', async () => {
    let stopped: Promise<unknown[]> | undefined;
    await using site = await startSite((_request, response) => {
      stopped = once(response, 'close');
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    const { body } = await fetchPage(site.url, 'GET');
    await stopped;
    expect(body.length).toBeLessThanOrEqual(1_000_000);
  });
});

describe('a page that cannot be had', () => {
  it('because nobody listens is offline', async () => {
    const fetched = fetchPage('http://127.0.0.1:1/start', 'GET');
    await expect(fetched).rejects.toMatchObject({ code: 'offline', subject: '127.0.0.1:1' });
  });

  it('because the connection breaks is offline', async () => {
    await using site = await startSite((request) => void request.socket.destroy());
    await expect(fetchPage(site.url, 'GET')).rejects.toMatchObject({ code: 'offline', subject: site.host });
  });

  it('because it breaks off half-way is offline, and not taken for a page that says nothing', async () => {
    await using site = await startSite((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('<html>', () => response.destroy());
    });
    await expect(fetchPage(site.url, 'GET')).rejects.toMatchObject({ code: 'offline', subject: site.host });
  });

  it.each([
    ['does not answer', () => undefined],
    ['stops answering half-way', (response: { write: (text: string) => void }) => response.write('<html>')],
  ])('because the site %s within ten seconds is offline', async (_how, answer) => {
    const timeout = new AbortController();
    const limit = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout.signal);
    await using site = await startSite((_request, response) => {
      answer(response);
      void settle().then(() => timeout.abort(new DOMException('over', 'TimeoutError')));
    });
    await expect(fetchPage(site.url, 'GET')).rejects.toMatchObject({ code: 'offline', subject: site.host });
    expect(limit).toHaveBeenCalledWith(10_000);
  });

  it('because something else than a web server answers is said in a sentence', async () => {
    const server = createTcpServer((socket) => socket.end('220 mail ready\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const fetched = fetchPage(`http://127.0.0.1:${port}/`, 'GET');
    await expect(fetched).rejects.toBeInstanceOf(AppError);
    server.close();
  });

  it('because its host does not exist is told from a missing network', async () => {
    const online = await lookup('portal.sso.us-east-1.amazonaws.com').then(
      () => true,
      () => false,
    );
    const fetched = fetchPage('https://hanbti.awsapps.invalid/start', 'GET');
    await expect(fetched).rejects.toMatchObject({
      code: online ? 'start-url-unknown-host' : 'offline',
      subject: 'hanbti.awsapps.invalid',
    });
  });

  it.skipIf(!hasOpenssl)('because nobody vouches for its certificate is said (openssl)', async () => {
    await using folder = await temporaryFolder();
    const { key, cert } = makeCertificates(folder, ['localhost']);
    const server = createTlsServer({ key, cert }, (_request, response) => void response.end());
    await using site = await listenLocally(server);
    const fetched = fetchPage(`https://localhost:${site.port}/start`, 'HEAD');
    await expect(fetched).rejects.toMatchObject({ code: 'tls-untrusted', subject: `localhost:${site.port}` });
  });
});
