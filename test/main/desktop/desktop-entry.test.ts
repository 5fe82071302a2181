import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execValue } from '../../../main/desktop/desktop-entry.ts';
import { eventually } from '../settle.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** As the specification has it read: the file's escapes, then the words, then `%`. */
function readExec(value: string): readonly string[] {
  const unescaped = value.replaceAll(
    /\\(.)/g,
    (_, letter: string) => ({ n: '\n', t: '\t' })[letter] ?? letter,
  );
  const words = unescaped.match(/"(?:\\.|[^"\\])*"|[^\s"]+/gs) ?? [];
  return words.map((word) => {
    const plain = word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(["`$\\])/g, '$1') : word;
    return plain.replaceAll('%%', '%');
  });
}

describe('an Exec value', () => {
  it.each([
    ['/usr/bin/daypass', '/usr/bin/daypass --background'],
    ['/opt/Day Pass/daypass', '"/opt/Day Pass/daypass" --background'],
    ['/opt/100%/daypass', '"/opt/100%%/daypass" --background'],
    ['/opt/$x/daypass', String.raw`"/opt/\\$x/daypass" --background`],
    [String.raw`/opt/a\b"c`, String.raw`"/opt/a\\\\b\\"c" --background`],
  ])('of %s is %s', (program, expected) => {
    expect(execValue(program, ['--background'])).toBe(expected);
  });

  it('is read as what was written', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', '한', ' ', '"', '\\', '$', '`', '%', "'", ';', '&', '*', '\n', '\t'),
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), ([program = '', ...args]) => {
        expect(readExec(execValue(program, args))).toEqual([program, ...args]);
      }),
    );
  });

  // Not with a percent sign in the program's own path, which GLib looks for as it is written.
  it.skipIf(!existsSync('/usr/bin/gio'))('starts the program when GLib reads it', async () => {
    await using folder = await temporaryFolder();
    const program = folder.file('od d', String.raw`day$pass "x" 한\글`);
    await mkdir(path.dirname(program));
    await writeFile(
      program,
      `#!/bin/sh\nprintf '%s' "$1" >'${folder.file('said.new')}'\nmv '${folder.file('said.new')}' '${folder.file('said')}'\n`,
    );
    await chmod(program, 0o700);
    const argument = String.raw`a b\c"d$e%f`;
    const entry = `[Desktop Entry]\nType=Application\nName=x\nExec=${execValue(program, [argument])}\n`;
    await writeFile(folder.file('x.desktop'), entry);
    await promisify(execFile)('/usr/bin/gio', ['launch', folder.file('x.desktop')]);
    await eventually(() => existsSync(folder.file('said')));
    expect(await readFile(folder.file('said'), 'utf8')).toBe(argument);
  });
});
