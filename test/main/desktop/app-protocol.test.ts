import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf, isAppUrl, serveFolder } from '../../../main/desktop/app-protocol.ts';

let folder: string;
const get = (url: string) =>
  serveFolder(path.join(folder, 'renderer'), async (html) => `${html}filled`)({ url });

describe('app://', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-app-'));
    await mkdir(path.join(folder, 'renderer', 'assets'), { recursive: true });
    await writeFile(path.join(folder, 'renderer', 'index.html'), '<!doctype html>');
    await writeFile(path.join(folder, 'renderer', 'assets', 'main.js'), '1');
    await writeFile(path.join(folder, 'renderer', 'notes.txt'), 'not for a page');
    await writeFile(path.join(folder, 'secret.js'), 'outside');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('serves the page under a policy that allows its own files only', async () => {
    const page = await get('app://daypass/');
    expect(await page.text()).toBe('<!doctype html>filled');
    expect(page.headers.get('content-type')).toContain('text/html');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await get('app://daypass/assets/main.js?x#y');
    expect([script.status, await script.text()]).toEqual([200, '1']);
  });

  it('allows the styles that were built into the page, and none that came into it later', async () => {
    const file = path.join(folder, 'renderer', 'styled.html');
    await writeFile(file, '<style>p { color: red }</style>');
    const page = await get('app://daypass/styled.html');
    const hash = createHash('sha256').update('p { color: red }').digest('base64');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
    const plain = await get('app://daypass/');
    expect(plain.headers.get('content-security-policy')).toContain("style-src 'none';");
  });

  it.each([
    'app://daypass/../secret.js',
    'app://daypass/%2e%2e/secret.js',
    'app://daypass/..%2fsecret.js',
    'app://daypass/..%5csecret.js',
    'app://daypass/assets/%2e%2e/%2e%2e/secret.js',
    'app://daypass/%00',
    'app://daypass/%',
    'app://daypass/notes.txt',
    'app://daypass/missing.js',
    'app://daypass.evil.example/index.html',
    'app://other/index.html',
    'https://daypass/index.html',
    'file:///etc/passwd',
    'not a url',
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('never leaves its folder, whatever the path', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '..%2f', '%2f', '\\', 'C:'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = fileOf(`app://daypass/${parts.join('/')}`, folder);
        expect(file === undefined || file.startsWith(`${folder}${path.sep}`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows its own addresses from look-alikes', () => {
    expect(isAppUrl('app://daypass/index.html')).toBe(true);
    for (const url of [
      'app://daypass@evil/',
      'app://daypass.evil/',
      'https://daypass/',
      'app:daypass',
      'data:text/html,x',
    ])
      expect(isAppUrl(url)).toBe(false);
  });
});
