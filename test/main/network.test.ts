import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Clock, createClock } from '../../main/clock.ts';
import { AppError } from '../../main/errors.ts';
import { createNetwork, type Network } from '../../main/network.ts';
import { classifyFault } from '../../main/sso/faults.ts';
import { sdkClientOptions } from '../../main/sso/sdk-client.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { listenLocally, type LocalServer } from './local-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Service extends LocalServer {
  readonly origin: string;
  readonly requested: readonly string[];
}

async function startService(answer: RequestListener): Promise<Service> {
  const requested: string[] = [];
  const listener: RequestListener = (request, response) => {
    requested.push(`${request.url ?? ''} ${String(request.headers['x-amz-sso_bearer_token'] ?? '')}`);
    answer(request, response);
  };
  const local = await listenLocally(createServer(listener));
  return { ...local, origin: `http://127.0.0.1:${local.port}`, requested };
}

const empty: RequestListener = (_request, response) => void response.end('{}');
let clock: Clock;
const networks: Network[] = [];
const open = (options: Partial<Parameters<typeof createNetwork>[0]> = {}) => {
  const network = createNetwork({ clock, ...options });
  networks.push(network);
  return network;
};

beforeEach(() => {
  clock = createClock();
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, '');
    vi.stubEnv(name.toLowerCase(), '');
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const network of networks.splice(0)) network.close();
});

function listAccounts(network: Network, origin: string, endpoint = origin) {
  const client = new SSOClient({ ...sdkClientOptions('eu-west-1', origin, network), endpoint });
  return client.send(new ListAccountsCommand({ accessToken: 'the-token' }));
}

describe('a handler for one origin', () => {
  it('carries requests there', async () => {
    await using service = await startService(empty);
    await listAccounts(open(), service.origin);
    expect(service.requested).toEqual(['/assignment/accounts the-token']);
  });

  it('refuses a request for any other before it leaves', async () => {
    await using service = await startService(empty);
    await using other = await startService(empty);
    const sent = listAccounts(open(), service.origin, other.origin);
    await expect(sent).rejects.toMatchObject({ code: 'link-refused' });
    await expect(sent).rejects.toBeInstanceOf(AppError);
    expect([...service.requested, ...other.requested]).toEqual([]);
  });

  it.each([
    ['another scheme', 'https://127.0.0.1:1234', 'http://127.0.0.1:1234'],
    ['another port', 'https://portal.example', 'https://portal.example:8443'],
    ['a longer host', 'https://portal.example', 'https://portal.example.evil.example'],
    ['the host as a user name', 'https://portal.example', 'https://portal.example@evil.example'],
  ])('takes %s for another origin', async (_what, origin, endpoint) => {
    await expect(listAccounts(open(), origin, endpoint)).rejects.toMatchObject({ code: 'link-refused' });
  });

  it('follows no redirect with the token', async () => {
    await using other = await startService(empty);
    await using service = await startService((_request, response) => {
      response.writeHead(307, { location: `${other.origin}/assignment/accounts` }).end();
    });
    await expect(listAccounts(open(), service.origin)).rejects.toThrow();
    expect([service.requested.length, other.requested.length]).toEqual([1, 0]);
  });

  it('ignores an endpoint set for other tools', async () => {
    await using service = await startService(empty);
    await using other = await startService(empty);
    vi.stubEnv('AWS_ENDPOINT_URL', other.origin);
    vi.stubEnv('AWS_ENDPOINT_URL_SSO', other.origin);
    await listAccounts(open(), service.origin);
    expect([service.requested.length, other.requested.length]).toEqual([1, 0]);
  });

  it('teaches the clock from the Date of the answer', async () => {
    await using service = await startService((_request, response) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      response.end('{}');
    });
    await listAccounts(open(), service.origin);
    expect(Math.abs(clock.skewMs() - 3_600_000)).toBeLessThan(10_000);
  });

  it('leaves the clock alone where no Date comes', async () => {
    await using service = await startService((_request, response) => {
      response.sendDate = false;
      response.end('{}');
    });
    await listAccounts(open(), service.origin);
    expect(clock.skewMs()).toBe(0);
  });

  it('says offline where nobody listens', async () => {
    const fault = await listAccounts(open(), 'http://127.0.0.1:1').catch(classifyFault);
    expect(fault).toEqual({ kind: 'offline', unknownHost: false });
  });
});

describe('a service on this machine', () => {
  it.each([
    ['excepted from the proxy', '127.0.0.1,localhost'],
    ['not excepted from the proxy', ''],
  ])('is never asked through a proxy, though it is %s', async (_how, noProxy) => {
    await using service = await startService(empty);
    await using proxy = await startConnectProxy(service.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    vi.stubEnv('NO_PROXY', noProxy);
    await listAccounts(open(), service.origin);
    expect([service.requested.length, proxy.asked]).toEqual([1, []]);
  });
});

describe('settings that change', () => {
  it('are those of the next request', async () => {
    let proxyNow = '';
    let bundle = '';
    const network = open({ proxyFor: () => proxyNow, caBundle: () => bundle });
    const origin = 'https://example.com';
    const first = network.agentFor(origin);
    expect(network.agentFor(origin)).toBe(first);
    proxyNow = 'http://proxy.example:3128';
    const proxied = network.agentFor(origin);
    expect(proxied).not.toBe(first);
    bundle = '/nowhere/ca.pem';
    expect(() => network.agentFor(origin)).toThrow('ca-bundle-unreadable');
    bundle = '';
    expect(network.agentFor(origin)).toBe(proxied);
  });
});

describe('a CA bundle', () => {
  it('that is not there is named', async () => {
    const bundle = '/nowhere/ca.pem';
    const network = open({ caBundle: () => bundle });
    const unreadable = new AppError('ca-bundle-unreadable', bundle);
    expect(() => network.agentFor('https://example.com')).toThrow(unreadable);
    await expect(listAccounts(network, 'https://example.com')).rejects.toThrow('ca-bundle-unreadable');
  });

  it('without a certificate in it is named, for it would change nothing', async () => {
    await using folder = await temporaryFolder();
    await writeFile(folder.file('ca.pem'), 'MIIB no certificate');
    const network = open({ caBundle: () => folder.file('ca.pem') });
    expect(() => network.agentFor('https://example.com')).toThrow('ca-bundle-unreadable');
  });
});
