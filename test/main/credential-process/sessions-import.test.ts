import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from '../../identity-center/raw-client.ts';
import { startVerbRig, type VerbRig } from './verb-rig.ts';

let verbs: VerbRig;
beforeEach(async () => {
  verbs = await startVerbRig();
  const { center, core, dataFolder, session } = verbs.rig;
  await core.removeSession(session.id);
  const config = `[sso-session 한빛]\nsso_start_url = ${center.startUrl}\nsso_region = ${center.region}\n`;
  await writeFile(path.join(dataFolder, 'aws-config'), config);
});
afterEach(() => verbs[Symbol.asyncDispose]());

async function signInWithTheAwsCli(): Promise<void> {
  const { center, dataFolder } = verbs.rig;
  const { accessToken } = await signIn(center);
  const expiresAt = new Date(Date.now() + 3_000_000).toISOString();
  const folder = path.join(dataFolder, 'sso-cache');
  await mkdir(folder);
  await writeFile(
    path.join(folder, `${createHash('sha1').update('한빛').digest('hex')}.json`),
    JSON.stringify({ startUrl: center.startUrl, region: center.region, accessToken, expiresAt }),
  );
}

describe('daypass sessions import', () => {
  it('is offered where nothing is set up and the AWS config knows a session', async () => {
    const { err } = await verbs.run(['sessions'], { locale: 'ko_KR.UTF-8' });
    expect(err).toContain('daypass sessions import 한빛');
  });

  it('makes a session of it, to be signed in to', async () => {
    const { out, code } = await verbs.run(['sessions', 'import', '한빛']);
    expect([out, code]).toEqual(['Added hanbit; sign in with: daypass login hanbit\n', 0]);
    expect(verbs.rig.core.session('한빛').id).toBe('hanbit');
  });

  it('reads the config that the shell of whoever asks names', async () => {
    const { center, dataFolder } = verbs.rig;
    const file = path.join(dataFolder, 'other-config');
    const portal = `sso_start_url = ${center.startUrl}\nsso_region = ${center.region}\n`;
    await writeFile(file, `[sso-session work]\n${portal}`);
    const aws = { AWS_CONFIG_FILE: 'other-config' };
    const asking = { aws, cwd: dataFolder };
    expect((await verbs.run(['sessions'], asking)).err).toContain('import work');
    expect(await verbs.run(['sessions', 'import', 'work'], asking)).toMatchObject({ code: 0 });
  });

  it('takes the sign-in of the AWS CLI over when asked to', async () => {
    await signInWithTheAwsCli();
    expect((await verbs.run(['sessions', 'import', '한빛', '--take-over'])).code).toBe(0);
    const given = await verbs.run(['credentials', 'hanbit/452907316084/PaymentsDeveloper']);
    expect(given.code).toBe(0);
  });

  it('keeps the session and says so when there is no sign-in to take over', async () => {
    const { err, code } = await verbs.run(['sessions', 'import', '한빛', '--take-over']);
    expect([err.includes('AWS CLI'), code]).toEqual([true, 3]);
    expect(verbs.rig.core.sessions()).toHaveLength(1);
  });

  it('knows no other name', async () => {
    expect(await verbs.run(['sessions', 'import', 'nobody'])).toMatchObject({ code: 2, out: '' });
  });
});
