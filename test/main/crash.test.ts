import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { awsLocations } from '../../main/aws-config/locations.ts';
import { describe, expect, it } from 'vitest';
import { createDamagedFiles } from '../../main/damaged-files.ts';
import { createCore } from '../../main/core.ts';
import { openKeychain } from '../../main/keychain/keychain.ts';
import { createLog } from '../../main/log.ts';
import { endpointOverrides } from '../../main/sso/sessions.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { childScript } from '../child-script.ts';
import { fixedSettings } from './empty-state.ts';
import { createFileStore } from './file-store.ts';

const [, script] = await childScript(path.join(import.meta.dirname, 'crash-child.ts'));

/** Runs the child and kills it at its n-th point: a request come in, an answer about to go out, a keychain change. */
async function runUntil(
  lastPoint: number,
): Promise<{ points: number; folder: string; center: IdentityCenter }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-crash-'));
  const center = await startIdentityCenter();
  const child = fork(script, [folder, center.startUrl, center.region], {
    env: { ...process.env, ...center.environment },
    stdio: 'ignore',
  });
  let points = 0;
  function atPoint(): void {
    points += 1;
    if (points >= lastPoint) child.kill('SIGKILL');
  }
  center.onRequest(atPoint);
  listen(child, center, atPoint);
  await once(child, 'exit');
  return { points, folder, center };
}

function listen(child: ChildProcess, center: IdentityCenter, atPoint: () => void): void {
  let hours = 0;
  child.on('message', (message) => {
    if (typeof message !== 'object' || message === null || !('kind' in message)) return;
    if ('link' in message) void center.approve(String(message.link)).catch(() => undefined);
    if (message.kind === 'an hour later') center.setClockOffset((hours += 1) * 61 * 60_000);
    if (message.kind === 'point') atPoint();
    if (child.connected) child.send('go on', () => undefined);
  });
}

async function startAgain(folder: string, center: IdentityCenter) {
  return createCore({
    dataFolder: path.join(folder, 'data'),
    damagedFiles: createDamagedFiles(path.join(folder, 'data')),
    keychain: openKeychain(createFileStore(path.join(folder, 'keychain'), async () => undefined)),
    settings: fixedSettings,
    log: createLog(() => undefined),
    language: () => 'en',
    openBrowser: async () => undefined,
    confirmHost: async () => false,
    launch: async () => undefined,
    findBrowsers: async () => [],
    endpoints: endpointOverrides(center.environment),
    aws: () => awsLocations(folder, {}),
    client: '/usr/bin/daypass',
    home: undefined,
    surroundings: { platform: 'linux', environment: {}, inContainer: false },
    userName: 'tester',
  });
}

/** What the next start finds; then that it works, after a sign-in if it needs one. */
async function afterCrash(folder: string, center: IdentityCenter): Promise<string> {
  const core = await startAgain(folder, center);
  const known = core.sessions()[0];
  const session = known ?? (await core.addSession({ startUrl: center.startUrl, region: center.region }));
  const use = () => core.portal.roleCredentials(session, '452907316084', 'PaymentsDeveloper');
  const found = await use().then(
    () => 'signed in',
    (error: unknown) => (error instanceof Error ? error.message : 'not even an error'),
  );
  if (found !== 'signed in') {
    const pending = await core.signIn(session.id, { flow: 'pkce', open: 'never' });
    await center.approve(pending.link);
    await pending.done;
    await use();
  }
  await core.close();
  return found;
}

describe('killed at any point of a sign-in or a renewal', () => {
  it('the next start is signed in or cleanly signed out, at each of 50 points', async () => {
    const whole = await runUntil(Number.POSITIVE_INFINITY);
    await whole.center.stop();
    await rm(whole.folder, { recursive: true });
    expect(whole.points).toBeGreaterThanOrEqual(50);

    const at = Array.from({ length: 50 }, (_, index) => 1 + Math.floor((index * (whole.points - 1)) / 49));
    const found: string[] = [];
    const left: string[] = [];
    async function work(): Promise<void> {
      for (let point = at.shift(); point !== undefined; point = at.shift()) {
        const { folder, center } = await runUntil(point);
        found.push(await afterCrash(folder, center));
        const files = await readdir(path.join(folder, 'data'));
        left.push(...files.filter((name) => name.endsWith('.damaged')));
        await center.stop();
        await rm(folder, { recursive: true });
      }
    }
    await Promise.all([work(), work(), work()]);
    expect(found).toHaveLength(50);
    expect(new Set(found)).toEqual(new Set(['signed in', 'sign-in-needed']));
    expect(left).toEqual([]);
  }, 180_000);
});
