import { get } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { hanbit } from '../../identity-center/organization.ts';
import { startHostileService } from '../hostile-service.ts';
import { startRig } from '../rig.ts';
import { eventually, fakeTime, passTime, passTimeUntil } from '../settle.ts';

afterEach(() => vi.useRealTimers());

const status = (rig: Awaited<ReturnType<typeof startRig>>) => rig.core.store.get().sessions[0]?.status;

describe('sign-in by PKCE', () => {
  it('opens one link, at the sign-in service itself, and is signed in when it is approved', async () => {
    await using rig = await startRig();
    await rig.signIn();
    expect(rig.opened).toHaveLength(1);
    expect(rig.opened[0]).toContain(`${rig.center.url}/authorize?response_type=code`);
    await eventually(() => status(rig)?.kind === 'signed-in');
    expect(status(rig)).toMatchObject({ kind: 'signed-in', renewable: true });
  });

  it('tells the person in the browser how it ended, only once it has', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const page = await rig.center.approve(pending.link);
    expect(page.body).toContain('You are signed in');
    expect([...rig.items.keys()].some((name) => name.includes(rig.session.id))).toBe(true);
    await pending.done;
  });

  it('registers once for all sign-ins, each flow for itself', async () => {
    await using rig = await startRig();
    await rig.signIn();
    await rig.signIn();
    expect(rig.center.count('RegisterClient')).toBe(1);
    for (let time = 0; time < 2; time++) {
      const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
      pending.cancel();
      await expect(pending.done).rejects.toMatchObject({ code: 'sign-in-cancelled' });
    }
    // Device code has one since the session was added.
    expect(rig.center.count('RegisterClient')).toBe(1);
  });

  it('registers again when the registration ran out', async () => {
    fakeTime();
    await using rig = await startRig();
    await rig.signIn();
    vi.setSystemTime(Date.now() + 91 * 86_400_000);
    await rig.signIn();
    expect(rig.center.count('RegisterClient')).toBe(2);
  });

  it('gives everybody who asks while one is pending the same, and opens no second tab', async () => {
    await using rig = await startRig();
    const start = () => rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'paced' });
    const all = await Promise.all(Array.from({ length: 75 }, start));
    expect(new Set(all.map(({ link }) => link)).size).toBe(1);
    expect(rig.opened).toHaveLength(1);
    await rig.center.approve(all[0]?.link ?? '');
    await Promise.all(all.map(({ done }) => done));
  });

  it('opens its page anew for a person who cancelled the one before, and for programs once in ten seconds', async () => {
    await using rig = await startRig();
    const start = async (open: 'paced' | 'for-a-person') => {
      const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open });
      const again = await rig.core.signIn(rig.session.id, { flow: 'pkce', open });
      for (const one of [again, pending]) one.cancel();
      await pending.done.catch(() => undefined);
      return pending.link;
    };
    const first = await start('for-a-person');
    const second = await start('for-a-person');
    expect(rig.opened).toEqual([first, second]);
    await start('paced');
    expect(rig.opened).toEqual([first, second]);
  });

  it('ends with a sentence when it is refused, and the page says so', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const page = await rig.center.approve(pending.link, { refuse: true });
    expect(page.body).toContain('Sign-in refused');
    await expect(pending.done).rejects.toMatchObject({ code: 'sign-in-refused' });
    await eventually(() => status(rig)?.kind === 'signed-out');
  });

  it('can be cancelled at any time, which frees the port', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    await eventually(() => status(rig)?.kind === 'signing-in');
    rig.core.cancelSignIn(rig.session.id);
    await expect(pending.done).rejects.toMatchObject({ code: 'sign-in-cancelled' });
    const redirect = new URL(pending.link).searchParams.get('redirect_uri') ?? '';
    await expect(fetch(redirect)).rejects.toThrow();
    await eventually(() => status(rig)?.kind === 'signed-out');
  });

  it('can be cancelled before its link is known', async () => {
    await using rig = await startRig();
    rig.center.faults.add({ operation: 'RegisterClient', fault: { kind: 'hang' } });
    const starting = rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const seen = expect(starting).rejects.toMatchObject({ code: 'sign-in-cancelled' });
    await eventually(() => rig.center.count('RegisterClient') === 0 && rig.center.calls.length === 0);
    await new Promise((resolve) => setImmediate(resolve));
    rig.core.cancelSignIn(rig.session.id);
    await seen;
  });

  it('runs out after ten minutes', async () => {
    fakeTime();
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const seen = expect(pending.done).rejects.toMatchObject({ code: 'sign-in-expired' });
    await passTime(601_000, 10_000);
    await seen;
  });

  it('is not ended by strays: wrong path, Host, state or method get 400 and it goes on', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const authorize = new URL(pending.link).searchParams;
    const redirect = new URL(authorize.get('redirect_uri') ?? '');
    const state = authorize.get('state') ?? '';
    const strays = [
      [`/favicon.ico`, redirect.host],
      [`/oauth/callback?code=evil`, redirect.host],
      [`/oauth/callback?code=evil&state=${state.slice(1)}0`, redirect.host],
      [`/oauth/callback?code=evil&state=${state}`, `localhost:${redirect.port}`],
      [`/oauth/callback?code=evil&state=${state}`, 'evil.example'],
      [`/oauth/callback?state=${state}`, redirect.host],
    ] as const;
    for (const [target, host] of strays) expect(await statusCode(redirect.port, target, host)).toBe(400);
    const posted = await fetch(`${redirect.href}?code=evil&state=${state}`, { method: 'POST' });
    expect(posted.status).toBe(400);
    await rig.center.approve(pending.link);
    await pending.done;
  });

  it('puts the sign-in page on the screen even when no browser opens', async () => {
    await using rig = await startRig({
      core: { openBrowser: () => Promise.reject(new Error('no browser')) },
    });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'paced' });
    await rig.center.approve(pending.link);
    await pending.done;
  });

  it('does not say "signed in" when the keychain cannot keep it', async () => {
    let refuse = false;
    const kept = new Map<string, string>();
    const keychain = {
      get: async (name: string) => kept.get(name),
      set: async (name: string, value: string) => {
        if (refuse) throw new AppError('keychain-locked');
        kept.set(name, value);
      },
      delete: async (name: string) => void kept.delete(name),
      status: () => ({ kind: 'ready', backend: 'test' }) as const,
      onStatus: () => () => undefined,
    };
    await using rig = await startRig({ core: { keychain } });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    refuse = true;
    const page = await rig.center.approve(pending.link);
    await expect(pending.done).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(page.body).toContain('Sign-in not completed');
    expect(status(rig)?.kind).not.toBe('signed-in');
  });
});

