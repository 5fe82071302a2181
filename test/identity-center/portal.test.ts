import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateOrganization } from './generate.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { Fields } from './json-shape.ts';
import { fieldsAt } from './json-shape.ts';
import type { JsonAnswer, Tokens } from './raw-client.ts';
import { portal, refresh, signIn } from './raw-client.ts';

let center: IdentityCenter;
let tokens: Tokens;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  center = await startIdentityCenter();
  tokens = await signIn(center);
});
afterEach(async () => {
  vi.useRealTimers();
  await center.stop();
});

type Query = Readonly<Record<string, string>>;
const accounts = (query: Query = {}) => portal(center, tokens.accessToken, '/assignment/accounts', query);
const roles = (query: Query) => portal(center, tokens.accessToken, '/assignment/roles', query);
const credentials = (query: Query) => portal(center, tokens.accessToken, '/federation/credentials', query);
const logout = (accessToken: string) =>
  fetch(`${center.url}/logout`, { method: 'POST', headers: { 'x-amz-sso_bearer_token': accessToken } });

const paymentsProd = '334072819650';
const stranger = '571029384650';
const operator = { account_id: paymentsProd, role_name: 'PaymentsOperator' };
const noAccess = [403, 'ForbiddenException', 'No access'];
const noSession = [401, 'UnauthorizedException', 'Session token not found or invalid'];
const told = ({ status, errorType, body }: JsonAnswer) => [status, errorType, body['message']];

describe('every portal call', () => {
  it.each(['/assignment/accounts', '/assignment/roles', '/federation/credentials'])(
    'answers 401 at %s without a good token, in the form of the portal',
    async (path) => {
      const answer = await portal(center, 'no-such-token', path);
      expect(told(answer)).toEqual(noSession);
      expect(answer.body['__type']).toBe('com.amazonaws.switchboard.portal#UnauthorizedException');
    },
  );

  it('takes the token from its own header only', async () => {
    const authorization = `Bearer ${tokens.accessToken}`;
    const url = `${center.url}/assignment/accounts`;
    expect((await fetch(url, { headers: { authorization } })).status).toBe(401);
    expect((await fetch(`${url}?x-amz-sso_bearer_token=${tokens.accessToken}`)).status).toBe(401);
  });

  it('answers 401 at the endpoint of another region', async () => {
    const elsewhere = { url: center.urlInRegion('us-west-2') };
    expect(told(await portal(elsewhere, tokens.accessToken, '/assignment/accounts'))).toEqual(noSession);
  });
});

describe('ListAccounts', () => {
  it('lists the accounts the person has something in, with name and e-mail address', async () => {
    const { body } = await accounts();
    expect(body['accountList']).toHaveLength(7);
    expect(body['accountList']).toContainEqual({
      accountId: '347915820634',
      accountName: '결제 운영 (정산)',
      emailAddress: 'aws+settlement-prod@hanbit.example',
    });
    expect(body['nextToken']).toBeUndefined();
  });

  it('lists other accounts for another person', async () => {
    tokens = await signIn(center, 'newcomer@hanbit.example');
    const { body } = await accounts();
    expect(body['accountList']).toEqual([
      { accountId: '682049173358', accountName: 'sandbox', emailAddress: 'aws+sandbox@hanbit.example' },
    ]);
  });

  it.each(['0', '101', '1000', '-1', '1.5', 'many', ''])('refuses the page size "%s"', async (size) => {
    const { status, errorType } = await accounts({ max_result: size });
    expect([status, errorType]).toEqual([400, 'InvalidRequestException']);
  });

  it('refuses a token that it did not give, or gave for another list', async () => {
    expect((await accounts({ next_token: 'invented' })).status).toBe(400);
    const page = await roles({ account_id: paymentsProd, max_result: '1' });
    expect((await accounts({ next_token: String(page.body['nextToken']) })).status).toBe(400);
  });

  it('neither repeats nor skips an account when one vanishes between two pages', async () => {
    const first = await accounts({ max_result: '2' });
    center.unassign({ group: 'payments', accountId: '218460935172', permissionSet: 'ReadOnlyAccess' });
    const rest = await accounts({ next_token: String(first.body['nextToken']) });
    expect(idsOf(first.body)).toEqual(['218460935172', paymentsProd]);
    expect(idsOf(rest.body)).toEqual([
      '347915820634',
      '440318275961',
      '452907316084',
      '463185970247',
      '682049173358',
    ]);
  });
});

