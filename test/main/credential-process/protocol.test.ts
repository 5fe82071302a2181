import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRequestBytes, parseRequest } from '../../../main/credential-process/protocol.ts';

const good = {
  v: 1,
  client: 'c',
  args: ['credentials', 'corp/123456789012/Developer'],
  cwd: '/src',
  tty: { in: true, out: false, err: true },
  columns: 120,
  locale: 'ko_KR.UTF-8',
  tz: 'Asia/Seoul',
  term: 'xterm',
  noColor: false,
  aws: { AWS_PROFILE: 'dev', AWS_SECRET_ACCESS_KEY: null },
  home: '/home/jane',
  network: { HTTPS_PROXY: 'http://proxy:1', NO_PROXY: null, NODE_EXTRA_CA_CERTS: null },
  place: ['SSH_TTY', 'DISPLAY'],
  asker: { pid: 41, ppid: 40, program: 'zsh' },
};

const owners = new Map<string, string>([
  ['in', 'tty'],
  ['pid', 'asker'],
  ['program', 'asker'],
]);

function parsed(fields: unknown) {
  return parseRequest(Buffer.from(JSON.stringify(fields)));
}

function refusedField(line: Uint8Array): string | undefined {
  const result = parseRequest(line);
  if (result.kind !== 'refused') return result.kind;
  expect(result.error.code).toBe('bad-request');
  return result.error.subject;
}

describe('a request', () => {
  it('is read as it was written, with or without its line end', () => {
    expect(parsed(good)).toEqual({ kind: 'request', request: good });
    expect(parseRequest(Buffer.from(`${JSON.stringify(good)}\n`))).toEqual({
      kind: 'request',
      request: good,
    });
  });

  it('may leave open what a client cannot know', () => {
    const open = { cwd: null, columns: null, tz: null, term: null, locale: '', args: [], aws: {} };
    const request = { ...good, ...open, client: 'node', asker: { pid: 1, ppid: 0, program: null } };
    expect(parsed(request)).toEqual({ kind: 'request', request });
  });

  it('may say what only newer hosts know', () => {
    const more = {
      ...good,
      colour: 'blue',
      tty: { ...good.tty, mouse: true },
      asker: { ...good.asker, tree: [] },
    };
    expect(parsed(more)).toEqual({ kind: 'request', request: good });
  });

  it.each([2, 3, 200])('of version %i is a newer client’s, whatever else it holds', (version) => {
    expect(parsed({ v: version })).toEqual({ kind: 'newer', version });
  });

  it.each([
    ['v', [undefined, null, 0, -1, 1.5, '1', true]],
    ['client', [undefined, null, 'rust', 1]],
    [
      'args',
      [undefined, null, 'credentials', [1], [null], ['a\0b'], ['\ud800'], ['\udc7f'], ['\udd00'], { 0: 'a' }],
    ],
    ['cwd', [undefined, 1, ['/']]],
    ['tty', [undefined, null, [], true]],
    [
      'in',
      [
        { ...good.tty, in: 1 },
        { out: true, err: true },
      ],
    ],
    ['columns', [undefined, -1, 1.5, '80', Number.MAX_VALUE]],
    ['locale', [undefined, null, 1]],
    ['tz', [undefined, 1]],
    ['term', [undefined, 1]],
    ['noColor', [undefined, null, 0]],
    [
      'aws',
      [
        undefined,
        null,
        [],
        { HOME: null },
        { AWS_PROFILE: 1 },
        { AWS_SECRET_ACCESS_KEY: 'value' },
        { aws_profile: '' },
      ],
    ],
    ['asker', [undefined, null, [], 'zsh']],
    [
      'pid',
      [
        { ...good.asker, pid: -1 },
        { ...good.asker, pid: '1' },
        { ppid: 1, program: null },
      ],
    ],
    [
      'program',
      [
        { ...good.asker, program: 1 },
        { pid: 1, ppid: 1 },
      ],
    ],
  ] as const)('is refused for its %s', (field, values) => {
    const owner = owners.get(field) ?? field;
    for (const value of values) {
      const line = Buffer.from(JSON.stringify({ ...good, [owner]: value }));
      expect(refusedField(line)).toBe(field);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no JSON', Buffer.from('GET / HTTP/1.1')],
    ['half a line', Buffer.from(JSON.stringify(good).slice(0, -1))],
    ['two lines', Buffer.from(`${JSON.stringify(good)}\n${JSON.stringify(good)}`)],
    ['no object', Buffer.from('[]')],
    ['null', Buffer.from('null')],
    ['bytes that are no UTF-8', Buffer.from(JSON.stringify(good).replace('zsh', 'z\u00e9'), 'latin1')],
  ])('is refused when it is %s', (_, line) => {
    expect(refusedField(line)).toBe('json');
  });

  it('is refused when it is too long, before it is read', () => {
    const line = (length: number) => Buffer.from(JSON.stringify(good).padEnd(length));
    expect(parseRequest(line(longestRequestBytes)).kind).toBe('request');
    expect(refusedField(line(longestRequestBytes + 1))).toBe('length');
  });

  it('is an answer and never an exception, whatever the bytes', () => {
    const json = fc.json().map((text) => Buffer.from(text));
    const near = fc.record({ part: fc.jsonValue(), key: fc.constantFrom(...Object.keys(good)) });
    const lines = fc.oneof(
      json,
      fc.uint8Array({ maxLength: 200 }),
      near.map(({ part, key }) => Buffer.from(JSON.stringify({ ...good, [key]: part }))),
    );
    fc.assert(
      fc.property(lines, (line) => {
        expect(['request', 'newer', 'refused']).toContain(parseRequest(line).kind);
      }),
    );
  });
});
