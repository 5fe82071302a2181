import type { Organization } from './organization.ts';
import { oidcRefusal } from './refusals.ts';

/**
 * A start URL is known only to the Identity Center it belongs to, in its own region.
 * @throws Refusal `invalid_request`
 */
export function requireOwnStartUrl(organization: Organization, startUrl: string, region: string): void {
  if (normal(startUrl) !== normal(organization.startUrl) || region !== organization.region) {
    throw oidcRefusal('invalid_request', 'Invalid start url provided');
  }
}

function normal(startUrl: string): string {
  return startUrl.replace(/\/?(#.*)?$/, '').toLowerCase();
}
