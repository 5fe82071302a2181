import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../main/aws-config/decode.ts';
import { faultSentence } from '../../../preload/aws-config-texts.ts';

const profile = '[profile a]\nregion = eu-west-1\n';

describe('a config file is refused, with the line told,', () => {
  it.each<readonly [string, string | Uint8Array, string, number]>([
    ['when a line is no UTF-8', Buffer.from('# \xe9\n[default]\n', 'latin1'), 'not-utf-8', 1],
    [
      'when only its third line is no UTF-8',
      Buffer.concat([Buffer.from('# 한글\n[a]\n'), Buffer.from([0x78, 0x3d, 0xe9, 0x0a])]),
      'not-utf-8',
      3,
    ],
    ['when it is UTF-16', Buffer.from('\uFEFF[default]\n', 'utf16le'), 'utf-16', 1],
    [
      'when it is UTF-16 the other way round',
      Buffer.from('\uFEFF[default]\n', 'utf16le').swap16(),
      'utf-16',
      1,
    ],
    ['when it has a NUL', '[default]\nx = \0\n', 'nul', 2],
    ['when it begins with a byte order mark', `\uFEFF${profile}`, 'byte-order-mark', 1],
    ['when a section is there twice', `${profile}# x\n${profile}`, 'section-twice', 4],
    ['when a key is there twice', `${profile}Region = x\n`, 'key-twice', 3],
    ['when something stands before the first section', `\n# x\nregion = x\n${profile}`, 'outside-section', 3],
    ['when a word stands alone', `${profile}what\n`, 'no-equals', 3],
    ['when a header is not closed', `${profile}[profile b\n`, 'no-equals', 3],
    ['when a value has no key', `${profile}= x\n`, 'no-key', 3],
    ['when a nested line is no setting', `${profile}s3 =\n  a = 1\n\n  b\n`, 'nested-no-equals', 6],
  ])('%s', (_what, content, code, line) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const fault = { code, line };
    expect(decodeDocument(bytes)).toEqual({ kind: 'refused', fault });
  });

  it('by the first of several faults', () => {
    const reading = decodeDocument(Buffer.from(`what\n${profile}${profile}`));
    expect(reading).toEqual({ kind: 'refused', fault: { code: 'outside-section', line: 1 } });
  });

  it('in words that name file and line, in both languages', () => {
    const fault = { code: 'section-twice', line: 4 } as const;
    expect(faultSentence(fault, '~/.aws/config', 'en')).toMatch(
      /^Line 4 of ~\/\.aws\/config .*; merge the two\.$/,
    );
    expect(faultSentence(fault, '~/.aws/config', 'ko')).toMatch(/^~\/\.aws\/config 4행: .*합치세요\.$/);
  });
});

describe('a config file is read', () => {
  it.each([
    ['empty', ''],
    ['with CRLF', profile.replaceAll('\n', '\r\n')],
    ['with the line breaks of an old Macintosh', profile.replaceAll('\n', '\r')],
    ['with indented settings', '[a]\n  x = 1\n  y = 2\n'],
    ['with values over several lines', '[a]\nx = 1\n  2\n\n  3\ny = 2\n'],
    ['with the same key in two blocks', '[a]\ns3 =\n  x = 1\nother =\n  x = 1\n'],
    ['with sections that differ by quotes alone', '[profile a]\n[profile "a"]\n'],
    ['with keys in Korean', '[한빛]\n리전 = 서울\n'],
  ])('%s', (_what, text) => {
    expect(decodeDocument(Buffer.from(text)).kind).toBe('document');
  });
});
