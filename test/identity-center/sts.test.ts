import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { AssumeRoleCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange } from './exchange.ts';
import type { IdentityCenter } from './identity-center.ts';
import { startIdentityCenter } from './identity-center.ts';
import type { RoleKeys } from './raw-role.ts';
import { assumeTeamPayments, roleKeys, stsWith, teamPayments } from './raw-role.ts';

let center: IdentityCenter;
let keys: RoleKeys;
beforeEach(async () => {
  center = await startIdentityCenter();
  keys = await roleKeys(center, '334072819650', 'PaymentsOperator');
});
afterEach(() => center.stop());

const whoIs = (credentials: RoleKeys) => stsWith(center, credentials).send(new GetCallerIdentityCommand({}));

function assuming(changes: Partial<AssumeRoleCommandInput> = {}, by: RoleKeys = keys) {
  const input = { RoleArn: teamPayments, RoleSessionName: 'hana', ...changes };
  return stsWith(center, by).send(new AssumeRoleCommand(input));
}

function postForm(form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  return exchange(center.url, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
}

describe('GetCallerIdentity', () => {
  it('tells the role of the permission set and the user', async () => {
    const { Account, Arn, UserId } = await whoIs(keys);
    expect(Account).toBe('334072819650');
    expect(Arn).toMatch(
      /^arn:aws:sts::334072819650:assumed-role\/AWSReservedSSO_PaymentsOperator_[0-9a-f]{16}\/hana\.kim@hanbit\.example$/,
    );
    expect(UserId).toMatch(/^AROA[A-Z2-7]{17}:hana\.kim@hanbit\.example$/);
  });
});

describe('the signature', () => {
  it.each([
    ['another secret', { secretAccessKey: 'x'.repeat(40) }, 'SignatureDoesNotMatch'],
    ['another session token', { sessionToken: 'x' }, 'InvalidClientTokenId'],
    ['an unknown key', { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }, 'InvalidClientTokenId'],
  ])('is refused with %s', async (_what, changes, code) => {
    await expect(whoIs({ ...keys, ...changes })).rejects.toMatchObject({
      name: code,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is refused as expired when the credentials are', async () => {
    const chained = await assumeTeamPayments(center, keys);
    const client = stsWith(center, chained);
    client.config.systemClockOffset = 3_600_000;
    center.setClockOffset(3_600_000);
    await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
  });

  it('is refused when it was made more than five minutes ago', async () => {
    center.setClockOffset(301_000);
    await expect(whoIs(keys)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    center.setClockOffset(240_000);
    expect((await whoIs(keys)).Account).toBe('334072819650');
  });

  it('must be there', async () => {
    const { status, body } = await postForm({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
    expect(status).toBe(403);
    expect(body).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('covers the body', async () => {
    const client = stsWith(center, keys);
    client.middlewareStack.add(
      (next) => (args) => {
        // As long as the signed one, so that only the signature can tell.
        Object.assign(args.request ?? {}, { body: 'Version=2011-06-15&Action=GetCallerIdentity' });
        return next(args);
      },
      { step: 'deserialize', priority: 'low' },
    );
    const sending = client.send(new GetCallerIdentityCommand({}));
    await expect(sending).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });

  it('must be whole', async () => {
    const form = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
    expect((await postForm(form, { authorization: 'Bearer x' })).body).toContain(
      '<Code>IncompleteSignature</Code>',
    );
  });
});

describe('AssumeRole', () => {
  it('gives credentials of a role that trusts the permission set, for an hour', async () => {
    const { AssumedRoleUser, Credentials } = await assuming();
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::369417052848:assumed-role/team-payments/hana');
    const leftMs = Number(Credentials?.Expiration) - Date.now();
    expect(Math.round(leftMs / 60_000)).toBe(60);
    const chained = await assumeTeamPayments(center, keys);
    expect((await whoIs(chained)).Arn).toBe('arn:aws:sts::369417052848:assumed-role/team-payments/hana');
  });

  it('chains on from a role that was itself assumed', async () => {
    const chained = await assumeTeamPayments(center, keys);
    const RoleArn = 'arn:aws:iam::571029384650:role/team-payments-reports';
    expect((await assuming({ RoleArn }, chained)).Credentials?.AccessKeyId).toMatch(/^ASIA/);
    await expect(assuming({ RoleArn })).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('asks for the external id where the trust policy does', async () => {
    const RoleArn = 'arn:aws:iam::358201946773:role/settlement-export';
    const settlement = await roleKeys(center, '347915820634', 'PaymentsOperator');
    const ExternalId = 'hanbit-settlement-2024';
    expect((await assuming({ RoleArn, ExternalId }, settlement)).Credentials).toBeDefined();
    await expect(assuming({ RoleArn }, settlement)).rejects.toMatchObject({ name: 'AccessDenied' });
    const wrong = assuming({ RoleArn, ExternalId: 'other' }, settlement);
    await expect(wrong).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is denied to a role that is not trusted, and for a role that is not there, alike', async () => {
    const reader = await roleKeys(center, '334072819650', 'ReadOnlyAccess');
    const message =
      /^User: arn:aws:sts::334072819650:assumed-role\/.+ is not authorized to perform: sts:AssumeRole/;
    const denied = {
      name: 'AccessDenied',
      message: expect.stringMatching(message),
      $metadata: { httpStatusCode: 403 },
    };
    await expect(assuming({}, reader)).rejects.toMatchObject(denied);
    const RoleArn = 'arn:aws:iam::369417052848:role/nothing';
    await expect(assuming({ RoleArn })).rejects.toMatchObject(denied);
  });

  it('lasts an hour at most, as every role chaining does', async () => {
    expect((await assuming({ DurationSeconds: 3600 })).Credentials).toBeDefined();
    const message =
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';
    await expect(assuming({ DurationSeconds: 3601 })).rejects.toMatchObject({
      name: 'ValidationError',
      message,
    });
  });

  it.each([
    { DurationSeconds: 899 },
    { DurationSeconds: 43_201 },
    { RoleSessionName: 'a b' },
    { RoleSessionName: 'a' },
  ])('refuses %j as invalid', async (changes) => {
    await expect(assuming(changes)).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

describe('GetAccessKeyInfo', () => {
  it('tells the account of an access key id', async () => {
    const command = new GetAccessKeyInfoCommand({ AccessKeyId: keys.accessKeyId });
    expect((await stsWith(center, keys).send(command)).Account).toBe('334072819650');
  });
});

describe('an action nobody knows', () => {
  it.each([
    ['sts', '2011-06-15'],
    ['iam', '2010-05-08'],
    ['any', '1999-01-01'],
  ])('is refused by %s', async (_service, Version) => {
    const { status, body } = await postForm({ Action: 'Nothing', Version });
    expect(status).toBe(400);
    expect(body).toContain('<Code>InvalidAction</Code>');
  });
});
