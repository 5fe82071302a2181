import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerTypes,
  bytesOf,
  createFrameDecoder,
  encodeFrame,
  execFrame,
  exitFrame,
  inputTypes,
  outputFrames,
} from '../../../main/credential-process/frames.ts';
import { longestFrameBytes } from '../../../main/credential-process/protocol.ts';

const plain = ({ type, payload }: { readonly type: string; readonly payload: Uint8Array }) => [
  type,
  [...payload],
];

describe('frames', () => {
  it('come back as they went, however the bytes are cut', () => {
    const frame = fc.tuple(fc.constantFrom(...answerTypes), fc.uint8Array({ maxLength: 40 }));
    fc.assert(
      fc.property(fc.array(frame), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (frames, sizes) => {
        const bytes = Buffer.concat(frames.map(([type, payload]) => encodeFrame(type, payload)));
        const decode = createFrameDecoder(answerTypes);
        const found: unknown[] = [];
        for (let at = 0; at < bytes.length;) {
          const size = sizes.next().value ?? 1;
          found.push(...Array.from(decode(bytes.subarray(at, at + size)), plain));
          at += size;
        }
        expect(found).toEqual(frames.map(([type, payload]) => [type, [...payload]]));
      }),
    );
  });

  it('say their length in four bytes, the highest first', () => {
    expect([...encodeFrame('o', Buffer.alloc(0x10203)).subarray(0, 5)]).toEqual([0x6f, 0, 1, 2, 3]);
    expect([...exitFrame(5)]).toEqual([0x71, 0, 0, 0, 1, 5]);
  });

  it('are refused for a type of the other direction at their first byte', () => {
    expect(() => [...createFrameDecoder(inputTypes)(Buffer.from('o'))]).toThrow('bad-request');
    expect(() => [...createFrameDecoder(answerTypes)(Buffer.from('d'))]).toThrow('bad-request');
  });

  it('are refused for their length before their payload has come', () => {
    const header = Buffer.from([0x64, 0, 0x10, 0, 1]);
    expect(() => [...createFrameDecoder(inputTypes)(header)]).toThrow('bad-request');
    expect([...createFrameDecoder(inputTypes)(Buffer.from([0x64, 0, 0x10, 0, 0]))]).toEqual([]);
  });

  it('hold a megabyte and no more', () => {
    expect(encodeFrame('o', Buffer.alloc(longestFrameBytes))).toHaveLength(longestFrameBytes + 5);
    expect(() => encodeFrame('o', Buffer.alloc(longestFrameBytes + 1))).toThrow('bad-request');
  });

  it('hold output of any length, cut', () => {
    expect(outputFrames('o', Buffer.alloc(0))).toEqual([]);
    const output = Buffer.alloc(longestFrameBytes * 2 + 1, 'x');
    const frames = [...createFrameDecoder(answerTypes)(Buffer.concat(outputFrames('e', output)))];
    expect(frames.map(({ type, payload }) => `${type} ${payload.length}`)).toEqual([
      'e 1048576',
      'e 1048576',
      'e 1',
    ]);
  });
});

describe('the frame of a program', () => {
  const payload = (frame: Buffer) => frame.subarray(5).toString('latin1');

  it('has its arguments in order, then what changes in the environment', () => {
    const frame = execFrame({
      args: ['aws', 's3', ''],
      environment: { A: 'b=c', GONE: undefined, EMPTY: '' },
    });
    expect(payload(frame)).toBe('Aaws\0As3\0A\0SA=b=c\0UGONE\0SEMPTY=\0');
  });

  it('has bytes that were no UTF-8 as they were', () => {
    expect([...bytesOf('a\udce9\udc80한')]).toEqual([0x61, 0xe9, 0x80, 0xed, 0x95, 0x9c]);
    expect(payload(execFrame({ args: ['\udcff'], environment: { N: '\udcfe' } }))).toBe('A\xff\0SN=\xfe\0');
  });

  it('has all other text as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bytesOf(text)).toEqual(Buffer.from(text));
      }),
    );
  });

  it.each([
    ['no program', { args: [], environment: {} }],
    ['a program without a name', { args: [''], environment: {} }],
    ['an argument with a NUL', { args: ['a', 'b\0c'], environment: {} }],
    ['a value with a NUL', { args: ['a'], environment: { A: 'b\0' } }],
    ['a variable without a name', { args: ['a'], environment: { '': 'b' } }],
    ['a variable with = in its name', { args: ['a'], environment: { 'A=B': undefined } }],
    ['more than a frame holds', { args: ['a', 'b'.repeat(longestFrameBytes)], environment: {} }],
  ])('is refused for %s', (_, program) => {
    expect(() => execFrame(program)).toThrow('bad-request');
  });
});