describe('sign-in by device code', () => {
  const organization = { ...hanbit(), lengths: { ...hanbit().lengths, devicePollSeconds: 5 } };

  it('shows the code, polls at the interval it was given, and is signed in when approved elsewhere', async () => {
    fakeTime();
    await using rig = await startRig({ organization });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    expect(pending.userCode).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    await eventually(() => status(rig)?.kind === 'signing-in');
    expect(status(rig)).toMatchObject({ flow: 'device', userCode: pending.userCode });
    await passTime(21_000, 1000);
    expect(rig.center.count('CreateToken')).toBe(4);
    await rig.center.approve(pending.link);
    await passTimeUntil(pending.done, 1000);
    await eventually(() => status(rig)?.kind === 'signed-in');
    expect(rig.opened).toEqual([]);
  });

  it('polls five seconds slower each time it is told to slow down', async () => {
    fakeTime();
    await using rig = await startRig({ organization });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    const slower = { kind: 'status', status: 400, error: 'SlowDownException' } as const;
    rig.center.faults.add({ operation: 'CreateToken', times: 2, fault: slower });
    await passTime(40_000, 500);
    const times = rig.center.calls
      .filter(({ operation }) => operation === 'CreateToken')
      .map(({ atMs }) => atMs);
    const gaps = times.slice(1).map((atMs, index) => Math.round((atMs - (times[index] ?? 0)) / 1000));
    expect(gaps).toEqual([10, 15]);
    await rig.center.approve(pending.link);
    await passTimeUntil(pending.done, 1000);
  });

  it('goes on polling through a network that comes and goes', async () => {
    fakeTime();
    await using rig = await startRig({ organization });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    rig.center.faults.add({ operation: 'CreateToken', times: 2, fault: { kind: 'drop' } });
    rig.center.faults.add({ operation: 'CreateToken', times: 1, fault: { kind: 'status', status: 503 } });
    await passTime(16_000, 1000);
    await rig.center.approve(pending.link);
    await passTimeUntil(pending.done, 1000);
  });

  it('ends when it is refused', async () => {
    fakeTime();
    await using rig = await startRig({ organization });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    await rig.center.approve(pending.link, { refuse: true });
    const seen = expect(pending.done).rejects.toMatchObject({ code: 'sign-in-refused' });
    await passTimeUntil(
      pending.done.catch(() => undefined),
      1000,
    );
    await seen;
  });

  it('ends when the code runs out', async () => {
    fakeTime();
    await using rig = await startRig({ organization });
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    const seen = expect(pending.done).rejects.toMatchObject({ code: 'sign-in-expired' });
    await passTimeUntil(
      pending.done.catch(() => undefined),
      30_000,
    );
    await seen;
  });

  it('makes a new registration when the service has forgotten the cached one', async () => {
    fakeTime();
    await using rig = await startRig({ organization });
    const first = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    first.cancel();
    await first.done.catch(() => undefined);
    rig.center.expireRegistrations();
    const second = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'never' });
    await rig.center.approve(second.link);
    await passTimeUntil(second.done, 1000);
    expect(rig.center.count('RegisterClient')).toBe(1);
  });
});

