import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CenterContext } from './context.ts';
import { queryRefusal } from './refusals.ts';
import type { RoleCredentials } from './role-credentials.ts';
import type { CenterRequest } from './routes.ts';

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/**
 * AWS Signature Version 4 in the Authorization header.
 * @throws Refusal with the codes of STS and IAM.
 */
export function signedBy(context: CenterContext, request: CenterRequest, service: string): RoleCredentials {
  const signature = parseAuthorization(request.headers.authorization);
  const credentials = context.roleCredentials.find(signature.accessKeyId);
  if (credentials === undefined || request.headers['x-amz-security-token'] !== credentials.sessionToken) {
    throw queryRefusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  if (signature.service !== service || signature.terminator !== 'aws4_request') {
    throw queryRefusal(
      403,
      'SignatureDoesNotMatch',
      `Credential should be scoped to correct service: '${service}'.`,
    );
  }
  const date = requireTimely(request, signature, context.clock.nowMs());
  const expected = signatureOf(request, signature, date, credentials.secretAccessKey);
  const given = Buffer.from(signature.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw queryRefusal(403, 'SignatureDoesNotMatch', mismatch);
  }
  if (context.roleCredentials.isExpired(credentials)) {
    throw queryRefusal(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  return credentials;
}

interface Signature {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function parseAuthorization(header: string | undefined): Signature {
  if (header === undefined) {
    throw queryRefusal(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  const form = /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/;
  const [, scope = '', signedHeaders = '', signature = ''] = form.exec(header) ?? [];
  const [accessKeyId = '', day = '', region = '', service = '', terminator = ''] = scope.split('/');
  const names = signedHeaders.split(';');
  if (!names.includes('host') || !names.includes('x-amz-date')) {
    throw queryRefusal(400, 'IncompleteSignature', 'Authorization header must sign host and x-amz-date.');
  }
  return { accessKeyId, day, region, service, terminator, signedHeaders: names, signature };
}

const allowedSkewMs = 300_000;

/** @returns the time of signing as `20261123T190206Z`. */
function requireTimely({ headers }: CenterRequest, { day }: Signature, nowMs: number): string {
  const date = String(headers['x-amz-date']);
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const signedAtMs = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (!(Math.abs(signedAtMs - nowMs) <= allowedSkewMs) || !date.startsWith(day)) {
    const now = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    throw queryRefusal(403, 'SignatureDoesNotMatch', `Signature expired: ${date} is now too far from ${now}`);
  }
  return date;
}

function signatureOf(request: CenterRequest, signature: Signature, date: string, secret: string): Buffer {
  const { day, region, service, terminator, signedHeaders } = signature;
  const [path = '/', query = ''] = request.target.split('?');
  const canonicalRequest = [
    request.method,
    path.split('/').map(encoded).join('/'),
    canonicalQuery(query),
    ...signedHeaders.map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replaceAll(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n');
  const hash = createHash('sha256').update(canonicalRequest).digest('hex');
  const scope = [day, region, service, terminator].join('/');
  const key = [day, region, service, terminator].reduce(hmac, Buffer.from(`AWS4${secret}`));
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, hash].join('\n'));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function canonicalQuery(query: string): string {
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return pairs.toSorted().join('&');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
