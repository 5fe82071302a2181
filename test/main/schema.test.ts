import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../main/errors.ts';
import { decode, decodeItem, encode, isFields, type Schema } from '../../main/schema.ts';

interface Paint {
  readonly colours: { readonly main: string; readonly others: readonly string[] };
}

/** Version 1 had one `colour`, version 2 a list of `colours`, version 3 a main one and others. */
const paint: Schema<Paint> = {
  name: 'paint',
  version: 3,
  migrations: {
    1: ({ colour, ...rest }) => ({ ...rest, colours: [colour] }),
    2: ({ colours, ...rest }) => {
      if (!Array.isArray(colours)) throw new TypeError(`not a list: ${String(colours)}`);
      const [main, ...others]: unknown[] = colours;
      return { ...rest, colours: { main, others } };
    },
  },
  parse({ colours }) {
    if (!isFields(colours)) return undefined;
    const { main, others } = colours;
    if (typeof main !== 'string' || !Array.isArray(others)) return undefined;
    return { colours: { main, others: others.filter((one) => typeof one === 'string') } };
  },
};
const red: Paint = { colours: { main: 'red', others: [] } };
const text = (fields: object) => JSON.stringify(fields);

describe('a stored thing', () => {
  it('comes back as it went', () => {
    const paints = fc.record({
      colours: fc.record({ main: fc.string({ unit: 'grapheme' }), others: fc.array(fc.string()) }),
    });
    fc.assert(
      fc.property(paints, (value) => {
        expect(decode(paint, encode(paint, value))).toEqual({ kind: 'current', value });
      }),
    );
  });

  it('is text that ends with a line end and says its schema first, for whoever opens it', () => {
    expect(encode(paint, red)).toMatch(/^\{\n {2}"schema": 3,[^]*\}\n$/);
  });

  it.each([
    [1, { schema: 1, colour: 'red' }],
    [2, { schema: 2, colours: ['red'] }],
  ])('of version %i is migrated step by step', (from, fields) => {
    expect(decode(paint, text(fields))).toEqual({ kind: 'migrated', value: red, from });
  });

  it('of a newer version is shown as far as it is understood', () => {
    const newer = { schema: 4, ...red, gloss: true };
    expect(decode(paint, text(newer))).toEqual({ kind: 'newer', version: 4, value: red });
    expect(decode(paint, text({ schema: 4, hues: [] }))).toEqual({
      kind: 'newer',
      version: 4,
      value: undefined,
    });
  });

  it.each([
    ['cut off', encode(paint, red).slice(0, -9)],
    ['empty', ''],
    ['no object', '[]'],
    ['null', 'null'],
    ['without a schema', text(red)],
    ['of version 0', text({ schema: 0, ...red })],
    ['of a negative version', text({ schema: -1, ...red })],
    ['of a version that is no whole number', text({ schema: 2.5, ...red })],
    ['of a version that is text', text({ schema: '3', ...red })],
    ['of another shape', text({ schema: 3, colours: 'red' })],
    ['migrated to another shape', text({ schema: 1, colour: 5 })],
  ])('that is %s is damaged', (_how, stored) => {
    expect(decode(paint, stored)).toEqual({ kind: 'damaged' });
  });

  it('whose migration trips over it is damaged', () => {
    expect(decode(paint, text({ schema: 2, colours: 7 }))).toEqual({ kind: 'damaged' });
  });

  it('with a migration missing in between is damaged, never half migrated', () => {
    const gap = { ...paint, migrations: { 2: (fields: object) => ({ ...fields, ...red }) } };
    expect(decode(gap, text({ schema: 1, colour: 'red' }))).toEqual({ kind: 'damaged' });
  });

  it('never makes reading fail, whatever is in the file', () => {
    const contents = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.record({ schema: fc.integer({ min: -1, max: 5 }), colours: fc.jsonValue() }).map(text),
    );
    fc.assert(
      fc.property(contents, (stored) => {
        expect(['current', 'migrated', 'newer', 'damaged']).toContain(decode(paint, stored).kind);
      }),
    );
  });
});

describe('a keychain item', () => {
  it('is read in its own and in older versions', () => {
    expect(decodeItem(paint, encode(paint, red))).toEqual(red);
    expect(decodeItem(paint, text({ schema: 1, colour: 'red' }))).toEqual(red);
  });

  it.each([
    ['keychain-damaged', '{"secret":"hush'],
    ['keychain-damaged', text({ schema: 3, colours: 'hush' })],
    ['data-newer', text({ schema: 4, ...red, secret: 'hush' })],
  ])('is refused with %s, and none of it is in the error', (code, stored) => {
    const error = caught(() => decodeItem(paint, stored));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, subject: 'paint' });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
