import { createServer } from 'node:https';
import { ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Clock, createClock } from '../../main/clock.ts';
import { createNetwork, type Network } from '../../main/network.ts';
import { classifyFault } from '../../main/sso/faults.ts';
import { sdkClientOptions } from '../../main/sso/sdk-client.ts';
import { type Certificates, hasOpenssl, makeCertificates } from './certificates.ts';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts';
import { listenLocally, type LocalServer } from './local-server.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

/** A name that only the proxy can lead anywhere. */
const origin = 'https://portal.hanbit.invalid';

describe.skipIf(!hasOpenssl)('TLS (made with the openssl program)', () => {
  let folder: TemporaryFolder;
  let certificates: Certificates;
  let service: LocalServer;
  let proxy: ConnectProxy;
  let clock: Clock;
  const networks: Network[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder();
    certificates = makeCertificates(folder, ['localhost', 'portal.hanbit.invalid']);
    const { key, cert } = certificates;
    service = await listenLocally(
      createServer({ key, cert }, (_request, response) => void response.end('{}')),
    );
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    proxy = await startConnectProxy(service.port);
    clock = createClock();
    for (const name of ['HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'https_proxy', 'all_proxy', 'no_proxy'])
      vi.stubEnv(name, '');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    for (const network of networks.splice(0)) network.close();
    await proxy[Symbol.asyncDispose]();
  });

  async function listAccounts(target: string, trusted: boolean, proxyFor?: (url: string) => string) {
    const network = createNetwork({
      clock,
      ...(trusted ? { caBundle: () => certificates.caFile } : {}),
      ...(proxyFor === undefined ? {} : { proxyFor }),
    });
    networks.push(network);
    const client = new SSOClient(sdkClientOptions('eu-west-1', target, network));
    return client
      .send(new ListAccountsCommand({ accessToken: 'the-token' }))
      .then(() => 'answered', classifyFault);
  }
  const local = (host = 'localhost') => `https://${host}:${service.port}`;

  it('trusts what the CA bundle vouches for', async () => {
    expect(await listAccounts(local(), true)).toBe('answered');
  });

  it('says so where nobody vouches for the certificate', async () => {
    expect(await listAccounts(local(), false)).toEqual({ kind: 'tls' });
  });

  it('says so where the certificate is for another host', async () => {
    expect(await listAccounts(local('127.0.0.1'), true)).toEqual({ kind: 'tls' });
  });

  it('trusts the CA bundle through a proxy too, which is where companies need it', async () => {
    expect(await listAccounts(origin, true, () => proxy.url)).toBe('answered');
    expect(proxy.asked).toEqual(['portal.hanbit.invalid:443']);
  });

  it('does not trust more through a proxy than without', async () => {
    expect(await listAccounts(origin, false, () => proxy.url)).toEqual({ kind: 'tls' });
  });

  it('checks certificates in a shell that turned that off for other tools', async () => {
    // Node warns of it itself.
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await listAccounts(local(), false)).toEqual({ kind: 'tls' });
    expect(await listAccounts(origin, false, () => proxy.url)).toEqual({ kind: 'tls' });
    vi.restoreAllMocks();
  });

  it.each([
    ['HTTPS_PROXY', () => proxy.url],
    ['https_proxy', () => proxy.url],
    ['ALL_PROXY', () => proxy.url],
    ['HTTPS_PROXY, without a scheme as curl and the AWS CLI take it,', () => `127.0.0.1:${proxy.port}`],
  ])('uses the proxy that %s names', async (variable, url) => {
    vi.stubEnv(/^\w+/.exec(variable)?.[0] ?? '', url());
    await listAccounts(origin, true);
    expect(proxy.asked).toEqual(['portal.hanbit.invalid:443']);
  });

  it('goes past the proxy to hosts that NO_PROXY names', async () => {
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', '.hanbit.invalid');
    expect(await listAccounts(origin, true)).toMatchObject({ kind: 'offline' });
    expect(proxy.asked).toEqual([]);
  });

  it.each([401, 403, 407, 429, 502])(
    'takes a proxy’s own %i for a fault of the network, not for an answer of AWS',
    async (status) => {
      proxy.setStatus(status);
      expect(await listAccounts(origin, true, () => proxy.url)).toMatchObject({ kind: 'offline' });
      expect(clock.skewMs()).toBe(0);
    },
  );

  it('says offline where the proxy is gone', async () => {
    expect(await listAccounts(origin, true, () => 'http://127.0.0.1:1')).toMatchObject({ kind: 'offline' });
  });
});
