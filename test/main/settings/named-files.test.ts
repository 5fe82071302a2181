import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkNamedFiles } from '../../../main/settings/named-files.ts';
import { temporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
const certificate = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(folder.file('ca.pem'), certificate);
  await writeFile(folder.file('config'), '[default]\n');
});
afterAll(() => folder[Symbol.asyncDispose]());

it.each([
  ['caBundle', 'ca.pem'],
  ['awsConfigFile', 'config'],
  ['awsConfigFile', 'not-there-yet/config'],
  ['awsSharedCredentialsFile', 'not-there-yet'],
] as const)('lets %s be %s', async (name, file) => {
  await expect(checkNamedFiles({ [name]: folder.file(file) })).resolves.toBeUndefined();
});

it('has nothing to say of what is emptied', async () => {
  const none = { caBundle: '', awsConfigFile: '', awsSharedCredentialsFile: '' };
  await expect(checkNamedFiles(none)).resolves.toBeUndefined();
});

it.each([
  ['caBundle', 'missing.pem', 'ca-bundle-unreadable'],
  ['caBundle', 'config', 'ca-bundle-unreadable'],
  ['caBundle', '.', 'ca-bundle-unreadable'],
  ['awsConfigFile', '.', 'file-unreadable'],
  ['awsConfigFile', 'config/below', 'file-unreadable'],
  ['awsSharedCredentialsFile', '.', 'file-unreadable'],
] as const)('says that %s cannot be %s', async (name, file, code) => {
  const subject = folder.file(file);
  await expect(checkNamedFiles({ [name]: subject })).rejects.toMatchObject({ code, subject });
});

it.skipIf(process.platform === 'win32')('reads nothing that may have no end', async () => {
  for (const name of ['caBundle', 'awsConfigFile'] as const)
    await expect(checkNamedFiles({ [name]: '/dev/zero' })).rejects.toMatchObject({ subject: '/dev/zero' });
});
