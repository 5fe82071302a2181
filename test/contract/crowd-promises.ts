import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSession, type Home, type Role, signIn, startHome, startSignedIn } from './home.ts';
import type { Installation } from './installation.ts';
import { mostAtOnce } from './most-at-once.ts';
import { inBatches } from './processes.ts';

/** What holds however many ask at the same time. */
export function crowdPromises(installed: () => Installation): void {
  describe('a crowd of askers', { timeout: 120_000 }, () => {
    let home: Home;
    beforeEach(async () => {
      home = await startSignedIn(installed());
      home.center.resetCalls();
    });
    afterEach(() => home[Symbol.asyncDispose]());

    it('gets the same credentials from one call to AWS, fifty at once', async () => {
      const { id } = home.nextRole();
      const answers = await inBatches(50, 50, () => home.daypass(['credentials', id]));
      expect(answers.map(({ code }) => code)).toEqual(Array(50).fill(0));
      expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1);
      expect(home.center.count('GetRoleCredentials')).toBe(1);
    });

    // All are started before AWS, which is in this process, can answer the first.
    const atOnce = mostAtOnce(1000);
    it(`costs one call to AWS for each role, a thousand over all roles there are, ${atOnce} at once`, async () => {
      const { roles } = home;
      const answers = await inBatches(1000, atOnce, async (index) => {
        const { id, accountId } = roleAt(roles, index);
        const { code, stdout } = await home.daypass(['credentials', id]);
        return { code, ofAccount: stdout.includes(`"AccountId":"${accountId}"`) };
      });
      expect(answers.filter(({ code, ofAccount }) => code !== 0 || !ofAccount)).toEqual([]);
      expect(home.center.count('GetRoleCredentials')).toBe(roles.length);
    });

    it('is told how to sign in, and a person of it once, seventy-five at once', async () => {
      home.center.endPortalSession();
      const answers = await inBatches(75, 75, (index) =>
        home.daypass(['credentials', roleAt(home.roles, index).id]),
      );
      for (const { code, stdout, stderr } of answers) {
        expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
        expect(stderr).toContain(`run \`${home.command} login corp\` to sign in.`);
      }
      expect(await home.events('sign-in-wanted')).toHaveLength(1);
      await signIn(home);
      const afterwards = await inBatches(75, 75, (index) =>
        home.daypass(['credentials', roleAt(home.roles, index).id]),
      );
      expect(new Set(afterwards.map(({ code, stderr }) => `${code} ${stderr}`))).toEqual(new Set(['0 ']));
    });
  });

  describe('a crowd of askers without a host', { timeout: 120_000 }, () => {
    it('starts one host', async () => {
      await using home = await startHome(installed());
      await addSession(home);
      await home.daypass(['stop']);
      const answers = await inBatches(40, 40, (index) =>
        home.daypass(['credentials', roleAt(home.roles, index).id]),
      );
      expect(answers.map(({ code }) => code)).toEqual(Array(40).fill(3));
      // The first was started by hand.
      expect(await home.events('host-started')).toHaveLength(2);
      expect(await home.events('host-lives-already')).toEqual([]);
    });
  });
}

function roleAt(roles: readonly Role[], index: number): Role {
  const role = roles[index % roles.length];
  if (role === undefined) throw new Error('There are no roles.');
  return role;
}
