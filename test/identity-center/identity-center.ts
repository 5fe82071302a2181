import { approve } from './approve.ts';
import type { Decision, ShownPage } from './approve.ts';
import type { Call } from './calls.ts';
import { createCallLog } from './calls.ts';
import type { CenterContext } from './context.ts';
import { createContext } from './context.ts';
import type { SingleAssignment } from './directory.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { HostBehaviour, Hosts } from './hosts.ts';
import { createHosts } from './hosts.ts';
import { listenOnLoopback } from './loopback-server.ts';
import type { Organization } from './organization.ts';
import { hanbit } from './organization.ts';
import type { PortalSession } from './portal-sessions.ts';
import type { RequestListener } from './request-hooks.ts';
import { createRequestHooks } from './request-hooks.ts';
import type { Operation } from './routes.ts';
import { createRouting } from './routing.ts';
import { serve } from './server.ts';
import type { ThrottleRate } from './throttle.ts';

/** An AWS IAM Identity Center of one's own on loopback, with STS, IAM and console sign-in beside it. */
export interface IdentityCenter {
  readonly url: string;
  /** The organization's own, `https` and AWS-owned by name; only `url` can be reached. */
  readonly startUrl: string;
  readonly region: string;
  readonly organization: Organization;
  /** For a child process, so that AWS clients come here. */
  readonly environment: Readonly<
    Record<`AWS_ENDPOINT_URL_${'SSO' | 'SSO_OIDC' | 'STS' | 'IAM' | 'SIGNIN'}`, string>
  >;
  /** The same interfaces as the endpoint of another region, where this organization is unknown. */
  readonly urlInRegion: (region: string) => string;
  /** Approves (or refuses) in the person's place and tells what the browser shows at the end. */
  readonly approve: (url: string, decision?: Decision) => Promise<ShownPage>;

  readonly calls: readonly Call[];
  readonly count: (operation: Operation) => number;
  readonly resetCalls: () => void;
  readonly secrets: ReadonlySet<string>;

  readonly faults: Faults;
  /** @returns a function that removes the listener. */
  readonly onRequest: (listener: RequestListener) => () => void;
  /** How far the server's clock runs ahead of the machine's. */
  readonly setClockOffset: (offsetMs: number) => void;
  readonly setThrottle: (rate: ThrottleRate | 'off') => void;
  readonly setHost: (hostname: string, behaviour: HostBehaviour) => void;

  /** Access and refresh tokens end; role credentials live on. Of everybody unless a user name is given. */
  readonly endPortalSession: (userName?: string) => void;
  /** Access tokens end, refresh tokens stay good. */
  readonly revokeAccessTokens: (userName?: string) => void;
  readonly expireRegistrations: () => void;
  readonly assign: (assignment: SingleAssignment) => void;
  readonly unassign: (assignment: SingleAssignment) => void;
  readonly renameAccount: (accountId: string, name: string) => void;

  readonly stop: () => Promise<void>;
}

export interface IdentityCenterOptions {
  /** `organizations/hanbit.json` unless given. */
  readonly organization?: Organization;
  /** Off unless given. */
  readonly throttle?: ThrottleRate | 'off';
  /** A free one unless given. */
  readonly port?: number;
}

export async function startIdentityCenter(options: IdentityCenterOptions = {}): Promise<IdentityCenter> {
  const organization = options.organization ?? hanbit();
  const { url, server, stop } = await listenOnLoopback(options.port ?? 0);
  const context = createContext(url, organization, process.env['DAYPASS_SECRETS_FILE']);
  context.throttle.set(options.throttle ?? 'off');
  const hosts = createHosts(organization);
  const [calls, faults, hooks] = [createCallLog(), createFaults(), createRequestHooks()];
  const routeOf = createRouting(context, hosts);
  const regionOf = (hostname: string) => regionOfHost(hosts, hostname, organization.region);
  const plumbing = { clock: context.clock, calls, faults, hooks, routeOf, regionOf };
  server.on('request', (incoming, response) => {
    serve(plumbing, incoming, response).catch((error: unknown) => {
      response.destroy();
      // A client that went away while it was sending is no failure of ours.
      if (incoming.complete) console.error('The embedded Identity Center failed:', error);
    });
  });
  return {
    url,
    startUrl: organization.startUrl,
    region: organization.region,
    organization,
    environment: environmentFor(url),
    urlInRegion: (region) => `${url}/in/${region}`,
    approve,
    calls: calls.calls,
    count: calls.count,
    resetCalls: calls.reset,
    secrets: context.issuer.secrets,
    faults,
    onRequest: hooks.add,
    setHost: hosts.set,
    ...controls(context),
    stop,
  };
}

type Controls = Pick<
  IdentityCenter,
  | 'assign'
  | 'endPortalSession'
  | 'expireRegistrations'
  | 'renameAccount'
  | 'revokeAccessTokens'
  | 'setClockOffset'
  | 'setThrottle'
  | 'unassign'
>;

function controls({ clock, directory, registrations, sessions, throttle }: CenterContext): Controls {
  return {
    setClockOffset: clock.setOffset,
    setThrottle: throttle.set,
    endPortalSession: (userName) => sessions.end(sessionsOf(userName)),
    revokeAccessTokens: (userName) => sessions.revokeAccessTokens(sessionsOf(userName)),
    expireRegistrations: registrations.expireAll,
    assign: directory.assign,
    unassign: directory.unassign,
    renameAccount: directory.renameAccount,
  };
}

function sessionsOf(userName: string | undefined): (session: PortalSession) => boolean {
  return (session) => userName === undefined || session.userName === userName;
}

function regionOfHost(hosts: Hosts, hostname: string, homeRegion: string): string {
  const role = hosts.roleOf(hostname);
  return role.kind === 'service' ? role.region : homeRegion;
}

function environmentFor(url: string): IdentityCenter['environment'] {
  return {
    AWS_ENDPOINT_URL_SSO: url,
    AWS_ENDPOINT_URL_SSO_OIDC: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_IAM: url,
    AWS_ENDPOINT_URL_SIGNIN: url,
  };
}
