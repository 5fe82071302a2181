import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/errors.ts';
import { createVault, noSecrets, type SecretItems, type Vault } from '../../../main/sso/vault.ts';
import { secretsWith } from './some-secrets.ts';

let items: Map<string, string>;
let keychain: SecretItems & { fault: AppError | undefined; hold: Promise<void>; reads: number };
let vault: Vault;

beforeEach(() => {
  items = new Map();
  keychain = {
    fault: undefined,
    hold: Promise.resolve(),
    reads: 0,
    async get(name) {
      this.reads += 1;
      const value = items.get(name);
      await this.hold;
      if (this.fault !== undefined) throw this.fault;
      return value;
    },
    async set(name, value) {
      if (this.fault !== undefined) throw this.fault;
      items.set(name, value);
    },
    async delete(name) {
      if (this.fault !== undefined) throw this.fault;
      items.delete(name);
    },
  };
  vault = createVault(keychain, () => 'home');
});

/** As another process, or this one after a restart, finds it. */
const reopened = () => createVault(keychain, () => 'home').load('hanbit');
const locked = new AppError('keychain-locked');
const later = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the vault', () => {
  it('gives back after a restart exactly what was saved', async () => {
    const text = fc.string({ unit: 'grapheme' });
    const ms = fc.nat();
    const flows = fc.constantFrom('pkce' as const, 'device' as const);
    const registrations = fc.record({
      ...{ flow: flows, issuerUrl: text, region: text, scopes: fc.array(text) },
      ...{ clientId: text, clientSecret: text, expiresAtMs: ms },
    });
    const renewals = fc.option(fc.record({ refreshToken: text, registration: registrations }), {
      nil: undefined,
    });
    const tokens = fc.record({
      ...{ accessToken: text, issuedAtMs: ms, expiresAtMs: ms, signedInAtMs: ms, renewal: renewals },
    });
    const anything = fc.record({
      registrations: fc.array(registrations),
      token: fc.option(tokens, { nil: undefined }),
      endedAtMs: fc.option(ms, { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(anything, async (secrets) => {
        await vault.save('hanbit', secrets);
        expect(await reopened()).toEqual(secrets);
      }),
    );
  });

  it('keeps one item per session and reads it once', async () => {
    await vault.save('hanbit', secretsWith('one'));
    await vault.save('hanseo', noSecrets);
    expect([...items.keys()]).toEqual(['session:hanbit', 'session:hanseo']);
    const other = createVault(keychain, () => 'home');
    await Promise.all([other.load('hanbit'), other.load('hanbit'), other.load('hanbit')]);
    await other.load('hanbit');
    expect(keychain.reads).toBe(1);
  });

  it('knows of no secrets where there is no item', async () => {
    expect(await vault.load('hanbit')).toEqual(noSecrets);
  });

  it('reads anew when asked, for another process may have written', async () => {
    await vault.save('hanbit', secretsWith('old'));
    await createVault(keychain, () => 'home').save('hanbit', secretsWith('new'));
    expect((await vault.load('hanbit')).token?.accessToken).toBe('old');
    expect((await vault.reload('hanbit')).token?.accessToken).toBe('new');
    expect((await vault.load('hanbit')).token?.accessToken).toBe('new');
  });

  it('remembers no failure: once the keychain is unlocked all is there', async () => {
    await vault.save('hanbit', secretsWith('one'));
    const other = createVault(keychain, () => 'home');
    keychain.fault = locked;
    await expect(other.load('hanbit')).rejects.toBe(locked);
    keychain.fault = undefined;
    expect((await other.load('hanbit')).token?.accessToken).toBe('one');
  });

  it('believes in no save that failed', async () => {
    await vault.save('hanbit', secretsWith('old'));
    keychain.fault = locked;
    await expect(vault.save('hanbit', secretsWith('new'))).rejects.toBe(locked);
    expect((await vault.load('hanbit')).token?.accessToken).toBe('old');
  });

  it('has nothing left after a removal, and everything after one that failed', async () => {
    await vault.save('hanbit', secretsWith('one'));
    keychain.fault = locked;
    await expect(vault.remove('hanbit')).rejects.toBe(locked);
    expect((await vault.load('hanbit')).token?.accessToken).toBe('one');
    keychain.fault = undefined;
    await vault.remove('hanbit');
    expect([await vault.load('hanbit'), items.size]).toEqual([noSecrets, 0]);
  });

  it.each([
    ['a save', (): Promise<void> => vault.save('hanbit', secretsWith('new')), 'new'],
    ['a removal', (): Promise<void> => vault.remove('hanbit'), undefined],
  ])('never takes back what %s changed while it was reading', async (_what, change, token) => {
    await vault.save('hanbit', secretsWith('old'));
    let release = () => {};
    keychain.hold = new Promise((resolve) => (release = resolve));
    const reading = vault.reload('hanbit');
    await later();
    await change();
    release();
    await reading;
    expect((await vault.load('hanbit')).token?.accessToken).toBe(token);
  });
});

describe('secrets the keychain would not take', () => {
  it('are kept in memory and go there with the next look', async () => {
    await vault.save('hanbit', secretsWith('old'));
    vault.keepUnsaved('hanbit', secretsWith('new'));
    expect((await vault.load('hanbit')).token?.accessToken).toBe('new');
    expect((await vault.reload('hanbit')).token?.accessToken).toBe('new');
    expect((await reopened()).token?.accessToken).toBe('new');
  });

  it('are not lost while it still refuses, and the fault is told', async () => {
    vault.keepUnsaved('hanbit', secretsWith('new'));
    keychain.fault = locked;
    await expect(vault.reload('hanbit')).rejects.toBe(locked);
    expect((await vault.load('hanbit')).token?.accessToken).toBe('new');
    keychain.fault = undefined;
    await vault.reload('hanbit');
    expect((await reopened()).token?.accessToken).toBe('new');
  });

  it('give way to what is saved or removed after them', async () => {
    vault.keepUnsaved('hanbit', secretsWith('kept'));
    await vault.save('hanbit', secretsWith('newer'));
    expect((await vault.reload('hanbit')).token?.accessToken).toBe('newer');
    vault.keepUnsaved('hanbit', secretsWith('kept'));
    await vault.remove('hanbit');
    expect(await vault.reload('hanbit')).toEqual(noSecrets);
  });
});

describe('what a keychain that cannot be reached keeps of a session', () => {
  function leftItems() {
    let sessions: readonly string[] = [];
    let turns = 3;
    return {
      all: () => sessions,
      async note(id: string) {
        sessions = [...sessions, id];
      },
      // The first to begin is not the first to end.
      async settle(id: string) {
        for (let left = turns--; left > 0; left--) await later();
        sessions = sessions.filter((one) => one !== id);
      },
    };
  }

  let left: ReturnType<typeof leftItems>;
  let isMemoryOnly: boolean;

  beforeEach(async () => {
    [left, isMemoryOnly] = [leftItems(), false];
    vault = createVault(
      keychain,
      () => 'home',
      left,
      () => isMemoryOnly,
    );
    await vault.save('hanbit', secretsWith('one'));
    keychain.fault = locked;
    await vault.leave('hanbit');
    keychain.fault = undefined;
  });

  it('counts as none, and goes once the keychain can be reached', async () => {
    expect(await vault.load('hanbit')).toEqual(noSecrets);
    expect(items.size).toBe(1);
    await vault.collect();
    expect([...items]).toEqual([]);
  });

  it('stays noted as long as the keychain is locked', async () => {
    keychain.fault = locked;
    await expect(vault.collect()).rejects.toBe(locked);
    keychain.fault = undefined;
    await vault.collect();
    expect([...items]).toEqual([]);
  });

  it.each([
    ['a look for it', () => vault.collect()],
    ['a sign-in', () => vault.save('hanbit', secretsWith('two'))],
    ['a removal', () => vault.remove('hanbit')],
  ])('stays noted after %s in memory alone', async (_what, step) => {
    isMemoryOnly = true;
    await step();
    expect(left.all()).toEqual(['hanbit']);
  });

  it('does not take the place of what the keychain has since, where that could not be noted', async () => {
    const unwritable = new AppError('file-unwritable');
    const { settle } = left;
    left.settle = () => Promise.reject(unwritable);
    await expect(vault.save('hanbit', secretsWith('two'))).rejects.toBe(unwritable);
    expect(await vault.load('hanbit')).toEqual(secretsWith('two'));
    left.settle = settle;
    expect(await vault.reload('hanbit')).toEqual(secretsWith('two'));
    expect(left.all()).toEqual([]);
  });

  it('hides nothing of a sign-in in memory alone', async () => {
    isMemoryOnly = true;
    await vault.save('hanbit', secretsWith('two'));
    expect(await vault.reload('hanbit')).toEqual(secretsWith('two'));
  });

  it.each([true, false])(
    'takes nothing of a sign-in that comes meanwhile along; before it: %s',
    async (before) => {
      const collecting = before ? vault.collect() : undefined;
      const saving = vault.save('hanbit', secretsWith('two'));
      await Promise.all([collecting ?? vault.collect(), saving]);
      expect(await vault.load('hanbit')).toEqual(secretsWith('two'));
      expect(await reopened()).toEqual(secretsWith('two'));
    },
  );
});
