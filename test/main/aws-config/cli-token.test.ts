import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCliToken } from '../../../main/aws-config/cli-token.ts';
import { aSession } from '../sso/a-session.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const session = aSession();
const nowMs = Date.parse('2026-11-23T18:00:00Z');
/** As the AWS CLI 2.36.7 writes it. */
const cached = {
  startUrl: 'https://hanbit.awsapps.com/start',
  region: 'us-east-1',
  accessToken: 'hush-access',
  expiresAt: '2026-11-23T18:58:39Z',
  clientId: 'client',
  clientSecret: 'hush-client',
  registrationExpiresAt: '2027-02-21T17:58:33Z',
  refreshToken: 'hush-refresh',
};
/** Computed with sha1sum. */
const files = {
  corp: 'ee0bfd2552fbd840c02cc48b6e823320543c450f.json',
  'https://hanbit.awsapps.com/start': '061d406f4c6aa8360cae90979fe8899928310754.json',
};

async function read(differences: object | string = {}, wanted = session) {
  const text = typeof differences === 'string' ? differences : JSON.stringify({ ...cached, ...differences });
  await writeFile(folder.file(files.corp), text);
  return readCliToken(folder.path, 'corp', wanted, nowMs);
}

describe('the sign-in of the AWS CLI', () => {
  it('is taken over with all it needs to be renewed', async () => {
    expect(await read()).toEqual({
      accessToken: 'hush-access',
      issuedAtMs: nowMs,
      expiresAtMs: Date.parse('2026-11-23T18:58:39Z'),
      signedInAtMs: nowMs,
      renewal: {
        refreshToken: 'hush-refresh',
        registration: {
          ...{ flow: 'pkce', issuerUrl: session.issuerUrl, region: 'us-east-1', scopes: session.scopes },
          ...{ clientId: 'client', clientSecret: 'hush-client' },
          expiresAtMs: Date.parse('2027-02-21T17:58:33Z'),
        },
      },
    });
  });

  it('is looked up as the AWS CLI files it: by session name, or by start URL', async () => {
    for (const [key, file] of Object.entries(files)) {
      await writeFile(folder.file(file), JSON.stringify({ ...cached, accessToken: key }));
      expect((await readCliToken(folder.path, key, session, nowMs)).accessToken).toBe(key);
    }
  });

  it.each(['refreshToken', 'clientId', 'clientSecret', 'registrationExpiresAt'])(
    'is taken over as the last of its kind without %s',
    async (field) => {
      expect(await read({ [field]: undefined })).toMatchObject({
        accessToken: 'hush-access',
        renewal: undefined,
      });
    },
  );

  it('is recognized by a start URL written in another way', async () => {
    expect((await read({ startUrl: 'https://Hanbit.awsapps.com/start/#/' })).accessToken).toBe('hush-access');
  });

  it('is taken over from what the SDK for JavaScript made of it', async () => {
    const token = await read(
      JSON.stringify({ ...cached, expiresAt: '2026-11-23T18:58:39.123Z' }, undefined, 2),
    );
    expect(token.expiresAtMs).toBe(Date.parse('2026-11-23T18:58:39Z') + 123);
  });

  it.each<readonly [string, object | string]>([
    ['has run out', { expiresAt: '2026-11-23T17:59:59Z' }],
    ['runs out now', { expiresAt: '2026-11-23T18:00:00Z' }],
    ['does not say until when it lasts', { expiresAt: undefined }],
    ['lasts until a time that is none', { expiresAt: 'tomorrow' }],
    ['lasts until a time that is no text', { expiresAt: 9e12 }],
    ['has no access token', { accessToken: undefined }],
    ['has an access token that is no text', { accessToken: 7 }],
    ['has an empty access token', { accessToken: '' }],
    ['is for another portal', { startUrl: 'https://other.awsapps.com/start' }],
    ['is for a portal that looks alike', { startUrl: 'https://hanbit.awsapps.com.evil.example/start' }],
    ['does not say which portal it is for', { startUrl: undefined }],
    ['is for another region', { region: 'us-east-2' }],
    ['is cut off', '{"startUrl":"https://hanbit.awsapps.com/start","accessTo'],
    ['is a list', '[]'],
    ['is empty', ''],
  ])('is not taken over when it %s', async (_what, differences) => {
    const error: unknown = await read(differences).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'cli-token-unusable', subject: undefined });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
  });

  it('is not there before anyone signed in, or where it cannot be read', async () => {
    const nowhere = readCliToken(folder.file('nowhere'), 'corp', session, nowMs);
    await expect(nowhere).rejects.toMatchObject({ code: 'cli-token-unusable' });
    await mkdir(folder.file(files.corp));
    const unreadable = readCliToken(folder.path, 'corp', session, nowMs);
    await expect(unreadable).rejects.toMatchObject({ code: 'cli-token-unusable' });
  });

  it('is looked up in the folder and nowhere else, whatever the session is called', async () => {
    await writeFile(folder.file('evil.json'), JSON.stringify(cached));
    await mkdir(folder.file('cache'));
    const token = readCliToken(folder.file('cache'), '../evil', session, nowMs);
    await expect(token).rejects.toMatchObject({ code: 'cli-token-unusable' });
  });
});