describe('ListAccounts of a large organization', () => {
  it.each([
    ['20 without a size', {}, 20],
    ['100 at most', { max_result: '100' }, 100],
    ['as many as asked for', { max_result: '7' }, 7],
  ])('gives pages of %s and every account once', async (_what, query, size) => {
    await center.stop();
    center = await startIdentityCenter({
      organization: generateOrganization({ accounts: 130, rolesPerAccount: 1, seed: 'pages' }),
    });
    tokens = await signIn(center);
    const seen: string[] = [];
    for (let next: Query = {}; ;) {
      const { body } = await accounts({ ...query, ...next });
      const ids = idsOf(body).map(String);
      seen.push(...ids);
      if (typeof body['nextToken'] !== 'string') break;
      expect(ids).toHaveLength(size);
      next = { next_token: body['nextToken'] };
    }
    expect([seen.length, new Set(seen).size]).toEqual([130, 130]);
  });
});

describe('ListAccountRoles', () => {
  it('lists the permission sets assigned in the account', async () => {
    const { body } = await roles({ account_id: paymentsProd });
    expect(body['roleList']).toEqual([
      { roleName: 'PaymentsOperator', accountId: paymentsProd },
      { roleName: 'ReadOnlyAccess', accountId: paymentsProd },
    ]);
  });

  it('answers 403 for an account without an assignment, whether it exists or not', async () => {
    expect(told(await roles({ account_id: stranger }))).toEqual(noAccess);
    expect(told(await roles({ account_id: '999999999999' }))).toEqual(noAccess);
  });

  it.each([{}, { account_id: '' }, { account_id: '12345' }])('refuses %j as no account id', async (query) => {
    expect((await roles(query)).errorType).toBe('InvalidRequestException');
  });
});

describe('GetRoleCredentials', () => {
  it('gives temporary credentials for as long as the permission set says, in epoch milliseconds', async () => {
    const { status, body } = await credentials(operator);
    const given = fieldsAt(body['roleCredentials'], 'roleCredentials');
    expect(status).toBe(200);
    expect(given['accessKeyId']).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(given['secretAccessKey']).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(String(given['sessionToken']).length).toBeGreaterThan(800);
    expect(given['expiration']).toBe(Math.floor(Date.now() / 1000 + 2 * 3600) * 1000);
  });

  it('gives new ones each time', async () => {
    const [one, other] = [await credentials(operator), await credentials(operator)];
    expect(one.body).not.toEqual(other.body);
  });

  it.each([
    ['a role assigned elsewhere only', { ...operator, role_name: 'PaymentsDeveloper' }],
    ['a role that does not exist', { ...operator, role_name: 'Nothing' }],
    ['an account without an assignment', { ...operator, account_id: stranger }],
  ])('answers 403 "No access" for %s', async (_what, query) => {
    expect(told(await credentials(query))).toEqual(noAccess);
  });

  it('wants a role name', async () => {
    expect((await credentials({ account_id: paymentsProd })).errorType).toBe('InvalidRequestException');
  });
});

describe('Logout', () => {
  it('ends the sign-in: access token and refresh token', async () => {
    expect((await logout(tokens.accessToken)).status).toBe(200);
    expect(told(await accounts())).toEqual(noSession);
    expect((await refresh(center, tokens)).errorType).toBe('InvalidGrantException');
    expect((await logout(tokens.accessToken)).status).toBe(401);
  });

  it('leaves the other sign-ins of the same person alone', async () => {
    const laptop = await signIn(center);
    await logout(tokens.accessToken);
    expect((await portal(center, laptop.accessToken, '/assignment/accounts')).status).toBe(200);
  });
});

describe('the directory', () => {
  it('takes a role away and gives it back', async () => {
    const change = { group: 'payments', accountId: paymentsProd, permissionSet: 'PaymentsOperator' };
    center.unassign(change);
    expect(told(await credentials(operator))).toEqual(noAccess);
    center.assign(change);
    expect((await credentials(operator)).status).toBe(200);
  });

  it('gives one person a role that their groups do not have', async () => {
    center.assign({ user: 'hana.kim@hanbit.example', accountId: stranger, permissionSet: 'DataAnalyst' });
    expect((await roles({ account_id: stranger })).body['roleList']).toHaveLength(1);
  });

  it('drops an account from the list with its last role', async () => {
    center.unassign({ group: 'everyone', accountId: '682049173358', permissionSet: 'PowerUserAccess' });
    expect(idsOf((await accounts()).body)).not.toContain('682049173358');
  });

  it('renames an account', async () => {
    center.renameAccount(paymentsProd, '결제 운영');
    expect(JSON.stringify((await accounts()).body)).toContain('"accountName":"결제 운영"');
  });

  it('refuses changes that change nothing', () => {
    const nothing = { group: 'data', accountId: paymentsProd, permissionSet: 'DataAnalyst' };
    expect(() => center.unassign(nothing)).toThrow('was not assigned');
    expect(() => center.assign({ ...nothing, permissionSet: 'Nothing' })).toThrow('no Nothing');
    expect(() => center.renameAccount('999999999999', 'x')).toThrow('no account 999999999999');
  });
});

function idsOf(body: Fields): readonly unknown[] {
  const list: unknown = body['accountList'];
  return Array.isArray(list) ? list.map((item) => fieldsAt(item, 'an account')['accountId']) : [];
}
