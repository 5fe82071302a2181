import { homedir } from 'node:os';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadSettings, settingsSchema } from '../../../main/settings/settings.ts';
import { storedFile } from '../../../main/stored-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const defaultSettings = {
  ...{ language: 'system', theme: 'system', grouping: 'group' },
  ...{ startAtLogin: false, signInOnReturn: false, shortcut: '', notifications: true },
  ...{ quietHours: '', clipboardSeconds: 60, keychain: 'system', waitForSignIn: 0, caBundle: '', proxy: '' },
  renewAhead: 'used',
  ...{ noProxy: '', awsConfigFile: '', awsSharedCredentialsFile: '' },
} as const;

async function inFolder() {
  const folder = await temporaryFolder();
  const file = folder.file('settings.json');
  const told: string[] = [];
  return {
    ...{ file, told, folder },
    load: () => loadSettings(storedFile(file, settingsSchema), ({ code }) => void told.push(code)),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe('settings', () => {
  it('are the usual ones at first, and nothing is written', async () => {
    await using place = await inFolder();
    expect((await place.load()).get()).toEqual(defaultSettings);
    expect(await readdir(place.folder.path)).toEqual([]);
  });

  it.each([
    ['language', 'ko', 'ko'],
    ['theme', 'dark', 'dark'],
    ['grouping', 'session', 'session'],
    ['startAtLogin', 'true', true],
    ['signInOnReturn', 'true', true],
    ['shortcut', 'Super+Alt+Y', 'Super+Alt+Y'],
    ['shortcut', '', ''],
    ['notifications', 'false', false],
    ['quietHours', '22:00-07:30', '22:00-07:30'],
    ['quietHours', '', ''],
    ['clipboardSeconds', '0', 0],
    ['clipboardSeconds', '3600', 3600],
    ['keychain', 'memory', 'memory'],
    ['waitForSignIn', '45', 45],
    ['waitForSignIn', '0', 0],
    ['renewAhead', 'used', 'used'],
    ['renewAhead', 'favourites', 'favourites'],
    ['renewAhead', 'nothing', 'nothing'],
    ['caBundle', '/etc/ssl/company.pem', '/etc/ssl/company.pem'],
    ['caBundle', 'C:\\company.pem', 'C:\\company.pem'],
    ['caBundle', '', ''],
    ['proxy', 'http://proxy.example:3128', 'http://proxy.example:3128'],
    ['proxy', '', ''],
    ['noProxy', 'localhost,.corp:443 *.x, [::1], 10.0.0.0/8', 'localhost,.corp:443 *.x, [::1], 10.0.0.0/8'],
    ['awsConfigFile', '/home/김/.aws/config', '/home/김/.aws/config'],
    ['awsConfigFile', '~/.aws/config', `${homedir()}/.aws/config`],
  ] as const)('%s is set to %j and still so after a restart', async (name, text, value) => {
    await using place = await inFolder();
    await (await place.load()).set(name, text);
    expect((await place.load()).get()[name]).toBe(value);
    expect(JSON.parse(await readFile(place.file, 'utf8'))).toMatchObject({ schema: 1, [name]: value });
  });

  it.each([
    ['language', 'fr'],
    ['language', ''],
    ['language', 'KO'],
    ['theme', 'pink'],
    ['grouping', 'team'],
    ['startAtLogin', 'yes'],
    ['startAtLogin', ''],
    ['shortcut', 'Ctrl + Y'],
    ['shortcut', 'Ctrl+Y\n'],
    ['notifications', '1'],
    ['quietHours', '22:00'],
    ['quietHours', '24:00-07:00'],
    ['clipboardSeconds', '3601'],
    ['clipboardSeconds', '-1'],
    ['waitForSignIn', '46'],
    ['waitForSignIn', '-1'],
    ['waitForSignIn', '1.5'],
    ['waitForSignIn', '1e1'],
    ['waitForSignIn', ''],
    ['waitForSignIn', ' 5'],
    ['renewAhead', 'everything'],
    ['renewAhead', ''],
    ['caBundle', 'relative.pem'],
    ['caBundle', '/a\nb'],
    ['caBundle', '/a\0b'],
    ['proxy', 'proxy.example:3128'],
    ['proxy', 'socks5://proxy.example'],
    ['proxy', 'http://proxy example'],
    ['proxy', 'http://user:password@proxy.example:3128'],
    ['proxy', 'http://:80'],
    ['proxy', 'http://proxy.example:99999'],
    ['proxy', 'http://[::1'],
    ['noProxy', 'a\nb'],
    ['noProxy', '\u001b[2J'],
    ['awsConfigFile', '~'],
    ['awsConfigFile', '~other/.aws/config'],
    ['awsConfigFile', '~/.aws/\nconfig'],
    ['awsSharedCredentialsFile', '../credentials'],
  ])('%s is not set to %j, and nothing changes', async (name, text) => {
    await using place = await inFolder();
    const settings = await place.load();
    await expect(settings.set(name, text)).rejects.toMatchObject({ code: 'setting-invalid', subject: name });
    expect(settings.get()).toEqual(defaultSettings);
    expect(await readdir(place.folder.path)).toEqual([]);
  });

  it.each(['nonsense', '', '__proto__', 'constructor', 'toString'])(
    'have none of the name %j',
    async (name) => {
      await using place = await inFolder();
      await expect((await place.load()).set(name, 'x')).rejects.toMatchObject({ code: 'setting-unknown' });
    },
  );

  it('set at the same time are all set', async () => {
    await using place = await inFolder();
    const settings = await place.load();
    await Promise.all([
      settings.set('language', 'ko'),
      settings.set('waitForSignIn', '9'),
      settings.set('caBundle', '/ca'),
    ]);
    const wanted = { language: 'ko', waitForSignIn: 9, caBundle: '/ca' };
    expect(settings.get()).toMatchObject(wanted);
    expect((await place.load()).get()).toMatchObject(wanted);
  });

  it('tell of each change until nobody listens any more', async () => {
    await using place = await inFolder();
    const settings = await place.load();
    const seen: string[] = [];
    const leave = settings.onChange(() => void seen.push(settings.get().language));
    await settings.set('language', 'ko');
    await settings.set('language', 'fr').catch(() => undefined);
    leave();
    await settings.set('language', 'en');
    expect(seen).toEqual(['ko']);
  });

  it('that could not be written are not in effect', async () => {
    await using place = await inFolder();
    const file = storedFile(place.folder.file('none', 'settings.json'), settingsSchema);
    await writeFile(place.folder.file('none'), 'a file where a folder is wanted');
    const settings = await loadSettings({ ...file, read: async () => undefined }, () => undefined);
    await expect(settings.set('language', 'ko')).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(settings.get().language).toBe('system');
  });
});

describe('a settings file somebody has changed', () => {
  it('keeps what is valid in it and takes the usual value for the rest', async () => {
    await using place = await inFolder();
    const tampered = {
      ...{ schema: 1, language: 'ko', waitForSignIn: 9999, caBundle: { a: 1 }, proxy: 'javascript:alert(1)' },
      ...{ awsConfigFile: ['/x'], awsSharedCredentialsFile: null, unknown: true },
      origins: { shellSeen: 1, fromShell: ['__proto__', 1], fromPerson: 'proxy' },
    };
    await writeFile(place.file, JSON.stringify(tampered));
    expect((await place.load()).get()).toEqual({ ...defaultSettings, language: 'ko' });
  });

  it('has no secret taken over from it', async () => {
    await using place = await inFolder();
    await writeFile(place.file, JSON.stringify({ schema: 1, proxy: 'http://user:password@proxy:1' }));
    expect((await place.load()).get().proxy).toBe('');
  });

  it.each(['', '{', 'null', '[]', '{"schema":0}', '\0'.repeat(100), '{"language":"ko"}'])(
    'is set aside where it is %j, and said to be',
    async (text) => {
      await using place = await inFolder();
      await writeFile(place.file, text);
      expect((await place.load()).get()).toEqual(defaultSettings);
      expect(place.told).toEqual(['file-damaged']);
      expect(await readFile(`${place.file}.damaged`, 'utf8')).toBe(text);
    },
  );

  it('is never written where a newer Daypass wrote it', async () => {
    await using place = await inFolder();
    const text = JSON.stringify({ schema: 2, language: 'ko', more: 1 });
    await writeFile(place.file, text);
    const settings = await place.load();
    expect(settings.get().language).toBe('ko');
    await expect(settings.set('language', 'en')).rejects.toMatchObject({ code: 'data-newer' });
    expect(settings.get().language).toBe('ko');
    expect(await readFile(place.file, 'utf8')).toBe(text);
  });
});
