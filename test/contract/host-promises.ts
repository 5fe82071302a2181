import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsPaths } from '../identity-center/aws-programs.ts';
import { addSession, type Home, startHome, startSignedIn } from './home.ts';
import type { Installation } from './installation.ts';
import { processesNaming } from './processes.ts';

/** What holds while hosts come and go. */
export function hostPromises(installed: () => Installation): void {
  describe('without a host', () => {
    let home: Home;
    beforeEach(async () => {
      home = await startHome(installed());
      await addSession(home);
      await home.daypass(['stop']);
    });
    afterEach(() => home[Symbol.asyncDispose]());

    it('a client starts one, which knows the sessions there were', async () => {
      const { code, stdout, stderr } = await home.daypass(['credentials', home.nextRole().id]);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain(`run \`${home.command} login corp\` to sign in.`);
      expect(await home.events('host-started')).toHaveLength(2);
    });

    it('a client that cannot start one says what to do', async () => {
      const args = ['credentials', home.nextRole().id];
      const { code, stdout, stderr } = await home.daypass(args, { client: installed().lonelyClient });
      expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
      expect(stderr).toContain('Daypass is not running');
      expect(stderr).toContain('start the Daypass app');
    });

    it('the one a client starts takes no endpoints from the shell that asked', async () => {
      const environment = { ...home.environment, ...home.center.environment };
      const args = ['sessions', 'add', 'other', '--start-url', home.center.startUrl, '--region', 'eu-west-1'];
      expect(await home.daypass(args, { environment })).toMatchObject({ code: 0 });
      const { stdout } = await home.daypass(['sessions', '--json']);
      const listed: unknown = JSON.parse(stdout);
      const other = { id: 'other', endpoints: {} };
      expect(listed).toEqual([expect.objectContaining({ id: 'corp' }), expect.objectContaining(other)]);
    });
  });

  describe('a host', () => {
    let home: Home;
    beforeEach(async () => {
      home = await startSignedIn(installed());
    });
    afterEach(() => home[Symbol.asyncDispose]());

    /** Its answer from AWS is there and never reaches it. */
    async function killedMidAnswer(client: string): Promise<Awaited<ReturnType<Home['daypass']>>> {
      home.center.onRequest(async ({ phase, operation }) => {
        if (phase !== 'answering' || operation !== 'GetRoleCredentials') return;
        const gone = once(home.host, 'exit');
        home.host.kill('SIGKILL');
        await gone;
      });
      const answer = await home.daypass(['credentials', home.nextRole().id], { client });
      expect(home.host.signalCode).toBe('SIGKILL');
      return answer;
    }

    it('killed mid-answer leaves nothing on standard output and a sentence on the other', async () => {
      const { code, stdout, stderr } = await killedMidAnswer(installed().lonelyClient);
      expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
      expect(stderr).toMatch(/^daypass: Daypass .*\.\n$/);
    });

    it('killed mid-answer is replaced by a client that can start one', async () => {
      const { code, stdout } = await killedMidAnswer(installed().client);
      // The keychain in memory went with the first.
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(await home.events('host-started')).toHaveLength(2);
    });

    it('is one, also where two are started at once', async () => {
      await home.daypass(['stop']);
      const hosts = await Promise.all([home.startHost(), home.startHost()]);
      while (hosts.every(({ exitCode }) => exitCode === null)) await Promise.race(hosts.map(exit));
      expect(new Set(hosts.map(({ exitCode }) => exitCode))).toEqual(new Set([75, null]));
      expect(await home.events('host-started')).toHaveLength(2);
      expect((await home.daypass(['status'])).code).toBe(0);
    });

    it('ends when told to stop, and leaves no process', async () => {
      expect(await processesNaming(home.folder)).toHaveLength(2);
      const gone = once(home.host, 'exit');
      expect(await home.daypass(['stop'])).toMatchObject({ code: 0, stdout: '' });
      expect(await gone).toEqual([0, null]);
      await expect.poll(() => processesNaming(home.folder)).toEqual([]);
    });

    it('does not follow an AWS_ENDPOINT_URL of whoever asks', async () => {
      const nowhere = Object.fromEntries(
        ['', '_SSO', '_SSO_OIDC', '_STS'].map((one) => [`AWS_ENDPOINT_URL${one}`, 'http://127.0.0.1:9']),
      );
      const environment = { ...home.environment, ...nowhere };
      const { code, stderr } = await home.daypass(['credentials', home.nextRole().id], { environment });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    });

    it('answers in Korean to a Korean asker', async () => {
      home.center.endPortalSession();
      const environment = { ...home.environment, LANG: 'ko_KR.UTF-8' };
      const { code, stderr } = await home.daypass(['credentials', home.nextRole().id], { environment });
      expect(code).toBe(3);
      expect(stderr).toBe(
        `로그인되어 있지 않습니다. \`${home.command} login corp\` 명령으로 로그인하세요.\n`,
      );
    });
  });

  describe('exec --server', () => {
    let home: Home;
    beforeEach(async () => {
      home = await startSignedIn(installed());
    });
    afterEach(() => home[Symbol.asyncDispose]());
    const paths = awsPaths();

    async function served(aws: string, credentialsFile: string) {
      const { id } = home.nextRole();
      const { AWS_CONFIG_FILE = '', ...environment } = await home.profile(id);
      const file = path.join(path.dirname(AWS_CONFIG_FILE), 'credentials');
      await writeFile(file, credentialsFile);
      const command = [aws, 'sts', 'get-caller-identity', '--region', home.center.region];
      const args = ['exec', id, '--server', '--', ...command, '--endpoint-url', home.center.url];
      return { id, file, answer: await home.daypass(args, { environment: { ...environment } }) };
    }

    it('is refused where a default profile has static keys, which would win', async () => {
      const { file, answer } = await served('aws', staticKeys);
      expect(answer).toMatchObject({ code: 2, stdout: '' });
      expect(answer.stderr).toContain(file);
    });

    it('is refused so for a file named relative to the folder of whoever asks', async () => {
      const { id } = home.nextRole();
      const folder = path.dirname(home.folder);
      await writeFile(path.join(folder, 'keys'), staticKeys);
      const environment = { ...home.environment, AWS_SHARED_CREDENTIALS_FILE: 'keys' };
      const answer = await home.daypass(['exec', id, '--server', '--', 'true'], { environment, folder });
      expect(answer).toMatchObject({ code: 2, stdout: '' });
    });

    it.for(paths.length === 0 ? ['not installed'] : paths)(
      'gives the AWS CLI credentials from the endpoint (%s)',
      async (aws, context) => {
        context.skip(aws === 'not installed', 'there is no aws program on this machine');
        const { id, answer } = await served(aws, '[another]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
        expect(answer).toMatchObject({ code: 0 });
        expect(answer.stdout).toContain(id.split('/')[1]);
        expect(home.center.count('GetCallerIdentity')).toBe(1);
      },
    );
  });
}

const staticKeys = '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = none\n';

function exit(host: Home['host']): Promise<unknown> {
  return host.exitCode === null ? once(host, 'exit') : Promise.resolve();
}
