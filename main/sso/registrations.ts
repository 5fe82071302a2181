import type { SignInFlow } from '../../preload/contract.ts';
import type { Clock } from '../clock.ts';
import type { Oidc } from './oidc.ts';
import type { Session } from './sessions.ts';
import type { Registration, Vault } from './vault.ts';

export interface Registrations {
  /** A cached one that fits and lasts through a sign-in, or a new one. @throws as Oidc.register */
  forFlow(session: Session, flow: SignInFlow, signal: AbortSignal): Promise<Registration>;
  /** Identity Center does not know it any more. */
  drop(session: Session, registration: Registration): Promise<void>;
}

const enoughForSignInMs = 60 * 60_000;

export function createRegistrations(vault: Vault, oidc: Oidc, clock: Clock): Registrations {
  async function keep(session: Session, change: (list: readonly Registration[]) => readonly Registration[]) {
    const secrets = await vault.loadToReplace(session.id);
    await vault.save(session.id, { ...secrets, registrations: change(secrets.registrations) });
  }

  return {
    async forFlow(session, flow, signal) {
      const { registrations } = await vault.loadToReplace(session.id);
      const known = registrations.find((one) => fits(one, session, flow));
      if (known !== undefined && known.expiresAtMs > clock.now() + enoughForSignInMs) return known;
      const made = await oidc.register(session, flow, signal);
      await keep(session, (list) => [...list.filter((one) => !fits(one, session, flow)), made]);
      return made;
    },
    drop: (session, registration) =>
      keep(session, (list) => list.filter((one) => one.clientId !== registration.clientId)),
  };
}

/** PKCE's and device code's are not interchangeable; neither are two portals', regions' or scopes'. */
function fits(one: Registration, session: Session, flow: SignInFlow): boolean {
  return (
    one.flow === flow &&
    one.issuerUrl === session.issuerUrl &&
    one.region === session.region &&
    one.scopes.toSorted().join(' ') === session.scopes.toSorted().join(' ')
  );
}
