/** What went wrong with one call to AWS, as far as the next move depends on it. */
export type Fault =
  | { readonly kind: 'offline'; readonly unknownHost: boolean }
  | { readonly kind: 'tls' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | undefined }
  /** The service's own trouble: 5xx. */
  | { readonly kind: 'unavailable' }
  /** An answer that cannot be understood, or that broke off. */
  | { readonly kind: 'bad-answer' }
  /** A 4xx; `name` is the exception's, for example UnauthorizedException. */
  | { readonly kind: 'rejected'; readonly status: number; readonly name: string }
  /** Not from the call at all. */
  | { readonly kind: 'unknown' };

/** Reads the shapes of AWS SDK exceptions and of Node's network errors. */
export function classifyFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: 'unknown' };
  const status =
    numberIn(fieldOf(error, '$metadata'), 'httpStatusCode') ??
    numberIn(fieldOf(error, '$response'), 'statusCode');
  if (status !== undefined && (status === 429 || status >= 500)) return byStatus(error, status);
  if (error instanceof SyntaxError) return { kind: 'bad-answer' };
  if (status !== undefined) return byStatus(error, status);
  if (error.name === 'TimeoutError') return { kind: 'offline', unknownHost: false };
  if (error.name === 'AbortError')
    return fieldOf(error.cause, 'name') === 'TimeoutError'
      ? { kind: 'offline', unknownHost: false }
      : { kind: 'cancelled' };
  return byCode(codeOf(error));
}

function byCode(code: string | undefined): Fault {
  if (code === undefined) return { kind: 'unknown' };
  if (networkCodes.has(code)) return { kind: 'offline', unknownHost: code === 'ENOTFOUND' };
  if (/CERT|SSL|TLS|EPROTO|^UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH/.test(code))
    return { kind: 'tls' };
  // Not HTTP at all: a mail server, a proxy's greeting.
  return code.startsWith('HPE_') ? { kind: 'bad-answer' } : { kind: 'unknown' };
}

function byStatus(error: Error, status: number): Fault {
  if (status === 429) return { kind: 'throttled', retryAfterMs: retryAfterMs(error) };
  if (status >= 500) return { kind: 'unavailable' };
  // A proxy or a hotel's page may say 403 too; only a refusal that names an exception is AWS's.
  const unnamed = ['Error', 'SyntaxError', 'TypeError', 'Unknown', 'UnknownError'].includes(error.name);
  const named = /^[A-Z][A-Za-z]*$/.test(error.name) && !unnamed && !error.name.endsWith('ServiceException');
  return status >= 400 && named ? { kind: 'rejected', status, name: error.name } : { kind: 'bad-answer' };
}

const networkCodes = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EHOSTUNREACH', 'EHOSTDOWN'],
  ...['ENETUNREACH', 'ENETDOWN', 'EPIPE', 'ETIMEDOUT', 'EADDRNOTAVAIL', 'ERR_SOCKET_CONNECTION_TIMEOUT'],
]);

/** SDK and DNS errors may wrap the one that carries the code. */
function codeOf(error: Error): string | undefined {
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 4; depth++) {
    const code = fieldOf(current, 'code');
    if (typeof code === 'string') return code;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return undefined;
}

function retryAfterMs(error: Error): number | undefined {
  const headers = fieldOf(fieldOf(error, '$response'), 'headers');
  const seconds = Number(fieldOf(headers, 'retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 60) * 1000 : undefined;
}

function numberIn(value: unknown, key: string): number | undefined {
  const field = fieldOf(value, key);
  return typeof field === 'number' ? field : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;
}
