import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockHeldElsewhereCode } from '../../main/credential-process/protocol.ts';
import { processesNaming, run } from '../contract/processes.ts';
import { type BuiltDesktop, buildDesktop } from './built-desktop.ts';
import { canLaunch, type Desktop, isStandIn, launcher, startDesktop } from './desktop-rig.ts';

describe.skipIf(!canLaunch)(`Daypass among other hosts, on ${launcher}`, () => {
  let built: BuiltDesktop;
  beforeAll(async () => {
    built = await buildDesktop();
  });
  afterAll(() => built?.[Symbol.asyncDispose]());
  const role = 'hanbit/452907316084/PaymentsDeveloper';

  it('takes over from a host without a screen, which nobody who asks meanwhile notices', async () => {
    await using desktop = await startDesktop(built, { idle: true });
    const [node = '', ...args] = built.headless;
    const { center, environment } = desktop;
    const env = { ...environment, ...center.environment };
    const headless = spawn(node, args, { env, stdio: 'ignore' });
    const ended = once(headless, 'exit');
    await expect.poll(async () => (await desktop.host())?.kind, { timeout: 60_000 }).toBe('headless');
    const { startUrl, region } = center;
    await desktop.daypass('sessions', 'add', 'hanbit', '--start-url', startUrl, '--region', region);
    // A client that comes in between starts another, as an installed one does.
    await writeFile(path.join(desktop.home, 'host.command'), `${built.headless.join('\n')}\n`);
    const asking = new AbortController();
    const codes: (number | null)[] = [];
    const asker = (async () => {
      while (!asking.signal.aborted) codes.push((await desktop.daypass('credentials', role)).code);
    })();
    desktop.use(await desktop.launch('--background'));
    await expect.poll(async () => (await desktop.host())?.kind, { timeout: 60_000 }).toBe('desktop');
    asking.abort();
    await asker;
    expect((await ended)[0]).toBe(0);
    // Nobody is signed in; what counts is that there was an answer each time.
    await expect.poll(async () => (await desktop.host())?.pid).toBe(desktop.app.pid);
    expect(codes.length).toBeGreaterThan(2);
    expect(new Set(codes)).toEqual(new Set([3]));
  });

  it('runs once, however often it is started, and shows its window to whoever starts it again', async () => {
    await using desktop = await startDesktop(built, { idle: true });
    const apps = await Promise.all([1, 2].map(() => desktop.launch('--background')));
    await expect.poll(desktop.host, { timeout: 60_000 }).toBeDefined();
    const pid = (await desktop.host())?.pid;
    const survivor = apps.find((app) => app.pid === pid);
    if (survivor === undefined) throw new Error('neither lives');
    for (const app of apps.filter((one) => one !== survivor))
      expect(await app.ended).toBe(lockHeldElsewhereCode);
    desktop.use(survivor);
    if (isStandIn) expect(await desktop.control.windows()).toEqual([]);
    const again = await desktop.launch();
    expect(await again.ended).toBe(lockHeldElsewhereCode);
    await (await desktop.page()).getByRole('heading').first().waitFor();
  });

  it('tells whoever is waiting that it ends, and takes back what it copied', async () => {
    await using desktop = await startDesktop(built);
    await desktop.signIn();
    const { center, app, daypass, host } = desktop;
    await desktop.ask('copy', role, 'secret-access-key');
    center.faults.add({ operation: 'GetRoleCredentials', fault: { kind: 'delay', ms: 20_000 } });
    const waiting = daypass('credentials', 'hanbit/452907316084/ReadOnlyAccess');
    await expect.poll(() => center.count('GetRoleCredentials'), { timeout: 60_000 }).toBe(2);
    if (isStandIn) {
      const { control } = desktop;
      expect(await control.clipboard()).not.toBe('');
      await control.clickTrayMenu(['Quit Daypass']);
      await expect.poll(() => control.clipboard().catch(() => '')).toBe('');
    } else await app.stop();
    const { code, stdout, stderr } = await waiting;
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toMatch(/^Daypass is stopping/);
    expect(await app.ended).toBe(0);
    expect(await host()).toBeUndefined();
  });

  it('starts again after it was killed, and ends in order when the machine shuts down', async () => {
    await using desktop = await startDesktop(built, { args: ['--background'] });
    await expect.poll(async () => (await desktop.host())?.kind, { timeout: 60_000 }).toBe('desktop');
    process.kill(desktop.app.pid, 'SIGKILL');
    await desktop.app.ended;
    desktop.use(await desktop.launch('--background'));
    await expect.poll(async () => (await desktop.host())?.pid, { timeout: 60_000 }).toBe(desktop.app.pid);
    if (!isStandIn) return;
    await desktop.control.emitPower('shutdown').catch(() => undefined);
    expect(await desktop.app.ended).toBe(0);
    expect(await desktop.host()).toBeUndefined();
  });

  it('ends when it can hold its lock no longer, so that two never run', async () => {
    await using desktop = await startDesktop(built, { args: ['--background'] });
    await expect.poll(desktop.host, { timeout: 60_000 }).toBeDefined();
    const [holder] = await processesNaming(path.join(desktop.home, 'host.lock'));
    await rename(built.client, `${built.client}.away`);
    process.kill(holder?.pid ?? 0, 'SIGKILL');
    expect(await desktop.app.ended).toBe(0);
    await rename(`${built.client}.away`, built.client);
  });

  it('leaves nothing when it is uninstalled', async () => {
    await using desktop = await startDesktop(built, { args: ['--background'] });
    await expect.poll(desktop.host, { timeout: 60_000 }).toBeDefined();
    expect((await desktop.daypass('settings', 'set', 'theme', 'dark')).code).toBe(0);
    expect((await desktop.daypass('uninstall', '--yes')).code).toBe(0);
    expect(await desktop.app.ended).toBe(0);
    expect(existsSync(desktop.home)).toBe(false);
  });

  it.runIf(isStandIn)(
    'as an AppImage is started by the client that its line names, and goes whole',
    async () => {
      const resources = path.join(built.folder, 'resources');
      await mkdir(path.join(resources, 'bin'), { recursive: true });
      await copyFile(built.client, path.join(resources, 'bin', 'daypass'));
      const image = path.join(built.folder, 'Daypass.AppImage');
      // Node stands in the mount, where Electron’s program would be.
      const environment = { APPDIR: path.dirname(process.execPath), APPIMAGE: image };
      await using desktop = await startDesktop(built, { packed: true, environment });
      await writeFile(image, await startsTheSame(desktop));
      await chmod(image, 0o755);
      await desktop.signIn();
      await desktop.ask('copy', role, 'credential-process');
      const line = await desktop.control.clipboard();
      const [, program = ''] = /^credential_process = (\S+) /.exec(line) ?? [];
      expect(program).toBe(path.join(desktop.home, 'bin', 'daypass'));
      expect(await readFile(`${program}.host`, 'utf8')).toBe(`${image}\n--background\n`);
      const autostart = path.join(
        desktop.environment['XDG_CONFIG_HOME'] ?? '',
        'autostart',
        'daypass.desktop',
      );
      await desktop.ask('saveSettings', { startAtLogin: true });
      await expect
        .poll(() => readFile(autostart, 'utf8').catch(() => ''))
        .toContain(`\nExec=${image} --background\n`);
      const ask = () => run(['/bin/sh', '-c', line.replace('credential_process = ', '')], desktop);
      expect((await ask()).code).toBe(0);

      await desktop.app.stop();
      // Its keychain was memory only, so there is nobody signed in any more; but somebody answers.
      const { code, stdout, stderr } = await ask();
      expect([code, stdout]).toEqual([3, '']);
      expect(stderr).not.toBe('');
      expect((await desktop.host())?.kind).toBe('desktop');
      expect((await run([program, '--home', desktop.home, 'uninstall', '--yes'], desktop)).code).toBe(0);
      await expect.poll(async () => readdir(desktop.home, { recursive: true }).catch(() => [])).toEqual([]);
      expect(existsSync(autostart)).toBe(false);
    },
  );
});

/** A program that becomes what this app is, with more arguments. */
async function startsTheSame({ app }: Desktop): Promise<string> {
  const of = async (file: string) =>
    (await readFile(`/proc/${app.pid}/${file}`, 'utf8')).split('\0').filter((part) => part !== '');
  const environment = (await of('environ')).filter((entry) => !entry.startsWith('STAND_IN_CONTROL='));
  const words = ['env', '-i', ...environment, ...(await of('cmdline'))];
  return `#!/bin/sh\nexec ${words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')} "$@"\n`;
}
