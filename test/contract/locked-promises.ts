import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type KeyringSession, startKeyringSession } from '../main/keychain/keyring-session.ts';
import { awsClients, sayingOf } from './aws-clients.ts';
import { addSession, type Home, signIn, startHome, startSignedIn } from './home.ts';
import type { Installation } from './installation.ts';
import { withoutKeyring } from './without-keyring.ts';

const sentence = 'The keychain is locked; unlock it and try again.';

/** What holds while the real keychain, a gnome-keyring, is locked. */
export function lockedPromises(installed: () => Installation): void {
  describe('with a keychain that gets locked', { timeout: 60_000 }, () => {
    const noKeyring = withoutKeyring();
    let keyring: KeyringSession;
    beforeAll(async () => {
      if (noKeyring === undefined) keyring = await startKeyringSession();
    });
    afterEach(async () => {
      if (noKeyring === undefined) await keyring.recover();
    });
    afterAll(async () => {
      if (noKeyring === undefined) await keyring.stop();
    });

    describe.each(awsClients)('$name', (client) => {
      let home: Home;
      let missing: string | undefined;
      beforeAll(async () => {
        missing = noKeyring ?? (await client.missing());
        if (missing === undefined) home = await startSignedIn(installed(), keyring.env);
      });
      afterAll(async () => {
        if (missing === undefined) await home[Symbol.asyncDispose]();
      });

      it('goes on beside a host that has read its token before', async (context) => {
        context.skip(missing !== undefined, missing);
        await keyring.lock();
        const ended = await client.identity(home, home.nextRole());
        expect(ended.code, sayingOf(ended)).toBe(0);
      });

      it('is told to unlock it by a host that starts then, and goes on with that host once it is', async (context) => {
        context.skip(missing !== undefined, missing);
        const role = home.nextRole();
        await home.stopHosts();
        await keyring.lock();
        await home.startHost();
        const starts = await home.events('host-started');
        const refused = await client.identity(home, role);
        expect(refused.code).not.toBe(0);
        expect(sayingOf(refused)).toContain(sentence);

        await keyring.unlock();
        const ended = await client.identity(home, role);
        expect(ended.code, sayingOf(ended)).toBe(0);
        expect(await home.events('host-started')).toEqual(starts);
      });
    });

    describe('daypass', () => {
      it('ends with 5 and nothing on standard output, whoever asks', async (context) => {
        context.skip(noKeyring !== undefined, noKeyring);
        await using home = await startSignedIn(installed(), keyring.env);
        const { id } = home.nextRole();
        await home.stopHosts();
        await keyring.lock();
        await home.startHost();
        const ended = { code: 5, stdout: '' };
        expect(await home.daypass(['credentials', id])).toEqual({ ...ended, stderr: `${sentence}\n` });
        const environment = { ...home.environment, LANG: 'ko_KR.UTF-8' };
        const korean = '키체인이 잠겨 있습니다. 잠금을 풀고 다시 시도하세요.\n';
        expect(await home.daypass(['credentials', id], { environment })).toEqual({
          ...ended,
          stderr: korean,
        });
        expect((await home.daypass(['status'])).stdout).toContain('locked');
      });

      it('has the credentials of before its restart once the keychain is unlocked', async (context) => {
        context.skip(noKeyring !== undefined, noKeyring);
        await using home = await startSignedIn(installed(), keyring.env);
        const { id } = home.nextRole();
        const before = await home.daypass(['credentials', id]);
        await home.stopHosts();
        await keyring.lock();
        await home.startHost();
        expect(await home.daypass(['credentials', id])).toMatchObject({ code: 5, stdout: '' });
        await keyring.unlock();
        expect(await home.daypass(['credentials', home.nextRole().id])).toMatchObject({ code: 0 });
        await expect.poll(() => home.events('kept-again')).toHaveLength(1);
        home.center.resetCalls();
        const after = await home.daypass(['credentials', id]);
        // Not compared by expect, which would print them.
        expect(after.stdout === before.stdout).toBe(true);
        expect(home.center.count('GetRoleCredentials')).toBe(0);
      });

      it('signs nobody in that could not be kept signed in, and does once it is unlocked', async (context) => {
        context.skip(noKeyring !== undefined, noKeyring);
        await using home = await startHome(installed(), keyring.env);
        await addSession(home);
        await keyring.lock();
        await expect(signIn(home)).rejects.toThrow(sentence);
        expect((await home.daypass(['credentials', home.nextRole().id])).code).not.toBe(0);

        await keyring.unlock();
        await signIn(home);
        expect(await home.daypass(['credentials', home.nextRole().id])).toMatchObject({ code: 0 });
      });
    });
  });
}
