import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../contract/processes.ts';
import { awsPaths } from '../identity-center/aws-programs.ts';
import type { BuiltDesktop } from './built-desktop.ts';
import { type Desktop, isStandIn, linkIn, startDesktop } from './desktop-rig.ts';

const [cli = ''] = awsPaths();
const profile = 'payments-dev-PaymentsDeveloper';
const command = `aws sts get-caller-identity --profile ${profile}`;

/** What a newcomer does from nothing to a working `aws`, step by step; what is done by itself is no step. */
export function firstProfilePromises(built: () => BuiltDesktop): void {
  const title = 'from a cleared machine to a working aws (needs the AWS CLI)';
  describe.skipIf(cli === '')(title, { timeout: 120_000 }, () => {
    it.runIf(isStandIn)('takes three steps in the window: address, approval, one press', async () => {
      await using desktop = await startDesktop(built());
      const { center, control, until } = desktop;
      const page = await desktop.page();
      page.setDefaultTimeout(30_000);

      // 1. The address, as a wiki page has it: with the region, for nobody can look up a portal that is not there.
      const pasted = `sso_start_url = ${center.startUrl} sso_region = ${center.region}`;
      await page.getByRole('textbox', { name: 'Address of your access portal' }).fill(pasted);
      await page.keyboard.press('Enter');

      // 2. The approval, in the browser that has opened by itself; in a container, by the code that is shown.
      const link = linkIn(await until(({ sessions }) => sessions[0]?.status.kind === 'signing-in'));
      expect(await control.openedUrls()).toEqual([link]);
      await center.approve(link);

      // 3. One press, once the list is there.
      await page.locator('[role=row][aria-selected=true]').waitFor();
      await until(({ sessions }) => sessions[0]?.progress.kind === 'idle');
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText(`11 profiles written to ${configOf(desktop)}.`).waitFor();

      // The command that is shown works as it is.
      await page.getByRole('button', { name: 'Copy the command' }).click();
      await page.getByText('Copied').first().waitFor();
      await expectToWork(desktop, await control.clipboard(), profile);
      await expect
        .poll(() => page.getByText('Your AWS tools are set up').count(), { timeout: 30_000 })
        .toBe(0);
    });

    it.runIf(isStandIn)('is taken back by one press more, to the last byte', async () => {
      await using desktop = await startDesktop(built());
      await desktop.signIn();
      const page = await desktop.page();
      page.setDefaultTimeout(30_000);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('AWS profiles');
      await page.keyboard.press('Enter');
      await page.getByText('11 new').first().waitFor();
      await page.getByRole('button', { name: 'Write', exact: true }).click();
      await page.getByText(`Written to ${configOf(desktop)}.`).waitFor();
      expect(await readFile(configOf(desktop), 'utf8')).toContain(`[profile ${profile}]\n`);
      const seen = JSON.stringify(await desktop.state()) + (await page.content());
      expect([...desktop.center.secrets].filter((secret) => seen.includes(secret))).toEqual([]);
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      await page.getByText('The last change was undone.').waitFor();
      await expect(readFile(configOf(desktop))).rejects.toMatchObject({ code: 'ENOENT' });
    });

    it('takes three commands in a terminal and one approval', async () => {
      await using desktop = await startDesktop(built(), { idle: true });
      const { center, environment, daypass } = desktop;
      await using _host = await startHeadless(built(), desktop);

      // 1. The address.
      const { startUrl, region } = center;
      const added = await daypass('sessions', 'add', 'hanbit', '--start-url', startUrl, '--region', region);
      expect(added).toMatchObject({ code: 0 });

      // 2. The sign-in, and the approval in a browser.
      let approving: Promise<unknown> | undefined;
      const signedIn = await run([built().client, 'login', '--no-browser'], {
        environment,
        onErrorText(text) {
          const link = /https?:\/\/127\.\S+/.exec(text)?.[0];
          if (link !== undefined) approving ??= center.approve(link);
        },
      });
      await approving;
      expect(signedIn).toMatchObject({ code: 0 });

      // 3. The profiles; the command to try is said.
      const applied = await daypass('config', 'apply');
      expect(applied).toMatchObject({ code: 0, stdout: expect.stringContaining(profile) });
      const [, said = ''] = /Try it: (.+)/.exec(applied.stderr) ?? [];
      await expectToWork(desktop, said, said.split(' ').at(-1) ?? '');
    });
  });
}

const configOf = ({ environment }: Desktop) => path.join(environment['HOME'] ?? '', '.aws', 'config');

/** As a person pastes it, with nothing but where this test's AWS is. */
async function expectToWork(desktop: Desktop, pasted: string, name: string): Promise<void> {
  expect(pasted).toBe(command.replace(profile, name));
  const [, ...args] = pasted.split(' ');
  const { stdout, stderr } = await run([cli, ...args, '--endpoint-url', desktop.center.url], {
    environment: { ...desktop.environment, AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' },
  });
  expect(stderr).toBe('');
  expect(stdout).toContain(':assumed-role/AWSReservedSSO_');
}

async function startHeadless(
  { headless }: BuiltDesktop,
  { center, environment, host }: Desktop,
): Promise<AsyncDisposable> {
  const [node = '', ...args] = headless;
  const child = spawn(node, args, { env: { ...environment, ...center.environment }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await expect.poll(async () => (await host())?.kind, { timeout: 30_000 }).toBe('headless');
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
