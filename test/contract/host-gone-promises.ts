import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type KeyringSession, startKeyringSession } from '../main/keychain/keyring-session.ts';
import { awsClients, sayingOf } from './aws-clients.ts';
import { type Home, startSignedIn } from './home.ts';
import type { Installation } from './installation.ts';
import { processesNaming } from './processes.ts';
import { withoutKeyring } from './without-keyring.ts';

const sentence =
  'Daypass is not running and this command does not know how to start it; start the Daypass app.';

/** What each client of AWS's comes to where the host is gone, or goes; a host that comes after it needs a keychain that stays. */
export function hostGonePromises(installed: () => Installation): void {
  describe('without its host', { timeout: 60_000 }, () => {
    const noKeyring = withoutKeyring();
    let keyring: KeyringSession | undefined;
    beforeAll(async () => {
      if (noKeyring === undefined) keyring = await startKeyringSession();
    });
    afterAll(() => keyring?.stop());

    describe.each(awsClients)('$name', (client) => {
      let home: Home;
      let missing: string | undefined;
      beforeAll(async () => {
        missing = await client.missing();
        if (missing === undefined) home = await startSignedIn(installed(), keyring?.env);
      });
      afterAll(async () => {
        if (missing === undefined) await home[Symbol.asyncDispose]();
      });

      function skipUnless(context: TestContext, reason: string | undefined): void {
        context.skip(reason !== undefined, reason);
      }

      it('comes to the role although the host dies mid-answer, by another that is started', async (context) => {
        skipUnless(context, missing ?? noKeyring);
        await expectToCome(() => killMidAnswer(home));
      });

      it('is told what to do where the host dies mid-answer and no other can be started', async (context) => {
        skipUnless(context, missing);
        await expectToBeTold(() => killMidAnswer(home));
      });

      it('is told what to do where none runs and none can be started', async (context) => {
        skipUnless(context, missing);
        await expectToBeTold(() => stop(home));
      });

      it('comes to the role where none runs, by one that is started', async (context) => {
        skipUnless(context, missing ?? noKeyring);
        await expectToCome(() => stop(home));
      });

      async function expectToCome(before: () => Promise<() => void>): Promise<void> {
        const role = home.nextRole();
        const starts = (await home.events('host-started')).length;
        const done = await before();
        const ended = await client.identity(home, role, installed().lastingClient);
        done();
        expect(ended.code, sayingOf(ended)).toBe(0);
        expect(ended.stdout).toContain(client.shows(role));
        expect(await home.events('host-started')).toHaveLength(starts + 1);
      }

      async function expectToBeTold(before: () => Promise<() => void>): Promise<void> {
        const done = await before();
        const ended = await client.identity(home, home.nextRole(), installed().lonelyClient);
        done();
        expect(ended.code).not.toBe(0);
        expect(sayingOf(ended)).toContain(sentence);
        expect(await processesNaming(home.folder)).toEqual([]);
      }
    });
  });
}

/** From now on the first answer with credentials is there and never reaches the host. @returns that this is over */
async function killMidAnswer(home: Home): Promise<() => void> {
  // One that runs, for the test before may have ended it.
  await home.daypass(['status'], { client: home.installation.lastingClient });
  const pid = await home.hostPid();
  let isAlive = true;
  const over = home.center.onRequest(async ({ phase, operation }) => {
    if (phase !== 'answering' || operation !== 'GetRoleCredentials' || !isAlive) return;
    isAlive = false;
    process.kill(pid, 'SIGKILL');
    while ((await processesNaming(home.folder)).some((one) => one.pid === pid));
  });
  return () => {
    over();
    expect(isAlive).toBe(false);
  };
}

async function stop(home: Home): Promise<() => void> {
  await home.daypass(['stop'], { client: home.installation.lonelyClient });
  await expect.poll(() => processesNaming(home.folder), { timeout: 20_000 }).toEqual([]);
  return () => undefined;
}
