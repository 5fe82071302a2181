import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Issuer } from './issued.ts';
import type { PortalSession } from './portal-sessions.ts';

/** What an application asked for at `/authorize`, while the person looks at the page. */
export interface AuthorizeRequest {
  readonly clientId: string;
  readonly clientName: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly codeChallenge: string;
}

type Redemption =
  | { readonly kind: 'redeemed'; readonly session: PortalSession }
  | { readonly kind: 'expired' }
  | { readonly kind: 'refused' };

/** Authorization requests shown to people, and the one-shot codes that come of them. */
export interface Approvals {
  /** @returns the id that the page's form sends back. */
  readonly show: (request: AuthorizeRequest) => string;
  /** Once per id; `undefined` when unknown, answered or older than ten minutes. */
  readonly take: (id: string) => AuthorizeRequest | undefined;
  readonly approve: (request: AuthorizeRequest, session: PortalSession) => string;
  readonly redeem: (code: string, clientId: string, redirectUri: string, codeVerifier: string) => Redemption;
}

const lifeMs = 600_000;

export function createApprovals(clock: Clock, issuer: Issuer): Approvals {
  const shown = new Map<string, { request: AuthorizeRequest; expiresAtMs: number }>();
  const codes = new Map<string, { request: AuthorizeRequest; session: PortalSession; expiresAtMs: number }>();
  return {
    show(request) {
      const id = randomUUID();
      shown.set(id, { request, expiresAtMs: clock.nowMs() + lifeMs });
      return id;
    },
    take(id) {
      const found = shown.get(id);
      shown.delete(id);
      return found !== undefined && clock.nowMs() < found.expiresAtMs ? found.request : undefined;
    },
    approve(request, session) {
      const code = issuer.authorizationCode();
      codes.set(code, { request, session, expiresAtMs: clock.nowMs() + lifeMs });
      return code;
    },
    redeem(code, clientId, redirectUri, codeVerifier) {
      const found = codes.get(code);
      if (found === undefined || found.request.clientId !== clientId) return { kind: 'refused' };
      // A wrong verifier uses the code up too, or it could be guessed at leisure.
      codes.delete(code);
      if (clock.nowMs() >= found.expiresAtMs) return { kind: 'expired' };
      const fits =
        found.request.redirectUri === redirectUri && found.request.codeChallenge === s256(codeVerifier);
      return fits ? { kind: 'redeemed', session: found.session } : { kind: 'refused' };
    },
  };
}

function s256(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}
