import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildClient, clientSources, compileClient } from '../../../main/credential-process/build-client.mjs';
import { temporaryFolder } from '../temporary-folder.ts';
import { hasCompiler } from './client-rig.ts';

const build = fileURLToPath(new URL('../../../main/credential-process/build-client.mjs', import.meta.url));
const musl = process.platform === 'linux' && hasCompiler('musl-gcc');
const mingw = 'x86_64-w64-mingw32-gcc';

describe.skipIf(process.platform === 'win32')('building the client', () => {
  it('makes the program and, beside it, the file that names its host', async () => {
    await using folder = await temporaryFolder();
    const words = execFileSync(process.execPath, [build, folder.path], { encoding: 'utf8' });
    expect(words).toMatch(/^daypass client: .+\n$/);
    expect((await stat(folder.file('daypass'))).mode & 0o777).toBe(0o755);
    const host = await readFile(folder.file('daypass.host'), 'utf8');
    expect(host).toBe(`${await realpath(process.execPath)}\n./main/headless.js\n`);
  });

  it('leaves nothing that others can change, whatever was there', async () => {
    await using folder = await temporaryFolder();
    await mkdir(folder.file('main'));
    await writeFile(folder.file('main', 'headless.js'), '');
    await writeFile(folder.file('daypass.host'), 'old');
    const names = ['', 'daypass.host', 'main', 'main/headless.js'];
    for (const name of names) await chmod(folder.file(name), 0o777);
    buildClient({ folder: folder.path, compile: () => undefined });
    for (const name of [...names, 'daypass']) expect((await stat(folder.file(name))).mode & 0o022).toBe(0);
  });

  it('replaces a program that runs', { skip: !hasCompiler('cc') }, async () => {
    await using folder = await temporaryFolder();
    buildClient({ folder: folder.path });
    const script = `"$1" --hold-lock "$2/lock" | { read held; "$3" "$4" "$2"; }`;
    const args = ['-c', script, 'sh', folder.file('daypass'), folder.path, process.execPath, build];
    expect(spawnSync('sh', args, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('stands a script in for want of a compiler, says so, and the script says so too', async () => {
    await using folder = await temporaryFolder();
    expect(buildClient({ folder: folder.path, compile: () => undefined })).toMatch(
      /^Node, for want of a C compiler/,
    );
    expect(await readFile(folder.file('daypass'), 'utf8')).toMatch(/^#!\S+( node)?\n[^]*client: "node"/);
  });

  it(
    'shows the compiler’s words for what does not compile, and stands nothing in',
    { skip: !hasCompiler('cc') },
    async () => {
      await using folder = await temporaryFolder();
      const broken = () => buildClient({ folder: folder.path, defines: ['DAYPASS_BOUND_MS=no_such_name'] });
      expect(broken).toThrow(/no_such_name/);
      await expect(stat(folder.file('daypass'))).rejects.toThrow('ENOENT');
    },
  );

  it('makes a static program that needs nothing of its system (musl-gcc)', { skip: !musl }, async () => {
    await using folder = await temporaryFolder();
    expect(buildClient({ folder: folder.path })).toBe('musl-gcc, static, musl');
    const bytes = await readFile(folder.file('daypass'));
    expect(bytes.length).toBeLessThan(100_000);
    expect(bytes.includes('ld-musl')).toBe(false);
  });

  it('compiles for Windows without a warning (mingw-w64)', { skip: !hasCompiler(mingw) }, async () => {
    await using folder = await temporaryFolder();
    const file = folder.file('daypass.exe');
    expect(compileClient({ file, platform: 'win32' })).toBe(`${mingw}, static`);
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('MZ');
  });

  it('takes for each system its own sources and the common ones', () => {
    const names = (platform: string) => clientSources(platform).map((file) => file.replace(/^.*\//, ''));
    for (const platform of ['linux', 'darwin', 'win32']) expect(names(platform)).toContain('conversation.c');
    expect(names('linux').filter((name) => /windows|macos/.test(name))).toEqual([]);
    expect(names('darwin')).toEqual(expect.arrayContaining(['client-posix.c', 'system-macos.c']));
    expect(names('darwin').filter((name) => /windows|linux/.test(name))).toEqual([]);
    expect(names('win32').filter((name) => /posix|linux|macos/.test(name))).toEqual([]);
  });
});
