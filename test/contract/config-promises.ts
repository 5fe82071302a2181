import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsPaths } from '../identity-center/aws-programs.ts';
import { addSession, type Home, signIn, startHome } from './home.ts';
import type { Installation } from './installation.ts';
import { type Ended, run } from './processes.ts';

/** What `daypass config` owes to a person with a cleared machine, and to the tools that read what it wrote. */
export function configPromises(installed: () => Installation): void {
  describe('from a cleared machine', { timeout: 180_000 }, () => {
    let home: Home;
    beforeEach(async () => {
      home = await startHome(installed());
    });
    afterEach(() => home[Symbol.asyncDispose]());
    const configFile = () => path.join(home.environment['HOME'] ?? '', '.aws', 'config');

    function identity(aws: string, profile: string): Promise<Ended> {
      const command = [aws, 'sts', 'get-caller-identity', '--profile', profile, '--output', 'text'];
      return run([...command, '--endpoint-url', home.center.url], {
        environment: { ...home.environment, AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' },
      });
    }

    it.each(awsPaths())(
      'three commands of Daypass, and `%s sts get-caller-identity --profile NAME` works',
      async (aws) => {
        const steps: string[] = [];
        const daypass: Home['daypass'] = (args, asking) => {
          steps.push(args.slice(0, 2).join(' '));
          return home.daypass(args, asking);
        };
        const person = { ...home, daypass };
        await addSession(person);
        await signIn(person);
        const applied = await person.daypass(['config', 'apply']);
        expect(applied.code, applied.stderr).toBe(0);
        const profile = /--profile (\S+)/.exec(applied.stderr)?.[1] ?? '';
        const ended = await identity(aws, profile);
        expect(ended.code, ended.stderr).toBe(0);
        expect(ended.stdout).toContain(':assumed-role/AWSReservedSSO_');
        expect(steps).toEqual(['sessions add', 'login --device', 'config apply']);
      },
    );

    it.each(awsPaths())(
      '`daypass exec ROLE -- %s sts get-caller-identity` needs no region of anybody',
      async (aws) => {
        await addSession(home);
        await signIn(home);
        const { id, accountId } = home.nextRole();
        const command = [
          aws,
          'sts',
          'get-caller-identity',
          '--output',
          'text',
          '--endpoint-url',
          home.center.url,
        ];
        const ended = await home.daypass(['exec', id, '--', ...command], {
          environment: { ...home.environment, AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' },
        });
        expect(ended.code, ended.stderr).toBe(0);
        expect(ended.stdout).toContain(accountId);
      },
    );

    it('every role has a profile that leads to it and to no other, and all are gone after --undo', async () => {
      await addSession(home);
      await signIn(home);
      const { stdout } = await home.daypass(['config', 'apply', '--json']);
      const { preview }: { preview: { profiles: readonly { name: string; roleId: string }[] } } =
        JSON.parse(stdout);
      expect(preview.profiles.map(({ roleId }) => roleId).toSorted()).toEqual(
        home.roles.map(({ id }) => id).toSorted(),
      );
      const text = await readFile(configFile(), 'utf8');
      for (const { name, roleId } of preview.profiles) {
        const line = `"${home.installation.client}" --home "${home.folder}" credentials ${roleId}`;
        const plain = `${home.installation.client} --home "${home.folder}" credentials ${roleId}`;
        const section = text.split(`[profile ${name}]\n`)[1]?.split('\n[')[0] ?? '';
        expect([line, plain].some((one) => section.includes(`credential_process = ${one}\n`))).toBe(true);
      }
      expect((await home.daypass(['config', '--undo'])).code).toBe(0);
      await expect(readFile(configFile())).rejects.toMatchObject({ code: 'ENOENT' });
    });

    it.each(awsPaths())(
      'what `%s configure set` put into a profile of ours stays at each apply',
      async (aws) => {
        await addSession(home);
        await signIn(home);
        const role = home.nextRole();
        await home.daypass(['config', 'apply', role.id]);
        const written = home.daypass(['config', '--json']);
        const { profiles }: { profiles: readonly { name: string }[] } = JSON.parse((await written).stdout);
        const [{ name } = { name: '' }] = profiles;
        const set = ['configure', 'set', 'cli_pager', 'less', '--profile', name];
        expect((await run([aws, ...set], { environment: home.environment })).code).toBe(0);
        await home.daypass(['config', 'apply', home.nextRole().id, '--region', 'eu-west-1']);
        const get = ['configure', 'get', 'cli_pager', '--profile', name];
        expect((await run([aws, ...get], { environment: home.environment })).stdout).toBe('less\n');
        expect((await identity(aws, name)).stdout).toContain(role.accountId);
      },
    );

    it('says in one sentence which variable of this shell is in the way', async () => {
      await addSession(home);
      await signIn(home);
      const environment = { ...home.environment, AWS_ACCESS_KEY_ID: 'AKIAHUSH', AWS_PROFILE: 'old' };
      const { stderr } = await home.daypass(['config', 'apply'], { environment });
      expect(stderr).toContain('AWS_ACCESS_KEY_ID is set in this shell');
      expect(stderr).toContain('AWS_PROFILE names another profile');
      expect(stderr).not.toContain('HUSH');
      await writeFile(configFile(), '[default]\nx\n');
      expect((await home.daypass(['config', 'apply'])).code).toBe(1);
    });
  });
}
