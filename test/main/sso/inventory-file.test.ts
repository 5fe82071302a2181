import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listing, type ListingFiles, listingFiles } from '../../../main/sso/inventory-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const account = { id: '452907316084', name: '결제 (운영)', email: 'aws+pay@hanbit.example' };
const listing: Listing = {
  accounts: [
    { ...account, roles: ['PaymentsDeveloper', 'ReadOnly'], listedAtMs: 1500 },
    { id: '100000000001', name: 'new', email: 'aws+new@hanbit.example', roles: [] },
  ],
  listedAtMs: 1000,
  changes: { atMs: 1000, gained: ['hanbit/452907316084/ReadOnly'], lost: [] },
  run: { startedAtMs: 1400, gained: [], lost: ['452907316084/Admin'] },
};

let folder: TemporaryFolder;
let told: string[];
let files: ListingFiles;
beforeEach(async () => {
  folder = await temporaryFolder();
  told = [];
  files = listingFiles(folder.file('inventory'), (error) => told.push(error.code));
});
afterEach(() => folder[Symbol.asyncDispose]());

const reopened = () => listingFiles(folder.file('inventory'), (error) => told.push(error.code));
const put = async (name: string, text: string) => {
  await mkdir(folder.file('inventory'), { recursive: true });
  await writeFile(folder.file('inventory', name), text);
};

describe('the inventory files', () => {
  it('give back each session’s listing after a restart', async () => {
    await files.of('hanbit').write(listing);
    await files.of('hanseo').write({ accounts: [] });
    expect(await reopened().read('hanbit')).toEqual(listing);
    expect(await reopened().read('hanseo')).toEqual({ accounts: [] });
    expect((await readdir(folder.file('inventory'))).toSorted()).toEqual(['hanbit.json', 'hanseo.json']);
  });

  it('know nothing of a session that was never listed', async () => {
    expect(await files.read('hanbit')).toEqual({ accounts: [] });
    expect(told).toEqual([]);
  });

  it('begin anew after damage, of which they tell', async () => {
    await put('hanbit.json', '{"schema":1,"acc');
    expect(await files.read('hanbit')).toEqual({ accounts: [] });
    expect(told).toEqual(['file-damaged']);
    expect(await readFile(folder.file('inventory', 'hanbit.json.damaged'), 'utf8')).toBe('{"schema":1,"acc');
  });

  it('leave nothing of a session that is removed', async () => {
    await put('hanbit.json', 'damaged');
    await put('hanbit.json.bak', 'old');
    await files.read('hanbit');
    await files.of('hanbit').write(listing);
    await files.of('hanseo').write(listing);
    await files.remove('hanbit');
    expect(await readdir(folder.file('inventory'))).toEqual(['hanseo.json']);
    expect(await files.read('hanbit')).toEqual({ accounts: [] });
  });

  it('leave nothing of a session that is removed while it is being written', async () => {
    const writes = [files.of('hanbit').write(listing), files.of('hanbit').write(listing)];
    await files.remove('hanbit');
    await Promise.allSettled(writes);
    expect(await readdir(folder.file('inventory'))).toEqual([]);
  });

  it('may be removed when there are none', async () => {
    await expect(files.remove('hanbit')).resolves.toBeUndefined();
  });
});

describe('a stored listing', () => {
  const read = async (differences: object) => {
    await put('hanbit.json', JSON.stringify({ schema: 1, ...listing, ...differences }));
    return files.read('hanbit');
  };
  const withAccount = (differences: object) => ({ accounts: [{ ...account, roles: [], ...differences }] });

  it.each([
    ['no accounts', { accounts: undefined }],
    ['an account that is none', { accounts: [null] }],
    ['an account without roles', withAccount({ roles: undefined })],
    ['a role that is no text', withAccount({ roles: [7] })],
    ['an account id with a path in it', withAccount({ id: '../../x' })],
    ['an account id that is no account number', withAccount({ id: '12345' })],
    ['a role name that would begin a section', withAccount({ roles: ['Admin]\n[profile evil'] })],
    ['a role name with a slash', withAccount({ roles: ['a/b'] })],
  ])('with %s is damaged', async (_what, differences) => {
    expect(await read(differences)).toEqual({ accounts: [] });
    expect(told).toEqual(['file-damaged']);
  });

  it.each(['run', 'changes', 'listedAtMs'] as const)(
    'does without a %s it cannot understand',
    async (field) => {
      const { [field]: _lost, ...rest } = listing;
      const times = { startedAtMs: '1', atMs: '1' };
      const odd = [null, 'x', [], { gained: 'x', lost: [] }, { ...times, gained: [], lost: [] }];
      for (const value of odd) expect(await read({ [field]: value })).toEqual(rest);
      expect(told).toEqual([]);
    },
  );

  it('shows no name that could steer a terminal', async () => {
    const shown = await read(withAccount({ name: '\u001b[2Jprod\u202e', email: 'a\nb@hanbit.example' }));
    expect(shown.accounts).toMatchObject([{ name: '[2Jprod', email: 'ab@hanbit.example' }]);
  });
});
