import type { Approvals } from './approvals.ts';
import { createApprovals } from './approvals.ts';
import type { Clock } from './clock.ts';
import { createClock } from './clock.ts';
import type { DeviceCodes } from './device-codes.ts';
import { createDeviceCodes } from './device-codes.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import type { Issuer } from './issued.ts';
import { createIssuer } from './issued.ts';
import type { Organization } from './organization.ts';
import type { PortalSessions } from './portal-sessions.ts';
import { createPortalSessions } from './portal-sessions.ts';
import type { Registrations } from './registrations.ts';
import { createRegistrations } from './registrations.ts';
import type { RoleCredentialStore } from './role-credentials.ts';
import { createRoleCredentialStore } from './role-credentials.ts';
import type { Throttle } from './throttle.ts';
import { createThrottle } from './throttle.ts';

/** The state of one running Identity Center, shared by the handlers of all its interfaces. */
export interface CenterContext {
  readonly url: string;
  readonly organization: Organization;
  readonly clock: Clock;
  readonly issuer: Issuer;
  readonly directory: Directory;
  readonly registrations: Registrations;
  readonly approvals: Approvals;
  readonly deviceCodes: DeviceCodes;
  readonly sessions: PortalSessions;
  readonly roleCredentials: RoleCredentialStore;
  readonly throttle: Throttle;
}

export function createContext(
  url: string,
  organization: Organization,
  secretsFile: string | undefined,
): CenterContext {
  const { lengths, region } = organization;
  const clock = createClock();
  const issuer = createIssuer(secretsFile);
  return {
    url,
    organization,
    clock,
    issuer,
    directory: createDirectory(organization),
    registrations: createRegistrations(region, lengths.registrationDays, clock, issuer),
    approvals: createApprovals(clock, issuer),
    deviceCodes: createDeviceCodes(lengths.devicePollSeconds, clock, issuer),
    sessions: createPortalSessions(lengths, clock, issuer),
    roleCredentials: createRoleCredentialStore(organization, clock, issuer),
    throttle: createThrottle(),
  };
}