describe('an answer that is neither code nor refusal', () => {
  it('ends the sign-in as failed, not as refused', async () => {
    await using rig = await startRig();
    const pending = await rig.core.signIn(rig.session.id, { flow: 'pkce', open: 'never' });
    const query = new URL(pending.link).searchParams;
    const failed = expect(pending.done).rejects.toMatchObject({ code: 'sign-in-failed' });
    const page = await fetch(`${query.get('redirect_uri')}?error=server_error&state=${query.get('state')}`);
    expect(await page.text()).toContain('Sign-in not completed');
    await failed;
  });
});

describe('links', () => {
  const registration = { clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 4_000_000_000 };

  async function startWithLink(link: string, confirmHost: (host: string) => Promise<boolean>) {
    const answer = { deviceCode: 'd', userCode: 'AAAA-AAAA', expiresIn: 600, interval: 5 };
    const service = await startHostileService({
      '/client/register': registration,
      '/device_authorization': { ...answer, verificationUri: link, verificationUriComplete: link },
    });
    const rig = await startRig({ core: { confirmHost, endpoints: { 'sso-oidc': service.url } } });
    return { rig, service };
  }

  it.each([
    'https://device.sso.ap-northeast-2.amazonaws.com.evil.example/?user_code=AAAA-AAAA',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=AAAA-AAAA',
    'https://evil.s3.amazonaws.com/device',
  ])('like %s are opened only when a person agrees to the host', async (link) => {
    const asked: string[] = [];
    const { rig, service } = await startWithLink(link, async (host) => asked.push(host) === 0);
    await using _ = service;
    await using __ = rig;
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'paced' });
    expect(asked).toEqual([new URL(link).host]);
    expect(rig.opened).toEqual([]);
    pending.cancel();
    await pending.done.catch(() => undefined);
  });

  it.each([
    'https://device.sso.ap-northeast-2.amazonaws.com/?user_code=AAAA-AAAA',
    'https://hanbit.awsapps.com/start/#/device?user_code=AAAA-AAAA',
  ])('like %s are opened at once', async (link) => {
    const { rig, service } = await startWithLink(link, async () => false);
    await using _ = service;
    await using __ = rig;
    const pending = await rig.core.signIn(rig.session.id, { flow: 'device', open: 'paced' });
    expect(rig.opened).toEqual([link]);
    pending.cancel();
    await pending.done.catch(() => undefined);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://device.sso.ap-northeast-2.amazonaws.com/',
    'https://device.sso.ap-northeast-2.amazonaws.com@evil.example/',
    'not a link',
  ])('like %s end the sign-in', async (link) => {
    const { rig, service } = await startWithLink(link, async () => true);
    await using _ = service;
    await using __ = rig;
    const starting = rig.core.signIn(rig.session.id, { flow: 'device', open: 'paced' });
    await expect(starting).rejects.toMatchObject({ code: 'link-refused' });
    expect(rig.opened).toEqual([]);
    expect(status(rig)?.kind).not.toBe('signing-in');
  });
});

function statusCode(port: string, target: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: target, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
