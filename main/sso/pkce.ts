import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Language } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { endpointsOf } from './endpoints.ts';
import { type Callback, listenForCallback } from './loopback.ts';
import { loopbackPage } from './loopback-page.ts';
import type { Oidc } from './oidc.ts';
import type { Registrations } from './registrations.ts';
import type { Session } from './sessions.ts';
import { type SignInAttempt, signInLimitMs, takeToken } from './sign-in-attempt.ts';

/** The port listens before the link is known to anyone: an opener that blocks, or a fast browser, finds it there. */
export async function startPkce(
  session: Session,
  { oidc, registrations, clock, language }: PkceDependencies,
  signal: AbortSignal,
): Promise<SignInAttempt> {
  const registration = await registrations.forFlow(session, 'pkce', signal);
  const state = randomUUID();
  const codeVerifier = randomBytes(48).toString('base64url');
  const loopback = await listenForCallback(state, (outcome) =>
    loopbackPage(outcome, session.label, language()),
  );

  async function redeem({ answer, show }: Callback) {
    try {
      if (answer.kind !== 'code') throw new AppError(`sign-in-${answer.kind}`);
      const grant = {
        kind: 'code',
        code: answer.code,
        redirectUri: loopback.redirectUri,
        codeVerifier,
      } as const;
      const token = await oidc.createToken(session, registration, grant, signal);
      if (token.kind === 'invalid-client') await registrations.drop(session, registration);
      return { token: takeToken(token, registration, clock.now()), show };
    } catch (error) {
      show(answer.kind === 'refused' ? 'refused' : 'failed');
      throw error;
    }
  }

  return {
    flow: 'pkce',
    link: authorizeUrl(session, registration.clientId, loopback.redirectUri, state, codeVerifier),
    userCode: undefined,
    expiresAtMs: clock.now() + signInLimitMs,
    finished: loopback.callback(signal).then(redeem),
    close: () => loopback.close(),
  };
}

export interface PkceDependencies {
  readonly oidc: Oidc;
  readonly registrations: Registrations;
  readonly clock: Clock;
  readonly language: () => Language;
}

/** Not in the API model; the form is what the AWS CLI sends, `scopes` in the plural included. */
function authorizeUrl(
  session: Session,
  clientId: string,
  redirectUri: string,
  state: string,
  codeVerifier: string,
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge_method: 'S256',
    scopes: session.scopes.join(' '),
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
  });
  return `${endpointsOf(session).oidc}/authorize?${query.toString()}`;
}
