import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import { fieldsAt } from './json-shape.ts';
import type { RoleKeys } from './raw-role.ts';
import { assumeTeamPayments, roleKeys } from './raw-role.ts';

let center: IdentityCenter;
let keys: RoleKeys;
beforeEach(async () => {
  center = await startIdentityCenter();
  keys = await roleKeys(center, '334072819650', 'PaymentsOperator');
});
afterEach(() => center.stop());

type Parameters = Readonly<Record<string, string>>;

function federation(parameters: Parameters, headers: Parameters = {}) {
  return exchange(`${center.url}/federation?${new URLSearchParams(parameters).toString()}`, { headers });
}

function asking(from: RoleKeys, parameters: Parameters = {}) {
  const { accessKeyId: sessionId, secretAccessKey: sessionKey, sessionToken } = from;
  const Session = JSON.stringify({ sessionId, sessionKey, sessionToken });
  return federation({ Action: 'getSigninToken', Session, ...parameters });
}

async function signinToken(): Promise<string> {
  const { body } = await asking(keys);
  return String(fieldsAt(JSON.parse(body), 'The answer')['SigninToken']);
}

const home = 'https://ap-northeast-2.console.aws.amazon.com/s3/home';

async function login(parameters: Parameters, headers: Parameters = {}) {
  return federation({ Action: 'login', Issuer: 'daypass', Destination: home, ...parameters }, headers);
}

describe('getSigninToken', () => {
  it('gives a token for good role credentials', async () => {
    expect((await signinToken()).length).toBeGreaterThan(400);
  });

  it.each([
    ['another secret', { secretAccessKey: 'x'.repeat(40) }],
    ['another session token', { sessionToken: 'x' }],
    ['an unknown key', { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }],
  ])('refuses %s', async (_what, changes) => {
    expect((await asking({ ...keys, ...changes })).status).toBe(400);
  });

  it('refuses credentials that have expired', async () => {
    center.setClockOffset(2 * 3_600_000);
    expect((await asking(keys)).status).toBe(400);
  });

  it.each(['{}', '[]', 'nothing', ''])('refuses the session %s', async (Session) => {
    expect((await federation({ Action: 'getSigninToken', Session })).status).toBe(400);
  });

  it.each([
    ['900', 200],
    ['43200', 200],
    ['899', 400],
    ['43201', 400],
    ['an hour', 400],
  ])('answers a session duration of %s with %d', async (SessionDuration, status) => {
    expect((await asking(keys, { SessionDuration })).status).toBe(status);
  });

  it('refuses any session duration for role chaining, and does without', async () => {
    const chained = await assumeTeamPayments(center, keys);
    expect((await asking(chained, { SessionDuration: '900' })).status).toBe(400);
    expect((await asking(chained)).status).toBe(200);
  });
});

describe('login', () => {
  it('shows which account, role and destination would open', async () => {
    const { status, body } = await login({ SigninToken: await signinToken() });
    expect(status).toBe(200);
    for (const fact of ['payments-prod (334072819650)', 'PaymentsOperator', home])
      expect(body).toContain(fact);
  });

  it('takes a token for fifteen minutes', async () => {
    const SigninToken = await signinToken();
    center.setClockOffset(899_000);
    expect((await login({ SigninToken })).status).toBe(200);
    center.setClockOffset(900_000);
    expect((await login({ SigninToken })).status).toBe(400);
  });

  it.each([
    'http://console.aws.amazon.com/',
    'https://console.aws.amazon.com.evil.example/',
    'https://evilconsole.aws.amazon.com/',
    'https://evil.example/?https://console.aws.amazon.com/',
    '/s3/home',
    '',
  ])('refuses the destination %s', async (Destination) => {
    expect((await login({ SigninToken: await signinToken(), Destination })).status).toBe(400);
  });

  it('wants a token it gave', async () => {
    expect((await login({ SigninToken: 'invented' })).status).toBe(400);
  });
});

const logout = (target: string, host: string) =>
  exchange(`${center.url}/oauth?Action=logout&redirect_uri=${encodeURIComponent(target)}`, {
    headers: { host },
  });

describe('logout', () => {
  const target = 'https://us-east-1.signin.aws.amazon.com/federation?Action=login&SigninToken=t';

  it('goes on to the sign-in when both hosts have a region', async () => {
    const { status, headers } = await logout(target, 'us-east-1.signin.aws.amazon.com');
    expect([status, headers.location]).toEqual([302, target]);
  });

  it.each([
    [target, 'signin.aws.amazon.com'],
    ['https://signin.aws.amazon.com/federation', 'us-east-1.signin.aws.amazon.com'],
    ['https://evil.example/', 'us-east-1.signin.aws.amazon.com'],
    ['http://us-east-1.signin.aws.amazon.com/', 'us-east-1.signin.aws.amazon.com'],
  ])('does not go to %s from %s', async (to, host) => {
    expect((await logout(to, host)).status).toBe(400);
  });

  it('goes on to this server when it stands in for both', async () => {
    const here = `${center.url}/federation?Action=login`;
    expect((await logout(here, new URL(center.url).host)).headers.location).toBe(here);
  });
});
