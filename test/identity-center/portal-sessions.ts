import type { Clock } from './clock.ts';
import type { Issuer } from './issued.ts';
import type { SessionLengths } from './organization.ts';

/** One sign-in of one person, from the approval in the browser until its end. */
export interface PortalSession {
  readonly userName: string;
  endsAtMs: number;
}

/** The wire form of CreateToken's answer, but for `tokenType`. */
interface IssuedTokens {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken?: string;
}

export interface PortalSessions {
  readonly begin: (userName: string) => PortalSession;
  /**
   * With `refreshableBy` (a client id) the short access token and a refresh token, else the long token alone.
   * No access token outlives its session. [assumed: what AWS puts into `expiresIn` near the end is unknown]
   */
  readonly issue: (session: PortalSession, refreshableBy: string | undefined) => IssuedTokens;
  /** Uses the refresh token up. `undefined` when it is unknown, used, another client's or its session has ended. */
  readonly redeem: (refreshToken: string, clientId: string) => PortalSession | undefined;
  /** `undefined` when the token is unknown, revoked or expired, or its session has ended. */
  readonly sessionOf: (accessToken: string) => PortalSession | undefined;
  readonly end: (which: (session: PortalSession) => boolean) => void;
  readonly revokeAccessTokens: (which: (session: PortalSession) => boolean) => void;
}

const unscopedTokenMs = 8 * 3_600_000;

export function createPortalSessions(lengths: SessionLengths, clock: Clock, issuer: Issuer): PortalSessions {
  const sessions = new Set<PortalSession>();
  const accessTokens = new Map<string, { session: PortalSession; expiresAtMs: number }>();
  const refreshTokens = new Map<string, { session: PortalSession; clientId: string }>();
  const alive = (session: PortalSession) => clock.nowMs() < session.endsAtMs;

  return {
    begin(userName) {
      const session = { userName, endsAtMs: clock.nowMs() + lengths.portalSessionMinutes * 60_000 };
      sessions.add(session);
      return session;
    },
    issue(session, refreshableBy) {
      const nowMs = clock.nowMs();
      const lifeMs = refreshableBy === undefined ? unscopedTokenMs : lengths.accessTokenMinutes * 60_000;
      const expiresAtMs = Math.min(nowMs + lifeMs, session.endsAtMs);
      const accessToken = issuer.accessToken();
      accessTokens.set(accessToken, { session, expiresAtMs });
      const issued = { accessToken, expiresIn: Math.floor((expiresAtMs - nowMs) / 1000) };
      if (refreshableBy === undefined) return issued;
      const refreshToken = issuer.refreshToken();
      refreshTokens.set(refreshToken, { session, clientId: refreshableBy });
      return { ...issued, refreshToken };
    },
    redeem(refreshToken, clientId) {
      const found = refreshTokens.get(refreshToken);
      if (found === undefined || found.clientId !== clientId || !alive(found.session)) return undefined;
      refreshTokens.delete(refreshToken);
      return found.session;
    },
    sessionOf(accessToken) {
      const found = accessTokens.get(accessToken);
      if (found === undefined || clock.nowMs() >= found.expiresAtMs || !alive(found.session))
        return undefined;
      return found.session;
    },
    end(which) {
      for (const session of sessions) {
        if (which(session)) session.endsAtMs = Math.min(session.endsAtMs, clock.nowMs());
      }
    },
    revokeAccessTokens(which) {
      for (const [token, { session }] of accessTokens) {
        if (which(session)) accessTokens.delete(token);
      }
    },
  };
}
