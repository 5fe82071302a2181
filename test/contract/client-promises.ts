import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsClients, sayingOf } from './aws-clients.ts';
import { countedProgram } from './counted-program.ts';
import { type Home, startSignedIn } from './home.ts';
import type { Installation } from './installation.ts';
import { crowdSize } from './processes.ts';

/** What a `credential_process` line owes to each client of AWS's own and of others. */
export function clientPromises(installed: () => Installation): void {
  describe.each(awsClients)('$name', { timeout: 120_000 }, (client) => {
    let home: Home;
    let missing: string | undefined;

    beforeAll(async () => {
      missing = await client.missing();
      if (missing === undefined) home = await startSignedIn(installed());
    });
    afterAll(async () => {
      if (missing === undefined) await home[Symbol.asyncDispose]();
    });

    it('becomes the role at the first call, and at the second without a call to AWS', async (context) => {
      context.skip(missing !== undefined, missing);
      const role = home.nextRole();
      home.center.resetCalls();
      for (const _call of ['first', 'second']) {
        const ended = await client.identity(home, role);
        expect(ended.code, sayingOf(ended)).toBe(0);
        expect(ended.stdout).toContain(client.shows(role));
        expect(home.center.count('GetRoleCredentials')).toBe(1);
      }
    });

    // Each may be a process that computes for seconds: AWS's answer must come before the first has waited too long.
    const beforeTheAnswer = 16;
    it(
      `becomes it ${crowdSize} at once, each with a helper of its own, from one call to AWS`,
      { timeout: 240_000 },
      async (context) => {
        context.skip(missing !== undefined, missing);
        const role = home.nextRole();
        const counted = await countedProgram(home);
        home.center.resetCalls();
        const hurry = home.center.onRequest(async ({ phase, operation }) => {
          if (phase === 'arrived' && operation === 'GetRoleCredentials')
            await counted.untilCalls(beforeTheAnswer);
        });
        expect(await client.crowd(home, role, counted.program)).toBe(crowdSize);
        hurry();
        expect(await counted.calls()).toBe(crowdSize);
        expect(home.center.count('GetRoleCredentials')).toBe(1);
      },
    );

    it('shows what Daypass says of a role that is not assigned', async (context) => {
      context.skip(missing !== undefined, missing);
      const { accountId } = home.nextRole();
      const role = { id: `corp/${accountId}/Nobody`, accountId, name: 'Nobody' };
      const ended = await client.identity(home, role);
      expect(ended.code).not.toBe(0);
      expect(sayingOf(ended)).toContain(`${role.id} is not, or no longer, assigned to you;`);
      expect((await home.daypass(['credentials', role.id])).code).toBe(4);
    });

    it('shows how to sign in once the sign-in has ended', async (context) => {
      context.skip(missing !== undefined, missing);
      home.center.endPortalSession();
      const ended = await client.identity(home, home.nextRole());
      expect(ended.code).not.toBe(0);
      expect(sayingOf(ended)).toContain(`run \`${home.command} login corp\` to sign in.`);
    });
  });
}
