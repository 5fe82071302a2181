import { createServer, type RequestListener } from 'node:http';
import { ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso';
import { CreateTokenCommand, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { classifyFault, type Fault } from '../../../main/sso/faults.ts';
import { listenLocally } from '../local-server.ts';

/** What an SDK client makes of this answer. */
async function faultOf(listener: RequestListener, which: 'portal' | 'oidc' = 'portal'): Promise<Fault> {
  await using service = await listenLocally(createServer(listener));
  const options = { region: 'us-east-1', endpoint: `http://127.0.0.1:${service.port}`, maxAttempts: 1 };
  const credentials = { clientId: 'x', clientSecret: 'x', grantType: 'refresh_token', refreshToken: 'x' };
  const sent: Promise<unknown> =
    which === 'portal'
      ? new SSOClient(options).send(new ListAccountsCommand({ accessToken: 'x' }))
      : new SSOOIDCClient(options).send(new CreateTokenCommand(credentials));
  return await sent.then(() => Promise.reject(new Error('answered')), classifyFault);
}

function answer(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): RequestListener {
  const [text, type] =
    typeof body === 'string' ? [body, 'text/html'] : [JSON.stringify(body), 'application/json'];
  return (_request, response) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}
const errorType = (name: string) => ({
  'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
});
const html = '<html><body>Welcome to the hotel</body></html>';

describe('an answer of AWS', () => {
  it.each([
    [401, 'UnauthorizedException'],
    [403, 'ForbiddenException'],
    [404, 'ResourceNotFoundException'],
    [400, 'InvalidRequestException'],
  ])('%i %s of the portal is a refusal by that name', async (status, name) => {
    const body = { message: 'no', __type: `com.amazonaws.switchboard.portal#${name}` };
    expect(await faultOf(answer(status, body))).toEqual({ kind: 'rejected', status, name });
  });

  it.each([
    [400, 'InvalidGrantException', 'invalid_grant'],
    [400, 'AuthorizationPendingException', 'authorization_pending'],
    [401, 'InvalidClientException', 'invalid_client'],
  ])('%i %s of the token service is a refusal by that name', async (status, name, error) => {
    const listener = answer(status, { error, error_description: 'no' }, errorType(name));
    expect(await faultOf(listener, 'oidc')).toEqual({ kind: 'rejected', status, name });
  });

  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['7', 7000],
    ['0', 0],
    ['86400', 60_000],
    ['-1', undefined],
    ['soon', undefined],
    ['Mon, 23 Nov 2026 00:00:00 GMT', undefined],
  ])('429 with Retry-After %s asks to slow down', async (after, retryAfterMs) => {
    const headers = after === undefined ? {} : { 'retry-after': after };
    const body = { message: 'HTTP 429', __type: 'com.amazonaws.switchboard.portal#TooManyRequestsException' };
    expect(await faultOf(answer(429, body, headers))).toEqual({ kind: 'throttled', retryAfterMs });
  });

  it.each([500, 502, 503, 504])('%i is the service’s own trouble', async (status) => {
    expect(await faultOf(answer(status, { message: 'x' }))).toEqual({ kind: 'unavailable' });
  });
});

describe('an answer of somebody else in between', () => {
  it.each([
    [429, { kind: 'throttled', retryAfterMs: undefined }],
    [503, { kind: 'unavailable' }],
  ])('%i with a page for people still says what its status says', async (status, fault) => {
    expect(await faultOf(answer(status, html))).toEqual(fault);
  });

  it.each([200, 302, 401, 403, 407])('%i with a page for people is no answer of AWS', async (status) => {
    expect(await faultOf(answer(status, html, { location: 'https://hotel.example/' }))).toEqual({
      kind: 'bad-answer',
    });
  });

  it.each([401, 403, 400, 407])(
    '%i that does not name an exception of AWS is no refusal of AWS',
    async (status) => {
      for (const body of [
        '',
        {},
        { message: 'Forbidden' },
        { code: 12 },
        { __type: '\u001b[2JNo Exception\n' },
      ])
        expect(await faultOf(answer(status, body), status === 400 ? 'oidc' : 'portal')).toEqual({
          kind: 'bad-answer',
        });
    },
  );

  it('that breaks off, or is not HTTP at all, is no answer of AWS', async () => {
    const halves: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"accountList":[', () => response.destroy());
    };
    expect(['bad-answer', 'offline']).toContain((await faultOf(halves)).kind);
    const garbage: RequestListener = (request) => void request.socket.end('SSH-2.0-OpenSSH_9.2\r\n');
    expect(await faultOf(garbage)).toEqual({ kind: 'bad-answer' });
  });
});

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('an error without an answer', () => {
  it.each([
    ...['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ETIMEDOUT'],
    ...['ECONNABORTED', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL'],
  ])('%s means offline', (code) => {
    expect(classifyFault(withCode(code))).toEqual({ kind: 'offline', unknownHost: false });
  });

  it('ENOTFOUND means offline, or a host that does not exist', () => {
    expect(classifyFault(withCode('ENOTFOUND'))).toEqual({ kind: 'offline', unknownHost: true });
  });

  /** All that Node can give as the code of a certificate it does not accept, most common first. */
  it.each([
    ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ...[
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_GET_ISSUER_CERT',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
    ],
    ...[
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'HOSTNAME_MISMATCH',
      'INVALID_CA',
      'INVALID_PURPOSE',
      'CERT_UNTRUSTED',
    ],
    ...[
      'CERT_REVOKED',
      'CERT_REJECTED',
      'CERT_SIGNATURE_FAILURE',
      'CERT_CHAIN_TOO_LONG',
      'PATH_LENGTH_EXCEEDED',
    ],
    ...[
      'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
      'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
      'UNABLE_TO_GET_CRL',
      'EPROTO',
    ],
    ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
  ])('%s means a certificate or a handshake that cannot be trusted', (code) => {
    expect(classifyFault(withCode(code))).toEqual({ kind: 'tls' });
  });

  it('is found below those that wrap it, even in a ring', () => {
    const inner = withCode('ECONNREFUSED');
    const wrapped = new Error('outer', { cause: new AggregateError([inner], 'middle') });
    expect(classifyFault(wrapped)).toEqual({ kind: 'offline', unknownHost: false });
    const ring = new Error('ring');
    ring.cause = ring;
    expect(classifyFault(ring)).toEqual({ kind: 'unknown' });
  });

  it('tells a caller who left from a time that ran out', () => {
    const aborted = (cause: unknown) =>
      Object.assign(new Error('aborted', { cause }), { name: 'AbortError', code: 'ABORT_ERR' });
    expect(classifyFault(aborted(new Error('changed my mind')))).toEqual({ kind: 'cancelled' });
    expect(classifyFault(new DOMException('left', 'AbortError'))).toEqual({ kind: 'cancelled' });
    const timeout = { kind: 'offline', unknownHost: false };
    expect(classifyFault(new DOMException('over', 'TimeoutError'))).toEqual(timeout);
    expect(classifyFault(aborted(new DOMException('over', 'TimeoutError')))).toEqual(timeout);
  });

  it.each([
    ['text', 'ECONNREFUSED'],
    ['nothing', undefined],
    ['an object', { code: 'ECONNREFUSED' }],
    ['an error of our own', new AppError('offline')],
    ['an error of the program', new TypeError('x is not a function')],
    ['an error of the disk', withCode('ENOSPC')],
  ])('that is %s is not about the network', (_what, error) => {
    expect(classifyFault(error)).toEqual({ kind: 'unknown' });
  });
});
