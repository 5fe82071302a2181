import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForCallback, type Loopback } from '../../../main/sso/loopback.ts';
import { loopbackPage } from '../../../main/sso/loopback-page.ts';
import { settle } from '../settle.ts';
import { send, sendRaw, silent } from './loopback-client.ts';

const state = '0f0c6c5e-9c3e-4a3e-9d0b-8f0f4a1f7c11';
let loopback: Loopback;
let port: number;
const never = new AbortController().signal;

beforeEach(async () => {
  loopback = await listenForCallback(state, (outcome) => loopbackPage(outcome, 'Hanbit', 'en'));
  port = Number(new URL(loopback.redirectUri).port);
});
afterEach(() => loopback.close());

const uri = (query: string, path = '/oauth/callback') => `http://127.0.0.1:${port}${path}${query}`;
const good = () => uri(`?code=the-code&state=${state}`);
const fromHost = (host: string) => ({ headers: { host } });

/** The valid callback, from the browser's side: it must still be taken. */
async function finish(url = good()) {
  const page = send(url);
  const shownAtOnce = page.then(({ status }) => Promise.reject(new Error(`refused with ${status}`)));
  shownAtOnce.catch(() => undefined);
  const { answer, show } = await Promise.race([loopback.callback(never), shownAtOnce]);
  show('signed-in');
  return { answer, page: await page };
}

function connection(host: string): Promise<'made' | 'refused'> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.on('connect', () => resolve('made')).on('error', () => resolve('refused'));
  });
}

describe('the listener for the browser’s answer', () => {
  it('takes the code and shows the person how it ended', async () => {
    const { answer, page } = await finish();
    expect(answer).toEqual({ kind: 'code', code: 'the-code' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Hanbit is ready');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('holds the browser until it is known how it ended', async () => {
    let shown = false;
    const page = send(good()).then((answer) => ((shown = true), answer));
    const { show } = await loopback.callback(never);
    await settle();
    expect(shown).toBe(false);
    show('failed');
    expect((await page).body).toContain('not completed');
  });

  it('takes a refusal, which needs the right state as well', async () => {
    expect((await send(uri('?error=access_denied&state=wrong'))).status).toBe(400);
    const { answer } = await finish(uri(`?error=access_denied&error_description=no&state=${state}`));
    expect(answer).toEqual({ kind: 'refused' });
  });

  it('gives back a code with characters of every kind', async () => {
    const code = 'a+b/c=d e&f%g한?';
    const { answer } = await finish(uri(`?${new URLSearchParams({ code, state }).toString()}`));
    expect(answer).toEqual({ kind: 'code', code });
  });

  it('takes what came before anyone waited for it', async () => {
    const page = send(good());
    await settle(5);
    const { answer, show } = await loopback.callback(never);
    show('signed-in');
    expect([answer.kind, (await page).status]).toEqual(['code', 200]);
  });

  it('listens on 127.0.0.1 alone', async () => {
    expect(loopback.redirectUri).toBe(`http://127.0.0.1:${port}/oauth/callback`);
    expect(await connection('127.0.0.2')).toBe('refused');
    expect(await connection('::1')).toBe('refused');
  });

  it('closes its port with the first valid answer', async () => {
    await finish();
    await settle();
    await expect(send(good())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('takes no second answer, from a connection it already has either', async () => {
    const twice = `GET /oauth/callback?code=one&state=${state} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const both = sendRaw(
      port,
      twice + twice.replace('one', 'two').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );
    const { answer, show } = await loopback.callback(never);
    show('signed-in');
    expect(answer).toEqual({ kind: 'code', code: 'one' });
    expect((await both).match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  });

  it('ends with the reason when it is called off, and closes its port', async () => {
    const controller = new AbortController();
    const waiting = loopback.callback(controller.signal);
    controller.abort(new Error('changed my mind'));
    await expect(waiting).rejects.toThrow('changed my mind');
    loopback.close();
    await settle();
    await expect(send(good())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a request that is not the answer gets a 400, and the answer is taken after it:', () => {
  it.each<readonly [string, () => Promise<{ status: number }>]>([
    ['another path', () => send(uri(`?code=x&state=${state}`, '/'))],
    ['a longer path', () => send(uri(`?code=x&state=${state}`, '/oauth/callback/'))],
    [
      'a path with dots',
      () =>
        send(uri(`?code=x&state=${state}`, '/oauth/../oauth/callback'), {
          path: `/x/../oauth/callback?code=x&state=${state}`,
        }),
    ],
    ['a POST', () => send(good(), { method: 'POST' })],
    ['a HEAD', () => send(good(), { method: 'HEAD' })],
    ['an OPTIONS of a web page', () => send(good(), { method: 'OPTIONS' })],
    ['no state', () => send(uri('?code=x'))],
    ['an empty state', () => send(uri('?code=x&state='))],
    ['another state', () => send(uri(`?code=x&state=${state.replace('0', '1')}`))],
    ['a longer state', () => send(uri(`?code=x&state=${state}0`))],
    ['the state in capitals', () => send(uri(`?code=x&state=${state.toUpperCase()}`))],
    ['the state twice', () => send(uri(`?code=x&state=${state}&state=other`))],
    ['the code twice', () => send(uri(`?code=x&code=y&state=${state}`))],
    ['neither code nor error', () => send(uri(`?state=${state}`))],
    ['an empty code', () => send(uri(`?code=&state=${state}`))],
    ['a code that is too long', () => send(uri(`?code=${'x'.repeat(8193)}&state=${state}`))],
    ['another Host', () => send(good(), fromHost('evil.example'))],
    ['a rebound Host', () => send(good(), fromHost(`evil.example:${port}`))],
    ['localhost as Host', () => send(good(), fromHost(`localhost:${port}`))],
    ['a Host without the port', () => send(good(), fromHost('127.0.0.1'))],
    ['the whole URL in the request line', () => send(good(), { path: good() })],
  ])('%s', async (_what, request) => {
    const taken = loopback.callback(never).then(() => ({ status: 200 }));
    expect((await Promise.race([request(), taken])).status).toBe(400);
    expect((await finish()).answer).toEqual({ kind: 'code', code: 'the-code' });
  });

  it.each([
    ['no Host', (path: string) => `GET ${path} HTTP/1.1\r\nConnection: close\r\n\r\n`],
    [
      'headers that are too large',
      (path: string) => `GET ${path} HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    ],
    ['a URL that is too large', (path: string) => `GET ${path}${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`],
    ['no HTTP', () => '\u0016\u0003\u0001 hello\r\n\r\n'],
  ])('%s', async (_what, bytes) => {
    const answer = await sendRaw(port, bytes(`/oauth/callback?code=x&state=${state}`));
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await finish()).answer.kind).toBe('code');
  });

  it('many silent connections', async () => {
    const silences = await Promise.all(Array.from({ length: 40 }, () => silent(port)));
    const answer = await finish().catch((error: unknown) => String(error));
    for (const socket of silences) socket.destroy();
    expect(answer).toMatchObject({ answer: { kind: 'code' } });
  });

  it('and no refusal tells anything', async () => {
    const { body, headers } = await send(uri('?code=x&state=wrong'));
    expect(body).toBe('Bad request\n');
    expect(JSON.stringify(headers)).not.toMatch(/cookie|access-control|daypass/i);
  });
});
