import type { Organization } from './organization.ts';

/** What a host name mapped to this server answers to GET and HEAD. */
export type HostBehaviour =
  | { readonly kind: 'portal' }
  /** `head` as some servers refuse HEAD, so that resolvers must go on with GET. */
  | { readonly kind: 'redirect'; readonly to: string; readonly head: 'answered' | 405 | 501 }
  | { readonly kind: 'page'; readonly status: number; readonly html: string };

type HostRole =
  /** All interfaces, in this region. */
  { readonly kind: 'service'; readonly region: string } | HostBehaviour | { readonly kind: 'stranger' };

export interface Hosts {
  readonly set: (hostname: string, behaviour: HostBehaviour) => void;
  readonly roleOf: (hostname: string) => HostRole;
}

/** Hosts of AWS whose names tell the region. */
const regionalHosts = [
  /^oidc\.([a-z0-9-]+)\.amazonaws\.com$/,
  /^portal\.sso\.([a-z0-9-]+)\.amazonaws\.com$/,
  /^device\.sso\.([a-z0-9-]+)\.amazonaws\.com$/,
];

/** Hosts of AWS that have nothing to do with the region of Identity Center. */
const globalHosts = [
  /^(127\.0\.0\.1|localhost|\[::1\])$/,
  /^(sts|iam)(\.[a-z0-9-]+)?\.amazonaws\.com$/,
  /^([a-z0-9-]+\.)?signin\.aws\.amazon\.com$/,
];

export function createHosts(organization: Organization): Hosts {
  const behaviours = new Map<string, HostBehaviour>([
    [new URL(organization.startUrl).hostname, { kind: 'portal' }],
  ]);
  return {
    set(hostname, behaviour) {
      behaviours.set(hostname.toLowerCase(), behaviour);
    },
    roleOf(hostname) {
      const behaviour = behaviours.get(hostname);
      if (behaviour !== undefined) return behaviour;
      if (globalHosts.some((host) => host.test(hostname)))
        return { kind: 'service', region: organization.region };
      const region = regionalHosts
        .map((host) => host.exec(hostname)?.[1])
        .find((found) => found !== undefined);
      return region === undefined ? { kind: 'stranger' } : { kind: 'service', region };
    },
  };
}
