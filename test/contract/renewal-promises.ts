import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsClients, sayingOf } from './aws-clients.ts';
import { type Home, type Role, startSignedIn } from './home.ts';
import type { Installation } from './installation.ts';
import { watchSigningKeys } from './signing-keys.ts';

/** What a client gets in the last minutes of a role's credentials, which still are valid then. */
export function renewalPromises(installed: () => Installation): void {
  describe.each(awsClients)('$name, ten minutes before credentials end', { timeout: 120_000 }, (client) => {
    let home: Home;
    let missing: string | undefined;

    beforeAll(async () => {
      missing = await client.missing();
      if (missing === undefined) home = await startSignedIn(installed());
    });
    afterAll(async () => {
      if (missing === undefined) await home[Symbol.asyncDispose]();
    });

    async function keysUsedFor(role: Role): Promise<readonly string[]> {
      using keys = watchSigningKeys();
      const ended = await client.identity(home, role);
      expect(ended.code, sayingOf(ended)).toBe(0);
      return [...keys.seen];
    }

    it('uses new ones, from one call to AWS', async (context) => {
      context.skip(missing !== undefined, missing);
      const { role, key } = await endingSoon(home);
      const first = await keysUsedFor(role);
      expect(first).toHaveLength(1);
      expect(first).not.toContain(key);
      expect(await keysUsedFor(role)).toEqual(first);
      expect(callsFor(home, role)).toBe(1);
    });

    // A client cannot tell the two apart, and a throttled call is waited out for ten seconds.
    it.for(client === awsClients[0] ? [500, 429] : [500])(
      'uses the old ones when AWS answers %d',
      async (status, context) => {
        context.skip(missing !== undefined, missing);
        const { role, key } = await endingSoon(home);
        home.center.faults.add({
          operation: 'GetRoleCredentials',
          times: 1000,
          fault: { kind: 'status', status },
        });
        try {
          expect(await keysUsedFor(role)).toEqual([key]);
          expect(callsFor(home, role)).toBeGreaterThan(0);
        } finally {
          home.center.faults.clear();
        }
      },
    );
  });
}

/** Credentials that a host holds, got when the services' clock stood so far back; now it is right again, and the host knows. */
async function endingSoon(home: Home): Promise<{ readonly role: Role; readonly key: string }> {
  const { center, daypass } = home;
  const role = home.nextRole();
  const hours = center.organization.permissionSets.find(({ name }) => name === role.name)?.sessionHours ?? 0;
  center.setClockOffset(-(hours * 60 - 10) * 60_000);
  const key = keyIn((await daypass(['credentials', role.id])).stdout);
  center.setClockOffset(0);
  center.resetCalls();
  // Any answer of the services tells the time.
  await daypass(['credentials', home.nextRole().id]);
  return { role, key };
}

function keyIn(stdout: string): string {
  const key = /"AccessKeyId":"([^"]+)"/.exec(stdout)?.[1];
  if (key === undefined) throw new Error('Daypass gave no credentials.');
  return key;
}

function callsFor({ center }: Home, { accountId, name }: Role): number {
  return center.calls.filter(
    (call) =>
      call.operation === 'GetRoleCredentials' && call.accountId === accountId && call.roleName === name,
  ).length;
}
