import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../main/keychain/memory.ts';
import { createVault, noSecrets, type Vault } from '../../../main/sso/vault.ts';
import { registration, secretsWith } from './some-secrets.ts';

let items: Map<string, string>;
let vault: Vault;
beforeEach(() => {
  items = new Map();
  vault = createVault(createMemoryStore(items), () => 'home');
});
const reopened = () => createVault(createMemoryStore(items), () => 'home').load('hanbit');

describe('an item that is not as it should be', () => {
  const stored = (secrets: object) =>
    items.set('session:hanbit', JSON.stringify({ schema: 1, home: 'home', secrets }));
  const { token } = secretsWith('hush-access');

  it.each([
    ['a token without its times', { token: { accessToken: 'hush-access' } }],
    ['a token whose times are text', { token: { ...token, expiresAtMs: '5000' } }],
    ['a token that is none', { token: 'hush-access' }],
  ])('with %s is damaged, of which none is told; a new sign-in replaces it', async (_what, secrets) => {
    stored(secrets);
    const error: unknown = await vault.load('hanbit').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'keychain-damaged' });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
    expect(await vault.loadToReplace('hanbit')).toEqual(noSecrets);
    await vault.save('hanbit', secretsWith('new'));
    expect((await reopened()).token?.accessToken).toBe('new');
  });

  it('does without a registration it cannot understand', async () => {
    stored({ registrations: [null, { ...registration, flow: 'implicit' }, registration], token });
    expect((await vault.load('hanbit')).registrations).toEqual([registration]);
  });

  it('does without a renewal it cannot understand: its token is then the last', async () => {
    stored({ registrations: [], token: { ...token, renewal: { refreshToken: 'x', registration: {} } } });
    expect((await vault.load('hanbit')).token).toEqual({ ...token, renewal: undefined });
  });

  it('written for another home counts as none: an edited sessions file sends no token elsewhere', async () => {
    await vault.save('hanbit', secretsWith('hush-access'));
    const elsewhere = createVault(createMemoryStore(items), () => 'https://evil.example');
    expect(await elsewhere.load('hanbit')).toEqual(noSecrets);
    expect((await reopened()).token?.accessToken).toBe('hush-access');
  });

  it('but newer is neither read nor replaced', async () => {
    items.set(
      'session:hanbit',
      JSON.stringify({ schema: 2, home: 'home', secrets: secretsWith('hush-access') }),
    );
    await expect(vault.load('hanbit')).rejects.toMatchObject({ code: 'data-newer' });
    await expect(vault.loadToReplace('hanbit')).rejects.toMatchObject({ code: 'data-newer' });
  });
});
