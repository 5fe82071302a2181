import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../chromium.ts';
import { run } from '../contract/processes.ts';
import { awsPaths } from '../identity-center/aws-programs.ts';
import { type BuiltDesktop, buildDesktop } from './built-desktop.ts';
import {
  approveInBrowser,
  canLaunch,
  type Desktop,
  isListed,
  isStandIn,
  launcher,
  linkIn,
  startDesktop,
} from './desktop-rig.ts';
import { firstProfilePromises } from './first-profile.ts';
import { timelessMenuText } from './tray-text.ts';

/** Each step begins where the one before left off, as a day does. */
describe.skipIf(!canLaunch)(`a first day with Daypass on ${launcher}`, () => {
  let built: BuiltDesktop;
  let desktop: Desktop;
  const role = 'hanbit/452907316084/PaymentsDeveloper';
  const other = 'hanbit/452907316084/ReadOnlyAccess';
  beforeAll(async () => {
    built = await buildDesktop();
    // English, with the day's hours from 00 to 23.
    desktop = await startDesktop(built, { environment: { LANG: 'en_GB.UTF-8' } });
  });
  afterAll(async () => {
    await desktop?.[Symbol.asyncDispose]();
    await built?.[Symbol.asyncDispose]();
  });
  const tray = async () => {
    const [only] = await desktop.control.trays();
    if (only === undefined) throw new Error('no tray');
    return only;
  };
  /** The menu is drawn once a second at most. */
  const menuShows = async (text: string) =>
    expect.poll(async () => timelessMenuText((await tray()).menu)).toContain(text);

  const shownTitles = async () =>
    (await desktop.control.notifications())
      .filter(({ state }) => state === 'shown')
      .map(({ title }) => title);

  it('opens a window that says that no sign-in is set up, and where to begin', async () => {
    const page = await desktop.page();
    await page.getByRole('heading', { name: 'One sign-in, and your AWS tools work all day' }).waitFor();
    expect(await page.getByRole('textbox').isVisible()).toBe(true);
  });

  it.runIf(isStandIn)('has a tray menu that says the same', async () => {
    await menuShows('No sign-in is set up yet');
    expect(timelessMenuText((await tray()).menu)).toMatchInlineSnapshot(`
      "(Without a keychain: sign-ins end when Daypass quits)
      --
      (No sign-in is set up yet)
      Set up a sign-in…
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
    expect((await tray()).toolTip).toBe('Daypass\nNo sign-in is set up yet');
  });

  it('goes from a start URL through the approval page in a browser to the list of roles', async () => {
    const { center, ask, until } = desktop;
    const id = await ask('addSession', { startUrl: center.startUrl, region: center.region });
    await ask('signIn', id, 'pkce');
    const link = linkIn(await until(({ sessions }) => sessions[0]?.status.kind === 'signing-in'));
    if (isStandIn) expect(await desktop.control.openedUrls()).toEqual([link]);
    await (hasChromium ? approveInBrowser(link) : center.approve(link));
    await until(isListed);
  });

  it.runIf(isStandIn)('has a tray menu of accounts and roles', async () => {
    await menuShows('signed in since');
    await menuShows('payments-dev');
    await expect.poll(async () => timelessMenuText((await tray()).menu)).not.toContain('Listing accounts');
    expect(timelessMenuText((await tray()).menu)).toMatchInlineSnapshot(`
      "(Without a keychain: sign-ins end when Daypass quits)
      --
      hanbit: signed in since HH:MM ▸
        (Renewed by itself while AWS allows it)
        --
        Refresh roles
        Sign out
      --
      All accounts (7) ▸
        payments-dev ▸
        payments-prod ▸
        payments-staging ▸
        sandbox ▸
        shared-services ▸
        store-dev ▸
        결제 운영 (정산) ▸
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
    expect((await tray()).toolTip).toMatch(/^Daypass\nhanbit: signed in since \d\d:\d\d$/);
  });

  it('gives the role to whoever runs the line that is copied for the AWS config', async () => {
    const { code, stdout, stderr } = await desktop.daypass('credentials', role);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccountId: '452907316084' });
  });

  it.runIf(isStandIn && awsPaths().length > 0)(
    'gives it to the AWS CLI by a line copied into a profile',
    async () => {
      const { ask, control, center, environment } = desktop;
      await ask('copy', role, 'credential-process');
      const aws = path.join(environment['HOME'] ?? '', '.aws');
      await mkdir(aws);
      await writeFile(
        path.join(aws, 'config'),
        `[profile day]\nregion = ${center.region}\n${await control.clipboard()}\n`,
      );
      const [cli = ''] = awsPaths();
      const asking = ['sts', 'get-caller-identity', '--profile', 'day', '--endpoint-url', center.url];
      const { stdout, stderr } = await run([cli, ...asking], {
        environment: { ...environment, AWS_EC2_METADATA_DISABLED: 'true', AWS_PAGER: '' },
      });
      expect(stderr).toBe('');
      expect(stdout).toContain('AWSReservedSSO_PaymentsDeveloper_');
    },
  );

  it.runIf(isStandIn)('copies a secret without the page ever seeing one', async () => {
    const { ask, control, center, state, page } = desktop;
    // However long the rest of the day takes.
    await ask('saveSettings', { clipboardSeconds: 3_600 });
    await ask('copy', role, 'env-bash');
    expect(await control.clipboard()).toContain('AWS_SECRET_ACCESS_KEY=');
    expect((await state()).clipboard).toMatchObject({ roleId: role, form: 'env-bash' });
    const seen = JSON.stringify(await state()) + (await (await page()).content());
    expect(center.secrets.size).toBeGreaterThan(3);
    expect([...center.secrets].filter((secret) => seen.includes(secret))).toEqual([]);
  });

  it.runIf(isStandIn)('says once that a sign-in is needed, however many programs ask', async () => {
    const { center, daypass, until } = desktop;
    // Renewing is due, and AWS has ended the sign-in meanwhile.
    center.endPortalSession();
    const asked = await Promise.all(Array.from({ length: 12 }, () => daypass('credentials', other)));
    expect(asked.map(({ code }) => code)).toEqual(asked.map(() => 3));
    expect(new Set(asked.map(({ stdout }) => stdout))).toEqual(new Set(['']));
    await until(({ sessions }) => sessions[0]?.status.kind === 'sign-in-needed');
    await expect.poll(shownTitles).toEqual(['Sign-in needed']);
    await menuShows('needs it');
    expect(timelessMenuText((await tray()).menu)).toMatchInlineSnapshot(`
      "(Without a keychain: sign-ins end when Daypass quits)
      --
      Sign in to hanbit (node needs it)
      --
      (Recent)
      payments-dev · PaymentsDeveloper, until HH:MM ▸
        (payments-dev · 452907316084)
        --
        Open console
        Copy as… ▸
        Copy role ID
        --
        Add to favourites
      --
      All accounts (7) ▸
        payments-dev ▸
        payments-prod ▸
        payments-staging ▸
        sandbox ▸
        shared-services ▸
        store-dev ▸
        결제 운영 (정산) ▸
      --
      Clear the copied credentials
      --
      Open Daypass
      Settings…
      Quit Daypass"
    `);
  });

  it.runIf(isStandIn)('signs in again from the notification, and all is well again', async () => {
    const { center, control, daypass, pass, until } = desktop;
    // A browser is opened once in ten seconds at most.
    await pass(60_000);
    const before = (await control.openedUrls()).length;
    const notice = (await control.notifications()).find(({ state }) => state === 'shown');
    await control.actOnNotification({ id: notice?.id ?? -1, act: { kind: 'click' } });
    await expect.poll(async () => (await control.openedUrls()).length).toBe(before + 1);
    await center.approve((await control.openedUrls())[before] ?? '');
    await until(isListed);
    expect((await daypass('credentials', other)).code).toBe(0);
    await expect.poll(shownTitles).toEqual([]);
  });

  it('wipes credentials, clipboard and sealed file when signing out', async () => {
    const { ask, daypass, home, until } = desktop;
    const sealed = path.join(home, 'role-credentials.sealed');
    await ask('copy', role, 'secret-access-key');
    await expect.poll(() => existsSync(sealed)).toBe(true);
    await ask('signOut', 'hanbit');
    await until(
      ({ sessions, clipboard }) => sessions[0]?.status.kind === 'signed-out' && clipboard === undefined,
    );
    if (isStandIn) expect(await desktop.control.clipboard()).toBe('');
    expect(existsSync(sealed)).toBe(false);
    const { code, stdout } = await daypass('credentials', role);
    expect([code, stdout]).toEqual([3, '']);
  });

  firstProfilePromises(() => built);

  it('writes no secret to its log', async () => {
    const log = await readFile(path.join(desktop.home, 'log', 'daypass.log'), 'utf8');
    expect(log).toContain('host-started');
    expect([...desktop.center.secrets].filter((secret) => log.includes(secret))).toEqual([]);
  });
});
