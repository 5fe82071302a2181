import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createContainerKeys } from '../../../main/console/container-keys.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { createOpeningPace } from '../../../main/console/opening-pace.ts';
import { createClipboard } from '../../../main/desktop/clipboard.ts';
import { type CommandParts, type CommandTable, createCommands } from '../../../main/desktop/commands.ts';
import type { Question } from '../../../main/desktop/confirm.ts';
import { createPlainText } from '../../../main/desktop/plain-text.ts';
import { parseRoleId, printRoleId } from '../../../main/credentials/role-id.ts';
import { firstChoice } from '../../../main/profiles/profile-choice.ts';
import { type CommandName, forEachCommand } from '../../../preload/contract.ts';
import { exchange } from '../../identity-center/exchange.ts';
import { chrome } from '../console/fake-browser.ts';
import { delay } from '../../../main/delay.ts';
import { startRig, type Rig } from '../rig.ts';
import { eventually, fakeTime, passTime, passTimeUntil } from '../settle.ts';
import { movedTo, pages } from '../sso/pages.ts';

const everything = { choice: firstChoice, adopt: [], rename: false };

describe('the commands of a window', () => {
  let rig: Rig & AsyncDisposable;
  let commands: CommandTable;
  let clipboardText: string;
  let reads: number;
  let web: ReturnType<typeof pages>;
  let questions: Question[];
  let dismissed: string[];
  let agrees: boolean;

  beforeEach(async () => {
    web = pages({ 'HEAD https://sso.hanbit.example': movedTo('https://hanbit.awsapps.com/start') });
    rig = await startRig({ core: { findBrowsers: async () => [chrome], fetchPage: web } });
    [clipboardText, reads] = ['', 0];
    questions = [];
    dismissed = [];
    agrees = false;
    const clipboard = createClipboard(
      {
        readText: async () => (reads++, clipboardText),
        writeText: async (text) => void (clipboardText = text),
        clear: () => void (clipboardText = ''),
      },
      Date.now,
    );
    const parts: CommandParts = {
      core: rig.core,
      clipboard,
      containerKeys: createContainerKeys(openKeychain(createMemoryStore(rig.items))),
      keychain: { probe: async () => ({ kind: 'memory-only' }) },
      plainText: async (form, role) => `${form} of ${printRoleId(role)}`,
      hideWindow: () => undefined,
      dismissOffer: async (offer) => void dismissed.push(offer),
      confirm: async (question) => {
        questions.push(question);
        return agrees;
      },
      openingPace: createOpeningPace({ times: 4 }),
    };
    commands = createCommands(parts);
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const call = (name: CommandName, ...given: unknown[]): Promise<unknown> => commands[name].call(given);
  const role = () => `${rig.session.id}/452907316084/PaymentsDeveloper`;

  it('wave away an offer that there is, and no other', async () => {
    await call('dismissOffer', 'next-step');
    expect(dismissed).toEqual(['next-step']);
    await expect(call('dismissOffer', 'sign-in')).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('are all there, each with all its arguments judged, or nothing compiles', () => {
    const judgesOne = {
      parse: (given: readonly unknown[]): [unknown] => [given[0]],
      call: async () => undefined,
    };
    // @ts-expect-error -- `copy` has two arguments
    const short: Pick<CommandTable, 'copy'> = { copy: judgesOne };
    const { hideWindow: _hideWindow, ...others } = commands;
    // @ts-expect-error -- without one command
    const lacking: CommandTable = others;
    const names = Object.keys(forEachCommand((name) => name)).toSorted();
    expect(Object.keys(commands).toSorted()).toEqual(names);
    expect(Object.keys(lacking)).toHaveLength(names.length - 1);
    expect(short.copy.parse(['a', 'b'])).toEqual(['a']);
  });

  it('adds a session, signs in to it through the browser and lists its roles', async () => {
    const { startUrl, region } = rig.center;
    await expect(call('addSession', { startUrl, region, label: 'Work' })).resolves.toBe('work');
    const view = () => rig.core.store.get().sessions.find(({ id }) => id === 'work');
    await call('signIn', 'work', 'pkce');
    await rig.center.approve(rig.opened[0] ?? '');
    await eventually(() => (view()?.accounts.length ?? 0) > 0);
    await call('refreshRoles', 'work');
    await call('renameSession', 'work', 'Day job');
    expect(view()).toMatchObject({ label: 'Day job', status: { kind: 'signed-in' } });
    await call('removeSession', 'work');
    expect(view()).toBeUndefined();
  });

  it('opens the page of a sign-in begun anew after it was cancelled, but no storm of pages', async () => {
    const begin = async () => {
      await call('signIn', rig.session.id, 'pkce');
      await call('cancelSignIn', rig.session.id);
      await eventually(() => rig.core.store.get().sessions[0]?.status.kind === 'signed-out');
    };
    await begin();
    await begin();
    expect(new Set(rig.opened).size).toBe(2);
    await begin();
    await begin();
    await expect(begin()).rejects.toMatchObject({ code: 'browser-busy' });
    expect(rig.opened).toHaveLength(4);
  });

  it('cancels a sign-in that nobody approves', async () => {
    await call('signIn', rig.session.id, 'device');
    await eventually(() => rig.core.store.get().sessions[0]?.status.kind === 'signing-in');
    await call('cancelSignIn', rig.session.id);
    await eventually(() => rig.core.store.get().sessions[0]?.status.kind === 'signed-out');
  });

  it('copies a secret without giving it to the window', async () => {
    await rig.signIn();
    expect(await call('copy', role(), 'env-bash')).toBeUndefined();
    expect(clipboardText).toMatch(/^export AWS_ACCESS_KEY_ID="ASIA/m);
    expect(rig.core.store.get().roleUses[0]).toMatchObject({ roleId: role(), by: 'copy' });
  });

  describe('copying while AWS asks to slow down', () => {
    const slowDown = (seconds: number, times = 1) =>
      rig.center.faults.add({
        ...{ operation: 'GetRoleCredentials', times },
        fault: { kind: 'retry-after', seconds },
      });

    beforeEach(async () => {
      fakeTime();
      await passTimeUntil(rig.signIn(), 50);
    });
    afterEach(() => void vi.useRealTimers());

    it('waits no longer than a person does, and then says that AWS did not answer', async () => {
      slowDown(15, 9);
      const seen = expect(call('copy', role(), 'env-bash')).rejects.toMatchObject({ code: 'unanswered' });
      await passTime(21_000, 500);
      await seen;
      await passTime(120_000, 5_000);
      expect(clipboardText).toBe('');
      expect(rig.center.count('GetRoleCredentials')).toBe(2);
    });

    it('copies what comes late if the clipboard is as it was', async () => {
      clipboardText = 'what the person had before';
      slowDown(10);
      await passTimeUntil(call('copy', role(), 'env-bash'), 500);
      expect(clipboardText).toMatch(/^export AWS_ACCESS_KEY_ID="ASIA/m);
    });

    it('copies once for presses while AWS has not answered yet, and fails none of them', async () => {
      slowDown(10);
      const first = call('copy', role(), 'env-bash');
      await passTime(2_000, 100);
      await passTimeUntil(Promise.all([first, call('copy', role(), 'env-bash')]), 500);
      expect(clipboardText).toMatch(/^export AWS_ACCESS_KEY_ID="ASIA/m);
      expect(rig.core.store.get().roleUses).toHaveLength(1);
    });

    it('leaves alone what the person has copied since', async () => {
      slowDown(10);
      const copied = call('copy', role(), 'env-bash');
      const seen = expect(copied).rejects.toMatchObject({ code: 'clipboard-changed' });
      await passTime(2_000, 100);
      clipboardText = 'a shopping list';
      await passTime(10_000, 500);
      await seen;
      expect(clipboardText).toBe('a shopping list');
    });
  });

  it('asks a host that is not AWS’s where the portal is only if the person agrees', async () => {
    const startUrl = 'https://sso.hanbit.example';
    const adding = { startUrl, region: rig.center.region };
    await expect(call('addSession', adding)).rejects.toMatchObject({ code: 'declined' });
    expect(questions).toEqual([{ kind: 'ask-host', host: 'sso.hanbit.example' }]);
    expect(web.asked).toEqual([]);
    agrees = true;
    await expect(call('addSession', adding)).resolves.toBe('hanbit-2');
    expect(web.asked).toEqual([`HEAD ${startUrl}`]);
  });

  it('leads credentials another way only if the person agrees', async () => {
    const changes = { proxy: 'http://proxy.example:3128', theme: 'dark' } as const;
    await expect(call('saveSettings', changes)).rejects.toMatchObject({ code: 'declined' });
    expect(questions).toEqual([
      { kind: 'change-settings', changes: [['proxy', 'http://proxy.example:3128']] },
    ]);
    expect(rig.core.settings.get()).toMatchObject({ proxy: '', theme: 'system' });
    agrees = true;
    await call('saveSettings', changes);
    await call('saveSettings', { ...changes, theme: 'light', caBundle: '' });
    expect(rig.core.settings.get()).toMatchObject({ proxy: changes.proxy, theme: 'light' });
    await call('saveSettings', { proxy: '' });
    expect(questions).toHaveLength(2);
  });

  it('says of a file that a person names in the settings that it cannot be read, once they agreed', async () => {
    const missing = path.join(rig.dataFolder, 'missing');
    await expect(call('saveSettings', { caBundle: missing })).rejects.toMatchObject({ code: 'declined' });
    agrees = true;
    await expect(call('saveSettings', { caBundle: missing })).rejects.toMatchObject({
      ...{ code: 'ca-bundle-unreadable', subject: missing },
    });
    await expect(call('saveSettings', { awsConfigFile: rig.dataFolder })).rejects.toMatchObject({
      ...{ code: 'file-unreadable', subject: rig.dataFolder },
    });
    expect(rig.core.settings.get()).toMatchObject({ caBundle: '', awsConfigFile: '' });
    await call('saveSettings', { awsConfigFile: missing });
    expect(rig.core.settings.get().awsConfigFile).toBe(missing);
  });

  it('copies what is no secret for a role nobody is signed in to', async () => {
    await call('copy', role(), 'role-id');
    expect(clipboardText).toBe(`role-id of ${role()}`);
    await expect(call('copy', role(), 'session-token')).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('does not look at the clipboard once a copy has failed', async () => {
    await expect(call('copy', role(), 'env-bash')).rejects.toMatchObject({ code: 'sign-in-needed' });
    await delay(500);
    expect(reads).toBe(0);
  });

  it('opens the console and remembers the role', async () => {
    await rig.signIn();
    await call('openConsole', role(), 's3');
    const { location = '' } = (await exchange(rig.opened.at(-1) ?? '')).headers;
    expect((await exchange(location)).body).toContain('/s3/home');
    expect(rig.core.store.get().roleUses[0]).toMatchObject({ roleId: role(), by: 'console' });
  });

  it('opens a pasted link with its role, or says which may be meant', async () => {
    await rig.signIn();
    await rig.core.refresh(rig.session.id);
    const page = 'https://334072819650-x7abc.eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1';
    const operator = `${rig.session.id}/334072819650/PaymentsOperator`;
    const names = { service: 'EC2', region: 'eu-west-1' };
    expect(await call('readConsoleLink', page)).toEqual({
      ...{ kind: 'choose', roleIds: expect.arrayContaining([operator]), page: names },
    });
    await call('openConsoleLink', page, operator);
    const { location = '' } = (await exchange(rig.opened.at(-1) ?? '')).headers;
    expect((await exchange(location)).body).toContain('/ec2/home');
    expect(await call('readConsoleLink', page)).toEqual({ kind: 'role', roleId: operator, page: names });
    const long = `https://console.aws.amazon.com/${'x'.repeat(9_000)}`;
    await expect(call('readConsoleLink', long)).rejects.toMatchObject({ code: 'bad-request' });
    for (const name of ['readConsoleLink', 'openConsoleLink'] as const)
      await expect(call(name, 'https://evil.example/', operator)).rejects.toMatchObject({
        code: 'link-refused',
      });
  });

  it('opens a recent page again by a name that gives its address to nobody', async () => {
    await rig.signIn();
    const page = 'https://eu-west-1.console.aws.amazon.com/s3/buckets/reports?prefix=a-secret-place';
    await call('openConsole', role(), page);
    const [recent] = rig.core.store.get().recentPages;
    expect(recent).toMatchObject({ roleId: role(), service: 'S3', detail: 'reports', region: 'eu-west-1' });
    expect(JSON.stringify(rig.core.store.get())).not.toContain('a-secret-place');
    await call('openConsole', role(), recent?.destination);
    const { location = '' } = (await exchange(rig.opened.at(-1) ?? '')).headers;
    expect((await exchange(location)).body).toContain('/s3/buckets/reports');
    await expect(call('openConsole', role(), 'recent:0123456789abcdef')).rejects.toThrow();
  });

  it('opens one console for a double press', async () => {
    await rig.signIn();
    const before = rig.opened.length;
    await Promise.all([call('openConsole', role(), 's3'), call('openConsole', role(), 's3')]);
    expect(rig.opened).toHaveLength(before + 1);
    await call('openConsole', role(), 'ec2');
    expect(rig.opened).toHaveLength(before + 2);
  });

  it('opens one console for presses while AWS has not answered yet', async () => {
    await rig.signIn();
    await call('openConsole', role(), '');
    const before = rig.opened.length;
    rig.center.faults.add({ operation: 'GetSigninToken', fault: { kind: 'delay', ms: 1_500 } });
    const first = call('openConsole', role(), 's3');
    await delay(800);
    await Promise.all([first, call('openConsole', role(), 's3')]);
    expect(rig.opened).toHaveLength(before + 1);
  });

  it('gives up a console that AWS does not answer for, and says so', async () => {
    fakeTime();
    try {
      await passTimeUntil(rig.signIn(), 50);
      const fault = { kind: 'retry-after', seconds: 30 } as const;
      rig.center.faults.add({ operation: 'GetRoleCredentials', times: 9, fault });
      const opening = call('openConsole', role(), 's3');
      await expect(passTimeUntil(opening, 500)).rejects.toMatchObject({ code: 'unanswered' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens no more consoles than a person can want', async () => {
    await rig.signIn();
    for (const page of ['s3', 'ec2', 'iam', 'rds']) await call('openConsole', role(), page);
    for (const name of ['openConsole', 'openConsoleLink'] as const)
      await expect(
        call(name, ...(name === 'openConsole' ? [role(), ''] : ['https://console.aws.amazon.com/', role()])),
      ).rejects.toMatchObject({ code: 'browser-busy' });
  });

  it('runs a program that only a window names only if the person agrees', async () => {
    const choice = { kind: 'program', program: '/opt/arc' };
    const rule = {
      when: { kind: 'any' },
      choice,
      standing: { portal: 'mine', consoles: 'several' },
    } as const;
    await expect(call('tryBrowser', choice)).rejects.toMatchObject({ code: 'declined' });
    await expect(call('saveBrowserRules', [rule])).rejects.toMatchObject({ code: 'declined' });
    expect(questions).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'run-program', program: '/opt/arc' })),
    );
    expect(rig.core.store.get().browserRules).toEqual([]);
    agrees = true;
    await call('saveBrowserRules', [rule]);
    expect(rig.core.store.get().browserRules).toEqual([rule]);
    const moved = { ...rule, when: { kind: 'group', group: 'x' } };
    await call('saveBrowserRules', [moved]);
    expect([questions.length, rig.core.store.get().browserRules]).toEqual([3, [moved]]);
  });

  it('asks nobody about a program of another computer, and runs none', async () => {
    agrees = true;
    for (const program of [String.raw`\\evil\share\x.exe`, '//evil/share/x'])
      await expect(call('tryBrowser', { kind: 'program', program })).rejects.toMatchObject({
        code: 'setting-invalid',
      });
    expect(questions).toEqual([]);
  });

  it('keeps the key of the container extension, and gives it to no window', async () => {
    const key = 'ab'.repeat(32);
    await expect(call('keepContainerKey', '', 'short')).rejects.toMatchObject({ code: 'setting-invalid' });
    expect(await call('keepContainerKey', '', key)).toBeUndefined();
    expect([await call('hasContainerKey', ''), await call('hasContainerKey', 'Work')]).toEqual([true, false]);
    expect(JSON.stringify(rig.core.store.get())).not.toContain(key);
  });

  it('shows in a browser that is tried the portal, and nothing else', async () => {
    await call('tryBrowser', { kind: 'system' });
    expect(rig.opened.at(-1)).toBe('https://hanbit.awsapps.com/start');
  });

  it('copies a link to share, which has no secret in it', async () => {
    await call('shareConsole', role(), 's3');
    expect(clipboardText).toBe(
      `https://hanbit.awsapps.com/start/#/console?account_id=452907316084&role_name=PaymentsDeveloper&destination=${encodeURIComponent('https://console.aws.amazon.com/s3/home')}`,
    );
    await expect(call('shareConsole', 'chain:x', '')).rejects.toMatchObject({ code: 'link-unshareable' });
  });

  it('offers the browsers that are there, and keeps the rules on them over a restart', async () => {
    expect(await call('findBrowsers')).toEqual([
      { name: 'Google Chrome', choice: { kind: 'browser', browser: 'chrome' } },
      { name: 'Google Chrome', choice: { kind: 'profile', browser: 'chrome', profile: 'Work' } },
    ]);
    const rule = {
      when: { kind: 'environment', environment: 'production' },
      choice: { kind: 'profile', browser: 'chrome', profile: 'Work' },
      standing: { portal: 'mine', consoles: 'one' },
    };
    await call('saveBrowserRules', [rule]);
    expect((await rig.restart()).store.get().browserRules).toEqual([rule]);
    const odd = { ...rule, choice: { kind: 'program', program: 'rm -rf' } };
    await expect(call('saveBrowserRules', [odd])).rejects.toMatchObject({ code: 'setting-invalid' });
  });

  it('keeps favourites, settings and account rules over a restart', async () => {
    await call('setFavourite', role(), true);
    await call('saveSettings', { theme: 'dark', clipboardSeconds: 30, notifications: false });
    await call('saveAccountRules', [{ match: '*', environment: 'production', colour: 'red' }]);
    const again = await rig.restart();
    expect(again.store.get()).toMatchObject({
      favourites: [role()],
      settings: { theme: 'dark', clipboardSeconds: 30, notifications: false, waitForSignIn: 0 },
      accountRules: [{ match: '*', environment: 'production', colour: 'red' }],
    });
  });

  it('marks accounts by the rules at once', async () => {
    await rig.signIn();
    await eventually(() => (rig.core.store.get().sessions[0]?.accounts.length ?? 0) > 0);
    await call('saveAccountRules', [{ match: '*', group: 'All' }]);
    const marks = rig.core.store.get().sessions[0]?.accounts.map(({ mark }) => mark.group);
    expect(new Set(marks)).toEqual(new Set(['All']));
  });

  it.each([
    ['addSession', ['https://x']],
    ['addSession', [{ region: 'us-east-1' }]],
    ['renameSession', ['corp']],
    ['signIn', ['corp', 'password']],
    ['copy', ['corp/111122223333/Dev', 'all']],
    ['copy', ['../../etc/passwd', 'env-bash']],
    ['copy', [{ toString: 'x' }, 'env-bash']],
    ['openConsole', ['corp/111122223333/Dev', 7]],
    ['openConsole', ['corp/111122223333/Dev', 'x'.repeat(9000)]],
    ['setFavourite', ['corp/111122223333/Dev', 'yes']],
    ['saveSettings', [null]],
    ['saveAccountRules', [{}]],
    ['previewProfiles', [{ choice: {}, adopt: 'all', rename: false }]],
    ['applyProfiles', [everything]],
    ['applyProfiles', [{ ...everything, adopt: [{ name: 'a', roleId: '../x' }] }, '']],
    ['applyProfiles', [{ ...everything, adopt: Array.from({ length: 20_001 }, () => ({ name: 'a' })) }, '']],
    ['removePlaintext', ['sso-token']],
    ['removePlaintext', [[{ kind: 'everything', file: '/etc/passwd' }]]],
    ['removePlaintext', [[{ kind: 'sso-token' }]]],
  ] as const)('refuses %s with %j', async (name, given) => {
    await expect(call(name, ...given)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it.each([
    { template: '{account}\n[default]' },
    { template: '{account} x' },
    { template: 'x' },
    { template: `{account}${'a'.repeat(200)}` },
    { regions: ['eu-west-1\naws_access_key_id = x'] },
    { regions: Array.from({ length: 101 }, () => 'eu-west-1') },
    { output: 'json\n[default]' },
    { picked: ['hanbit/452907316084/Dev\n[default]'] },
    { picked: Array.from({ length: 20_001 }, () => 'hanbit/452907316084/Dev') },
    { where: { ...everything.choice.where, accounts: ['a\u0000'] } },
    { where: { ...everything.choice.where, roles: ['x'.repeat(201)] } },
    { roles: 'everything' },
  ])('takes no choice of profiles with %j', async (part) => {
    const request = { ...everything, choice: { ...everything.choice, ...part } };
    for (const name of ['previewProfiles', 'applyProfiles'] as const)
      await expect(call(name, request, '')).rejects.toMatchObject({ code: 'profile-choice-invalid' });
    expect(await readdir(rig.dataFolder)).not.toContain('aws-config');
  });

  it('writes the profiles that were shown, copies how to try one, and takes them back', async () => {
    await rig.signIn();
    await rig.core.refresh(rig.session.id);
    const config = path.join(rig.dataFolder, 'aws-config');
    const { digest } = await rig.core.profiles.preview(everything);
    expect(await call('applyProfiles', everything, 'another')).toMatchObject({ kind: 'moved' });
    expect(await readdir(rig.dataFolder)).not.toContain('aws-config');
    expect(await call('applyProfiles', everything, digest)).toMatchObject({ kind: 'written' });
    expect(await readFile(config, 'utf8')).toContain('[profile payments-dev-PaymentsDeveloper]\n');
    const plainText = createPlainText({ core: rig.core, client: '/usr/bin/daypass' });
    const known = parseRoleId(role());
    if (known === undefined) throw new Error(role());
    expect(await plainText('profile-name', known)).toBe('payments-dev-PaymentsDeveloper');
    expect(await plainText('profile-command', known)).toBe(
      'aws sts get-caller-identity --profile payments-dev-PaymentsDeveloper',
    );
    expect(await call('undoProfiles')).toMatchObject({ kind: 'written' });
    expect(await readdir(rig.dataFolder)).not.toContain('aws-config');
    await expect(plainText('profile-command', known)).rejects.toMatchObject({ code: 'profile-missing' });
  });

  it('removes of what is named only what other tools left readable', async () => {
    const cache = path.join(rig.dataFolder, '.aws/sso/cache');
    await mkdir(cache, { recursive: true });
    const [token, other] = [path.join(cache, 'a.json'), path.join(cache, 'b.json')];
    for (const file of [token, other]) await writeFile(file, JSON.stringify({ accessToken: 'hush' }));
    const settings = path.join(rig.dataFolder, 'sessions.json');
    const places = [token, settings, '/etc/hostname'].map((file) => ({ kind: 'sso-token', file }));
    expect(await call('removePlaintext', places)).toMatchObject([{ file: token }]);
    expect(await call('findPlaintext')).toMatchObject([{ kind: 'sso-token', file: other }]);
    expect(await readFile(settings, 'utf8')).toContain('hanbit');
  });

  it.each([
    [{ theme: 'pink' }, 'setting-invalid'],
    [{ waitForSignIn: 46 }, 'setting-invalid'],
    [{ waitForSignIn: null }, 'setting-invalid'],
    [{ proxy: 'http://user:secret@proxy' }, 'setting-invalid'],
    [{ constructor: 'x' }, 'setting-unknown'],
    [{ theme: 'dark', other: 1 }, 'setting-unknown'],
  ] as const)('changes no setting for %j', async (changes, code) => {
    const before = rig.core.settings.get();
    await expect(call('saveSettings', changes)).rejects.toMatchObject({ code });
    expect(rig.core.settings.get()).toEqual(before);
  });

  it.each([
    { match: '' },
    { match: 'a\u202eb' },
    { match: 'x'.repeat(101) },
    { match: 'a', environment: 'prod' },
    { match: 'a', colour: 'url(x)' },
    { match: 'a', group: 'a\nb' },
  ])('takes no rule %j', async (rule) => {
    await expect(call('saveAccountRules', [rule])).rejects.toMatchObject({ code: 'setting-invalid' });
  });
});
