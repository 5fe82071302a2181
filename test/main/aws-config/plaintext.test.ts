import { mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPlaintext, removePlaintext } from '../../../main/aws-config/plaintext.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const sinceMs = Date.parse('2026-10-01T00:00:00Z');
const places = () => ({ home: folder.path, credentialsFile: folder.file('.aws/credentials') });

async function put(file: string, content: string | object): Promise<string> {
  const whole = folder.file(file);
  await mkdir(path.dirname(whole), { recursive: true });
  await writeFile(whole, typeof content === 'string' ? content : JSON.stringify(content));
  await utimes(whole, sinceMs / 1000, sinceMs / 1000);
  return whole;
}

const keys = 'aws_access_key_id = ASIAHUSH\naws_secret_access_key = hush\n';
const credentials = `# mine\n[default]\n${keys}\n[leapp]\n${keys}aws_session_token = hush\nregion = x\n\n[saml]\n${keys}aws_session_token = hush\n[end]\n`;

async function fill() {
  await put('.aws/sso/cache/a.json', { accessToken: 'hush', startUrl: 'x' });
  await put('.aws/sso/cache/b.json', { clientId: 'x', clientSecret: 'hush' });
  await put('.aws/sso/cache/notes.json', { accounts: [] });
  await put('.aws/cli/cache/c.json', { ProviderType: 'sso', Credentials: { AccessKeyId: 'hush' } });
  await put('.aws/cli/cache/session.db', 'telemetry');
  await put('.aws/boto/cache/d.json', { Credentials: {} });
  await put('.aws/login/cache/e.json', { accessToken: { secretAccessKey: 'hush' } });
  await put('.aws/credentials.bkp', keys);
  await put('.aws/credentials', credentials);
  await put('.Leapp/Leapp-lock.json', 'hush');
  await put('.aws-sso/store.json', {});
}

describe('plaintext of other tools', () => {
  it('is listed with place, kind and age, never with what is in it', async () => {
    await fill();
    const found = await findPlaintext(places());
    expect(found.map(({ kind, file, section }) => [kind, path.relative(folder.path, file), section])).toEqual(
      [
        ['sso-token', '.aws/sso/cache/a.json', undefined],
        ['client-registration', '.aws/sso/cache/b.json', undefined],
        ['role-credentials', '.aws/cli/cache/c.json', undefined],
        ['role-credentials', '.aws/boto/cache/d.json', undefined],
        ['role-credentials', '.aws/login/cache/e.json', undefined],
        ['credentials-copy', '.aws/credentials.bkp', undefined],
        ['leapp-workspace', '.Leapp/Leapp-lock.json', undefined],
        ['aws-sso-cli-store', '.aws-sso/store.json', undefined],
        ['temporary-profile', '.aws/credentials', 'leapp'],
        ['temporary-profile', '.aws/credentials', 'saml'],
      ],
    );
    expect(found.every((one) => one.sinceMs === sinceMs)).toBe(true);
    expect(JSON.stringify(found)).not.toMatch(/hush/i);
  });

  it('is none in a clean home', async () => {
    expect(await findPlaintext(places())).toEqual([]);
  });

  it('is removed as chosen, and nothing else', async () => {
    await fill();
    const found = await findPlaintext(places());
    await removePlaintext(
      places(),
      found.filter(({ kind }) => kind === 'temporary-profile' || kind === 'sso-token'),
    );
    expect(await readFile(folder.file('.aws/credentials'), 'utf8')).toBe(
      `# mine\n[default]\n${keys}\n[leapp]\nregion = x\n[end]\n`,
    );
    expect(await readdir(folder.file('.aws/sso/cache'))).toEqual(['b.json', 'notes.json']);
    expect((await findPlaintext(places())).length).toBe(found.length - 3);
  });

  it('is not removed where something else has taken its place', async () => {
    const file = await put('.aws/sso/cache/a.json', { accessToken: 'hush' });
    const found = await findPlaintext(places());
    await put('.aws/sso/cache/a.json', { notes: 'mine' });
    await removePlaintext(places(), [
      ...found,
      { kind: 'sso-token', file: folder.file('elsewhere'), sinceMs },
    ]);
    expect(await readFile(file, 'utf8')).toBe('{"notes":"mine"}');
  });
});
