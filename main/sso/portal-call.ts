import { SSOClient } from '@aws-sdk/client-sso';
import { delay } from '../delay.ts';
import { AppError, isAppError } from '../errors.ts';
import type { Network } from '../network.ts';
import type { Asking } from './asking.ts';
import { endpointsOf } from './endpoints.ts';
import { classifyFault } from './faults.ts';
import { type CallKind, createRateLimiter, type Outcome, type RateLimiter } from './rate-limiter.ts';
import { sdkClientOptions } from './sdk-client.ts';
import type { Session } from './sessions.ts';
import type { Tokens } from './tokens.ts';

interface PortalCall<T> {
  readonly session: Session;
  readonly kind: CallKind;
  /** What a refusal is about, for the sentence. */
  readonly subject: string;
  readonly send: (
    client: SSOClient,
    accessToken: string,
    options: { abortSignal?: AbortSignal },
  ) => Promise<T>;
  readonly signal: AbortSignal | undefined;
  /** Absent: somebody waits. */
  readonly asking?: Asking | undefined;
}

export interface PortalCaller {
  run<T>(call: PortalCall<T>): Promise<T>;
  clientFor(session: Session): SSOClient;
}

export function createPortalCaller(network: Network, tokens: Tokens): PortalCaller {
  const clients = new Map<string, SSOClient>();
  const limiters = new Map<string, RateLimiter>();

  function clientFor(session: Session): SSOClient {
    const endpoint = endpointsOf(session).portal;
    const client =
      clients.get(endpoint) ?? new SSOClient(sdkClientOptions(session.region, endpoint, network));
    clients.set(endpoint, client);
    return client;
  }

  function limiterFor(session: Session): RateLimiter {
    const limiter = limiters.get(session.id) ?? createRateLimiter();
    limiters.set(session.id, limiter);
    return limiter;
  }

  function limited<T>(call: PortalCall<T>, accessToken: string): Promise<T> {
    const { session, kind, send, signal, asking } = call;
    const options = signal === undefined ? {} : { abortSignal: signal };
    const once = async () => {
      // While it waited for its turn the sign-in may have ended; AWS need not be asked to hear it again.
      const { token } = await tokens.secrets(session.id);
      if (token === undefined) throw new AppError('sign-in-needed', session.id);
      return outcomeOf(send(clientFor(session), accessToken, options));
    };
    return patiently(kind, session, () => limiterFor(session).run(kind, once, signal, asking), signal);
  }

  /** 401 and 403 are tried once more with another token; only the second answer counts. */
  async function run<T>(call: PortalCall<T>): Promise<T> {
    const { session, subject } = call;
    const accessToken = await tokens.access(session.id);
    try {
      return await limited(call, accessToken);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      const other = await anotherToken(session, accessToken, refusal);
      if (other === undefined) throw await verdict(session, accessToken, refusal, subject);
      return await limited(call, other).catch(async (second: unknown) => {
        const again = refusalOf(second);
        throw again === undefined ? second : await verdict(session, other, again, subject);
      });
    }
  }

  /** A 403 with no newer token to be had (offline, no refresh token) is the answer about the role. */
  async function anotherToken(
    session: Session,
    refused: string,
    refusal: Refusal,
  ): Promise<string | undefined> {
    return tokens.replace(session.id, refused).catch((error: unknown) => {
      if (refusal === 'forbidden') return undefined;
      throw error;
    });
  }

  async function verdict(
    session: Session,
    accessToken: string,
    refusal: Refusal,
    subject: string,
  ): Promise<AppError> {
    if (refusal === 'forbidden') return new AppError('role-not-assigned', subject);
    await tokens.end(session.id, accessToken);
    return new AppError('sign-in-needed', session.id);
  }

  return { run, clientFor };
}

type Refusal = 'unauthorized' | 'forbidden';

function refusalOf(error: unknown): Refusal | undefined {
  const fault = classifyFault(error);
  if (fault.kind !== 'rejected') return undefined;
  if (fault.status === 401) return 'unauthorized';
  return fault.status === 403 ? 'forbidden' : undefined;
}

async function outcomeOf<T>(sent: Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await sent };
  } catch (error) {
    const fault = classifyFault(error);
    if (fault.kind === 'throttled') return fault;
    throw error;
  }
}

/** How long to wait before each new try. A tool is waiting for credentials; nobody waits for one account of a list. */
const patienceMs: Readonly<Record<CallKind, readonly number[]>> = {
  credentials: [100, 700],
  listing: [250, 1000, 4000],
};

/** A kept connection that the other side just closed, a passing 5xx: worth another try. Refusals are not. */
async function patiently<T>(
  kind: CallKind,
  session: Session,
  run: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (const waitMs of [...patienceMs[kind], undefined]) {
    try {
      return await run();
    } catch (error) {
      signal?.throwIfAborted();
      const fault = classifyFault(error);
      const passing = fault.kind === 'offline' || fault.kind === 'unavailable' || fault.kind === 'bad-answer';
      if (!passing || waitMs === undefined) throw toAppError(error, session);
      await delay(waitMs * (0.75 + Math.random() / 2), signal);
    }
  }
  throw new AppError('unavailable');
}

function toAppError(error: unknown, session: Session): unknown {
  if (isAppError(error) || refusalOf(error) !== undefined) return error;
  const { host } = new URL(endpointsOf(session).portal);
  const fault = classifyFault(error);
  switch (fault.kind) {
    case 'offline':
      return new AppError('offline', host);
    case 'tls':
      return new AppError('tls-untrusted', host);
    case 'unavailable':
      return new AppError('unavailable', host);
    case 'bad-answer':
    case 'rejected':
      return new AppError('bad-answer', host);
    case 'cancelled':
    case 'throttled':
    case 'unknown':
      return error;
  }
}
