import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { publishedRate } from '../identity-center/throttle.ts';
import { latenciesDuring } from './during-listing.ts';
import type { Report } from './report.ts';
import type { SignedInHost } from './signed-in-host.ts';
import { together } from './timing.ts';

/** Scaled down to 200 accounts: the climb from 10 calls/s was done by the listing before. */
export async function benchListing(
  { daypass }: SignedInHost,
  center: IdentityCenter,
  report: Report,
): Promise<void> {
  center.setThrottle(publishedRate);
  const startedAt = performance.now();
  await daypass('roles', '--refresh');
  const seconds = (performance.now() - startedAt) / 1000;
  const calls = center.organization.accounts.length + 2;
  const idealSeconds = (calls - publishedRate.burst) / publishedRate.perSecond;
  report.add(
    '200 accounts behind 20 calls/s, against the ideal',
    seconds / idealSeconds,
    'most',
    1.25,
    `${seconds.toFixed(1)} s against ${idealSeconds.toFixed(1)} s`,
  );
  center.setThrottle('off');
}

/**
 * Two a second: what is kept for them of the 20. Roles that are asked for the first time, so each needs a call to AWS; the
 * time is that of the whole client.
 */
export async function benchAskingWhileListing(
  { daypass, roles }: SignedInHost,
  center: IdentityCenter,
  client: string,
  argsFor: (id: string) => readonly string[],
  report: Report,
): Promise<void> {
  center.setThrottle(publishedRate);
  const listing = daypass('roles', '--refresh').then(() => daypass('roles', '--refresh'));
  const { p95Ms, slowestMs, count } = await latenciesDuring(listing, 500, roles.slice(100), (id) =>
    together([{ file: client, args: argsFor(id) }]),
  );
  report.add(
    'credentials of a new role while listing behind 20 calls/s: milliseconds, p95',
    p95Ms,
    'most',
    500,
    `${count} requests, the slowest ${slowestMs.toFixed(0)} ms`,
  );
  center.setThrottle('off');
}
