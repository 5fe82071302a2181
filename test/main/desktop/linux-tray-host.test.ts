import { chmod, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTrayHost } from '../../../main/desktop/linux-tray-host.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let programs: TemporaryFolder;
beforeEach(async () => {
  programs = await temporaryFolder();
  await symlink('/bin/sh', programs.file('sh'));
});
afterEach(() => programs[Symbol.asyncDispose]());

async function program(name: string, script: string): Promise<void> {
  await writeFile(programs.file(name), `#!/bin/sh\n${script}\n`);
  await chmod(programs.file(name), 0o700);
}
/** On Wayland, where there is no older tray to fall back on. */
const find = (environment = {}) =>
  findTrayHost({ PATH: programs.path, XDG_SESSION_TYPE: 'wayland', ...environment });

const says = (text: string) => `echo '${text}'`;
const fails = (text: string) => `echo '${text}' >&2; exit 1`;
const noService = 'Error: GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable';

describe.skipIf(process.platform === 'win32')('a tray host', () => {
  it.each([
    ['gdbus', says('(<true>,)'), 'yes'],
    ['gdbus', says('(<false>,)'), 'no'],
    ['gdbus', fails(noService), 'no'],
    ['gdbus', fails('Error connecting: Could not connect: No such file or directory'), 'unknown'],
    ['gdbus', says('what?'), 'unknown'],
    ['busctl', says('b true'), 'yes'],
    ['busctl', says('b false'), 'no'],
    ['busctl', fails('Failed to get property: The name is not activatable'), 'no'],
    ['busctl', fails('Failed to connect to bus: No medium found'), 'unknown'],
    ['dbus-send', says('   variant       boolean true'), 'yes'],
    ['dbus-send', says('   variant       boolean false'), 'no'],
    ['dbus-send', fails('Error org.freedesktop.DBus.Error.ServiceUnknown: x'), 'no'],
    ['dbus-send', fails('Failed to open connection to "session" message bus'), 'unknown'],
  ] as const)('asked for by %s that does `%s`: %s', async (name, script, expected) => {
    await program(name, script);
    expect(await find()).toBe(expected);
  });

  it('is unknown where no program can ask for it', async () => {
    expect(await find()).toBe('unknown');
  });

  it('is asked for by the next program when one has no answer', async () => {
    await program('gdbus', 'exit 127');
    await program('busctl', says('b true'));
    expect(await find()).toBe('yes');
  });

  it('is not waited for without end', async () => {
    await program('gdbus', 'exec 2>/dev/null; while :; do :; done');
    expect(await find()).toBe('unknown');
  });

  it('is asked for in no language but C', async () => {
    await program('gdbus', 'test "$LC_ALL" = C && echo "(<true>,)"');
    expect(await find({ LC_ALL: 'ko_KR.UTF-8' })).toBe('yes');
  });

  it('is unknown on X11 when the display cannot be asked for the older tray', async () => {
    await program('gdbus', fails(noService));
    expect(await find({ XDG_SESSION_TYPE: 'x11', DISPLAY: ':63219' })).toBe('unknown');
    expect(await find({ XDG_SESSION_TYPE: 'x11', DISPLAY: 'elsewhere:0' })).toBe('unknown');
    expect(await find({ XDG_SESSION_TYPE: 'x11' })).toBe('unknown');
  });
});
