import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors.ts';
import { type Fields, isFields } from '../schema.ts';
import { tidyStartUrl } from '../sso/start-url.ts';
import type { Session } from '../sso/sessions.ts';
import type { SessionToken } from '../sso/vault.ts';

/**
 * The sign-in of the AWS CLI, from `~/.aws/sso/cache/<sha1 of session name or start URL>.json`. Reads only. After our
 * first renewal of it the CLI's own copy may be refused, which is why nobody is taken over unasked.
 *
 * @throws AppError cli-token-unusable: none, expired, or of another portal
 */
export async function readCliToken(
  cacheFolder: string,
  cacheKey: string,
  session: Session,
  nowMs: number,
): Promise<SessionToken> {
  const file = path.join(cacheFolder, `${createHash('sha1').update(cacheKey).digest('hex')}.json`);
  const cached = await readFile(file, 'utf8').then(parseJson, () => undefined);
  const token = cached === undefined ? undefined : parseToken(cached, session, nowMs);
  if (token === undefined) throw new AppError('cli-token-unusable');
  return token;
}

function parseToken(cached: Fields, session: Session, nowMs: number): SessionToken | undefined {
  const { startUrl, region, accessToken, expiresAt } = cached;
  if (
    typeof accessToken !== 'string' ||
    accessToken === '' ||
    typeof expiresAt !== 'string' ||
    typeof startUrl !== 'string'
  )
    return undefined;
  const expiresAtMs = Date.parse(expiresAt);
  if (!(expiresAtMs > nowMs) || region !== session.region || !samePortal(startUrl, session)) return undefined;
  const renewal = parseRenewal(cached, session);
  return { accessToken, issuedAtMs: nowMs, expiresAtMs, signedInAtMs: nowMs, renewal };
}

function samePortal(startUrl: string, session: Session): boolean {
  try {
    return tidyStartUrl(startUrl) === session.startUrl;
  } catch {
    return false;
  }
}

function parseRenewal(cached: Fields, session: Session): SessionToken['renewal'] {
  const { refreshToken, clientId, clientSecret, registrationExpiresAt } = cached;
  if (typeof refreshToken !== 'string' || typeof clientId !== 'string' || typeof clientSecret !== 'string')
    return undefined;
  const expiresAtMs = Date.parse(typeof registrationExpiresAt === 'string' ? registrationExpiresAt : '');
  if (Number.isNaN(expiresAtMs)) return undefined;
  const { issuerUrl, region, scopes } = session;
  const registration = {
    flow: 'pkce' as const,
    issuerUrl,
    region,
    scopes,
    clientId,
    clientSecret,
    expiresAtMs,
  };
  return { refreshToken, registration };
}

function parseJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
