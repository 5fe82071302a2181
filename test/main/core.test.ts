import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeychain } from '../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../main/keychain/memory.ts';
import { AppError } from '../../main/errors.ts';
import { signIn as signInRaw } from '../identity-center/raw-client.ts';
import { type Rig, startRig } from './rig.ts';
import { eventually } from './settle.ts';

const view = (rig: Rig) => rig.core.store.get().sessions[0];

describe('the core', () => {
  it('lists every account and role of whoever signed in', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await rig.core.refresh(rig.session.id);
    expect(view(rig)?.accounts.length).toBeGreaterThan(3);
    expect(view(rig)?.accounts.every(({ roles }) => roles.length > 0)).toBe(true);
    expect(view(rig)?.accounts.some(({ name }) => /[가-힣]/.test(name))).toBe(true);
  });

  it('lists by itself after a sign-in', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await eventually(
      () =>
        view(rig)?.progress.kind === 'idle' &&
        view(rig)?.progress !== undefined &&
        (view(rig)?.accounts.length ?? 0) > 3,
    );
  });

  it('logs no folder of a list that cannot be written', async () => {
    await using rig = await startRig();
    await writeFile(path.join(rig.dataFolder, 'inventory'), 'no folder');
    await rig.signIn();
    await eventually(() => rig.logged.some((line) => line.includes('refresh-failed')));
    expect(rig.logged.join('')).toContain('"code":"file-unwritable"');
    expect(rig.logged.join('')).not.toContain(rig.dataFolder);
  });

  it('lists again by itself once the settings lead another way to AWS', async () => {
    await using rig = await startRig();
    rig.center.faults.add({ operation: 'ListAccounts', times: 100, fault: { kind: 'drop' } });
    await rig.signIn();
    await eventually(() => view(rig)?.progress.kind === 'failed');
    rig.center.faults.clear();
    await rig.core.settings.set('noProxy', 'localhost');
    await eventually(() => view(rig)?.progress.kind === 'idle' && (view(rig)?.accounts.length ?? 0) > 3);
  });

  it('is still signed in after a restart, without asking AWS or the person', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await rig.core.refresh(rig.session.id);
    rig.center.resetCalls();
    const core = await rig.restart();
    expect(core.store.get().sessions[0]?.status.kind).toBe('signed-in');
    expect(rig.center.calls).toEqual([]);
  });

  it('signs out at AWS and here, and leaves no secret behind', async () => {
    await using rig = await startRig();
    await rig.signIn();
    expect(await rig.core.signOut(rig.session.id)).toEqual({ atAws: true });
    expect(rig.center.count('Logout')).toBe(1);
    expect([...rig.items.keys()].filter((name) => name.includes(rig.session.id))).toEqual([]);
    const credentials = rig.core.portal.roleCredentials(rig.session, '452907316084', 'PaymentsDeveloper');
    await expect(credentials).rejects.toMatchObject({ code: 'sign-in-needed' });
    await eventually(() => view(rig)?.status.kind === 'signed-out');
  });

  it('signs out here even when AWS cannot be told, and says that', async () => {
    await using rig = await startRig();
    await rig.signIn();
    rig.center.faults.add({ operation: 'Logout', fault: { kind: 'drop' } });
    expect(await rig.core.signOut(rig.session.id)).toEqual({ atAws: false });
    expect([...rig.items.keys()].filter((name) => name.includes(rig.session.id))).toEqual([]);
  });

  it('keeps two users of one Identity Center apart', async () => {
    await using rig = await startRig();
    const { startUrl, region } = rig.center;
    const other = await rig.core.addSession({ startUrl, region, label: 'Park 준서' });
    await rig.signIn();
    const pending = await rig.core.signIn(other.id, { flow: 'pkce', open: 'paced' });
    await rig.center.approve(pending.link, { user: 'junseo.park@hanbit.example' });
    await pending.done;
    await Promise.all([rig.core.refresh(rig.session.id), rig.core.refresh(other.id)]);
    const [one, two] = rig.core.store.get().sessions;
    expect([one?.id, two?.id]).toEqual(['hanbit', 'park']);
    expect(one?.accounts).not.toEqual(two?.accounts);
    await rig.core.signOut(other.id);
    await eventually(() => rig.core.store.get().sessions[1]?.status.kind === 'signed-out');
    expect(rig.core.store.get().sessions[0]?.status.kind).toBe('signed-in');
  });

  it('removes a session with all that belongs to it', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await rig.core.refresh(rig.session.id);
    await rig.core.removeSession(rig.session.id);
    expect(rig.core.store.get().sessions).toEqual([]);
    expect(await readdir(path.join(rig.dataFolder, 'inventory'))).toEqual([]);
    expect([...rig.items.keys()].filter((name) => name.includes(rig.session.id))).toEqual([]);
  });

  it('refuses a session whose region is wrong at once, and keeps nothing of it', async () => {
    await using rig = await startRig();
    const elsewhere = rig.center.urlInRegion('us-east-1');
    await rig.core.removeSession(rig.session.id);
    const core = await rig.restart({ endpoints: { sso: elsewhere, 'sso-oidc': elsewhere } });
    const adding = core.addSession({ startUrl: rig.center.startUrl, region: 'us-east-1' });
    await expect(adding).rejects.toMatchObject({ code: 'region-wrong', subject: 'us-east-1' });
    expect(core.sessions()).toEqual([]);
    expect([...rig.items.keys()].filter((name) => name.includes('hanbit'))).toEqual([]);
  });

  it('shows that the keychain is locked, and is signed in as soon as it is unlocked', async () => {
    const items = new Map<string, string>();
    let locked = false;
    const store = createMemoryStore(items);
    const refuse = () => (locked ? Promise.reject(new AppError('keychain-locked')) : undefined);
    const keychain = openKeychain({
      ...store,
      lasting: true,
      get: (account) => refuse() ?? store.get(account),
      set: (account, value) => refuse() ?? store.set(account, value),
      delete: (account) => refuse() ?? store.delete(account),
    });
    await using rig = await startRig({ core: { keychain } });
    await rig.signIn();
    locked = true;
    const core = await rig.restart();
    expect(core.store.get().sessions[0]?.status).toMatchObject({
      kind: 'unknown',
      error: { code: 'keychain-locked' },
    });
    expect(core.store.get().keychain.kind).toBe('locked');
    locked = false;
    await keychain.probe();
    await eventually(() => core.store.get().sessions[0]?.status.kind === 'signed-in');
  });

  it('offers the sessions of the AWS config and takes over a sign-in of the AWS CLI once', async () => {
    await using rig = await startRig();
    await rig.core.removeSession(rig.session.id);
    const { startUrl, region } = rig.center;
    const config = `[sso-session 한빛]\nsso_start_url = ${startUrl}/#/\nsso_region = ${region}\n[profile dev]\nsso_session = 한빛\n`;
    await writeFile(path.join(rig.dataFolder, 'aws-config'), config);
    const cli = await signInRaw(rig.center);
    await mkdir(path.join(rig.dataFolder, 'sso-cache'));
    const name = `${createHash('sha1').update('한빛').digest('hex')}.json`;
    const cached = {
      startUrl: `${startUrl}/#/`,
      region,
      accessToken: cli.accessToken,
      expiresAt: new Date(Date.now() + 3_000_000).toISOString(),
    };
    await writeFile(path.join(rig.dataFolder, 'sso-cache', name), JSON.stringify(cached));
    const [found] = await rig.core.importable();
    if (found === undefined) throw new Error('nothing found');
    expect(found).toMatchObject({ name: '한빛', startUrl, region, profiles: ['dev'] });
    const session = await rig.core.importSession(found, { takeOver: true });
    expect(session.label).toBe('한빛');
    await rig.core.refresh(session.id);
    expect(rig.core.store.get().sessions[0]?.accounts.length).toBeGreaterThan(3);
    expect(await rig.core.importable()).toEqual([]);
  });

  it('never looks at the endpoint settings of its surroundings', async () => {
    await using rig = await startRig();
    const names = [
      'AWS_ENDPOINT_URL',
      'AWS_ENDPOINT_URL_SSO',
      'AWS_ENDPOINT_URL_SSO_OIDC',
      'AWS_MAX_ATTEMPTS',
      'AWS_REGION',
    ];
    for (const name of names) process.env[name] = name === 'AWS_MAX_ATTEMPTS' ? '9' : 'http://127.0.0.1:9/';
    try {
      await rig.signIn();
      await rig.core.refresh(rig.session.id);
    } finally {
      for (const name of names) delete process.env[name];
    }
    expect(view(rig)?.accounts.length).toBeGreaterThan(3);
  });

  it('writes no secret anywhere but into the keychain', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await rig.core.refresh(rig.session.id);
    await rig.core.portal.roleCredentials(rig.session, '452907316084', 'PaymentsDeveloper');
    const files = await readdir(rig.dataFolder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')),
    );
    const everything = [...texts, ...rig.logged, JSON.stringify(rig.core.store.get())].join('\n');
    expect(rig.center.secrets.size).toBeGreaterThan(5);
    for (const secret of rig.center.secrets) expect(everything).not.toContain(secret);
  });
});
