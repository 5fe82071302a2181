import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { exchange } from './exchange.ts';
import { startIdentityCenter } from './identity-center.ts';
import { deviceMetadata, postJson, refresh, register, signIn } from './raw-client.ts';
import { assumeTeamPayments, roleKeys } from './raw-role.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('remembers every secret it gives out, and writes it to DAYPASS_SECRETS_FILE', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'daypass-secrets-'));
  const file = join(directory, 'secrets');
  vi.stubEnv('DAYPASS_SECRETS_FILE', file);
  const center = await startIdentityCenter();
  const given: string[] = [];

  const tokens = await signIn(center);
  const refreshed = await refresh(center, tokens);
  given.push(tokens.clientSecret, tokens.accessToken, tokens.refreshToken);
  given.push(String(refreshed.body['accessToken']), String(refreshed.body['refreshToken']));

  const client = await register(center, deviceMetadata);
  const device = await postJson(`${center.url}/device_authorization`, {
    ...client,
    startUrl: center.startUrl,
  });
  given.push(client.clientSecret, String(device.body['deviceCode']));

  const keys = await roleKeys(center, '334072819650', 'PaymentsOperator');
  const chained = await assumeTeamPayments(center, keys);
  given.push(keys.secretAccessKey, keys.sessionToken, chained.secretAccessKey, chained.sessionToken);

  const session = {
    sessionId: keys.accessKeyId,
    sessionKey: keys.secretAccessKey,
    sessionToken: keys.sessionToken,
  };
  const query = new URLSearchParams({ Action: 'getSigninToken', Session: JSON.stringify(session) });
  const signin = await exchange(`${center.url}/federation?${query.toString()}`);
  given.push(/"SigninToken":"([^"]+)"/.exec(signin.body)?.[1] ?? 'no sign-in token');

  const written = new Set((await readFile(file, 'utf8')).trim().split('\n'));
  await center.stop();
  await rm(directory, { recursive: true });
  expect(given.filter((secret) => !center.secrets.has(secret))).toEqual([]);
  expect(written).toEqual(center.secrets);
});
