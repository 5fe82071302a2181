import { AppError } from '../errors.ts';
import { type Endpoints, standardEndpoints } from './regions.ts';
import type { Session } from './sessions.ts';

/** Everything that decides where a session's tokens may go. */
export function homeOf(session: Session): string {
  const { issuerUrl, region } = session;
  const { oidc, portal } = endpointsOf(session);
  return [issuerUrl, region, oidc, portal].join(' ');
}

/** Where this session's calls go. @throws AppError region-wrong */
export function endpointsOf(session: Pick<Session, 'region' | 'endpoints'>): Endpoints {
  const standard = standardEndpoints(session.region);
  if (standard === undefined) throw new AppError('region-wrong', session.region);
  return {
    oidc: session.endpoints['sso-oidc'] ?? standard.oidc,
    portal: session.endpoints.sso ?? standard.portal,
  };
}
