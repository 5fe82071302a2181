import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../main/errors.ts';
import { createLog, fileLog, tellStoredFile } from '../../main/log.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

function recorder() {
  const lines: string[] = [];
  return { lines, log: createLog((line) => lines.push(line)) };
}

describe('the log', () => {
  it('writes each event as one line of JSON with its time', () => {
    const { lines, log } = recorder();
    log.event('refresh-failed', { session: 'hanbit', tries: 2, last: true });
    const [line = ''] = lines;
    expect(line.endsWith('}\n')).toBe(true);
    const { at, ...rest } = JSON.parse(line);
    expect(rest).toEqual({ event: 'refresh-failed', session: 'hanbit', tries: 2, last: true });
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
  });

  it('holds no character that could steer a terminal or reorder a line, whatever the facts', () => {
    const nasty = fc.constantFrom(
      '\u001b',
      '\n',
      '\r',
      '\u0007',
      '\u007f',
      '\u009b',
      '\u202e',
      '\u2028',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string())), (pieces) => {
        const { lines, log } = recorder();
        log.event('event', { fact: pieces.join('') });
        expect(lines.join('').slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(lines.join(''))).toMatchObject({ fact: pieces.join('') });
      }),
    );
  });

  it('shows an own error as it is and does not write it', () => {
    const { lines, log } = recorder();
    const view = log.view(new AppError('region-wrong', 'eu-west-9'));
    expect(view).toEqual({ code: 'region-wrong', recovery: 'fix-input', subject: 'eu-west-9' });
    expect(lines).toEqual([]);
  });
});

it('names a stored file without its folders', () => {
  const { lines, log } = recorder();
  tellStoredFile(log)(new AppError('file-damaged', '/home/jane/.local/share/daypass/window.json'));
  expect(JSON.parse(lines.join(''))).toMatchObject({ code: 'file-damaged', file: 'window.json' });
  expect(lines.join('')).not.toContain('jane');
});

describe('an unknown error', () => {
  it('crosses no border but as an id, under which its kind and place are in the log', () => {
    const { lines, log } = recorder();
    const view = log.view(new RangeError('the token is hush'));
    expect(view).toMatchObject({ code: 'unexpected', subject: expect.stringMatching(/^[0-9a-f]{8}$/) });
    const written = JSON.parse(lines.join(''));
    expect(written).toMatchObject({ event: 'unexpected-error', id: view.subject, kind: 'RangeError' });
    expect(written.where).toContain('log.test.ts');
  });

  it('leaves none of its message in the log, even one that looks like a stack', () => {
    const secret = 'hush0secret';
    const shapes = fc.constantFrom(
      (text: string) => text,
      (text: string) => `no\n    at ${text}`,
      (text: string) => `no\n    at ${text}:1:1`,
      (text: string) => `no\n    at go (${text}:1:1)\nno`,
      (text: string) => `no\n    at https://host/?token=${text}:1:1`,
    );
    fc.assert(
      fc.property(shapes, fc.constantFrom(...errorMakers), (shape, make) => {
        const { lines, log } = recorder();
        const view = log.view(make(shape(secret)));
        expect(lines.join('') + JSON.stringify(view)).not.toContain(secret);
        expect(lines).toHaveLength(1);
      }),
    );
  });

  it('tells no folder, for its name may be a person’s', () => {
    const { lines, log } = recorder();
    const error = new Error('no');
    error.stack = [
      'Error: no',
      '    at first (/home/Jane Doe/daypass/main/core.js:12:34)',
      '    at async second (file:///Users/Jane%20Doe/daypass/core.js:5:6)',
      '    at C:\\Users\\Jane Doe\\Daypass\\core.js:7:8',
    ].join('\n');
    log.view(error);
    expect(lines.join('')).toContain('core.js:12:34');
    expect(lines.join('')).not.toMatch(/Jane|Doe|home|Users/);
  });
});

const errorMakers: readonly ((text: string) => unknown)[] = [
  (text) => new Error(text),
  (text) => new Error('outer', { cause: new Error(text) }),
  (text) => new AggregateError([new Error(text)], text),
  (text) => Object.assign(new Error('odd'), { name: text, code: text, $response: { body: text } }),
  (text) => new DOMException(text, 'DataError'),
  (text) => text,
  (text) => ({ message: text, toString: () => text }),
];

describe('the log file', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  it('is readable by the user alone, in a folder of its own', async () => {
    const file = folder.file('logs', 'daypass.log');
    fileLog(file).event('started');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder.file('logs'))).mode & 0o777).toBe(0o700);
  });

  it('goes on where it left off after a restart', async () => {
    const file = folder.file('daypass.log');
    fileLog(file).event('first');
    fileLog(file).event('second');
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
  });

  it('never takes more than two files of 1 MB, and loses no line in between', async () => {
    const file = folder.file('daypass.log');
    const log = fileLog(file);
    for (let number = 0; number < 25; number++) log.event('long', { number, text: 'x'.repeat(99_000) });
    expect((await readdir(folder.path)).toSorted()).toEqual(['daypass.log', 'daypass.log.1']);
    const [newer, older] = await Promise.all([readFile(file, 'utf8'), readFile(`${file}.1`, 'utf8')]);
    expect(Math.max(newer.length, older.length)).toBeLessThanOrEqual(1_000_000);
    const numbers = [...(older + newer).matchAll(/"number":(\d+)/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => 25 - numbers.length + n));
  });

  it('that cannot be written stops nothing', async () => {
    const file = folder.file('daypass.log');
    await mkdir(file);
    const log = fileLog(file);
    expect(() => log.event('started')).not.toThrow();
    expect(log.view(new Error('no')).code).toBe('unexpected');
  });
});
