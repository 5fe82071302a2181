import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';
import type { ErrorView } from '../../preload/contract.ts';
import type { ServedCredentials } from '../credentials/broker.ts';
import type { RoleId } from '../credentials/role-id.ts';
import { utcSeconds } from './times.ts';

/** What AWS SDKs call a container credentials endpoint: fresh role credentials for whoever holds the token. */
export interface ContainerEndpoints {
  /** Until it is revoked, or a minute after `alive` says no. @throws AppError loopback-unavailable */
  grant(wanted: Wanted): Promise<Grant>;
  /** Those whom closing would leave without credentials. */
  programs(): readonly string[];
  close(): void;
}

interface Wanted {
  readonly role: RoleId;
  readonly alive: () => boolean;
  /** Who is said to ask. */
  readonly program: string;
}

interface Grant {
  readonly url: string;
  /** 256 bits; to be sent as it is in the `Authorization` header. */
  readonly token: string;
  revoke(): void;
}

interface Entry extends Wanted {
  readonly token: Buffer;
}

export interface EndpointParts {
  readonly credentials: (role: RoleId, program: string) => Promise<ServedCredentials>;
  readonly toView: (error: unknown) => ErrorView;
  readonly sentence: (error: ErrorView) => string;
}

const checkEveryMs = 15_000;

export function createContainerEndpoints({
  credentials,
  toView,
  sentence,
}: EndpointParts): ContainerEndpoints {
  const grants = new Map<string, Entry>();
  let listening: Promise<{ server: Server; port: number }> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): Promise<{ server: Server; port: number }> {
    const server = createServer({ requestTimeout: 10_000, headersTimeout: 5000 }, (request, response) => {
      void respond(request, response);
    });
    return new Promise((resolve, reject) => {
      server.once('error', () => reject(new AppError('loopback-unavailable')));
      server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
        const address = server.address();
        if (address === null || typeof address === 'string') reject(new AppError('loopback-unavailable'));
        else resolve({ server, port: address.port });
      });
    });
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port } = await (listening ?? start());
    const entry = grants.get(request.url ?? '');
    if (request.method !== 'GET' || !isOurs(request, port))
      return send(response, 400, refusal('bad-request', 'Only AWS clients of this computer are answered.'));
    if (entry === undefined || !sameToken(request.headers.authorization ?? '', entry.token))
      return send(response, 403, refusal('bad-token', 'This endpoint is not (any more) for this token.'));
    const { status, body } = await credentials(entry.role, entry.program)
      .then((given) => ({ status: 200, body: containerAnswer(given) }))
      .catch((error: unknown) => {
        const view = toView(error);
        // What an AWS client shows of it, its user reads.
        return { status: 400, body: refusal(view.code, sentence(view)) };
      });
    send(response, status, body);
  }

  function sweep(): void {
    for (const [path, { alive }] of grants) if (!alive()) grants.delete(path);
    if (grants.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    async grant(wanted) {
      listening ??= start().catch((error: unknown) => {
        listening = undefined;
        throw error;
      });
      const { port } = await listening;
      const path = `/${randomBytes(16).toString('hex')}`;
      const token = randomBytes(32).toString('base64url');
      grants.set(path, { ...wanted, token: Buffer.from(token) });
      timer ??= setInterval(sweep, checkEveryMs).unref();
      return { url: `http://127.0.0.1:${port}${path}`, token, revoke: () => void grants.delete(path) };
    },
    programs: () => [...grants.values()].filter(({ alive }) => alive()).map(({ program }) => program),
    close() {
      clearInterval(timer);
      grants.clear();
      void listening?.then(({ server }) => {
        server.close();
        server.closeAllConnections();
      });
    },
  };
}

/** Exactly our Host, or a name on the web was pointed at this port; nothing a browser adds to a page's request. */
function isOurs({ headers }: IncomingMessage, port: number): boolean {
  const browsers = ['origin', 'referer', 'sec-fetch-mode', 'sec-fetch-site', 'cookie'];
  return headers.host === `127.0.0.1:${port}` && browsers.every((name) => headers[name] === undefined);
}

function sameToken(given: string, expected: Buffer): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function containerAnswer(given: ServedCredentials): object {
  return {
    AccessKeyId: given.accessKeyId,
    SecretAccessKey: given.secretAccessKey,
    Token: given.sessionToken,
    Expiration: utcSeconds(given.expiresAtMs),
    AccountId: given.accountId,
  };
}

function refusal(code: string, message: string): object {
  return { code, message: `Daypass: ${message}` };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
