import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodePng, icns, ico } from '../../assets/icons/containers.mjs';

const icons = path.resolve(import.meta.dirname, '../../assets/icons');
const states = ['signed-in', 'renewing-soon', 'sign-in-needed', 'trouble'];
const read = (...names: readonly string[]) => readFileSync(path.join(icons, ...names));

interface Picture {
  readonly size: number;
  readonly alpha: readonly number[];
  readonly inks: ReadonlySet<string>;
}

function picture(...names: readonly string[]): Picture {
  const { size, pixels } = decodePng(read(...names));
  const each = Array.from({ length: size * size }, (_, at) => pixels.subarray(4 * at, 4 * at + 4));
  const visible = each.filter(([, , , alpha]) => alpha !== 0);
  return {
    size,
    alpha: each.map(([, , , alpha = 0]) => alpha),
    inks: new Set(visible.map((pixel) => (Math.max(...pixel.subarray(0, 3)) < 128 ? 'dark' : 'light'))),
  };
}

/** How much of a picture another one covers otherwise, of what either covers. */
function difference(one: Picture, other: Picture): number {
  const pairs = one.alpha.map((alpha, at) => [alpha, other.alpha[at] ?? 0] as const);
  const sum = (of: (alpha: number, otherAlpha: number) => number) =>
    pairs.reduce((total, [alpha, otherAlpha]) => total + of(alpha, otherAlpha), 0);
  return sum((a, b) => Math.abs(a - b)) / sum(Math.max);
}

/** The width that a PNG says it has. */
function sizeOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return png.readUInt32BE(16);
}

/** The sizes in an .ico. */
function sizesIn(file: Buffer): readonly number[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, at) => file[6 + 16 * at] || 256);
}

describe('a tray icon', () => {
  it.each(states)('of macOS is a black shape in two sizes: %s', (state) => {
    for (const [name, size] of [
      ['', 16],
      ['@2x', 32],
    ] as const) {
      const found = picture('tray', 'mac', `${state}Template${name}.png`);
      expect([found.size, [...found.inks]]).toEqual([size, ['dark']]);
    }
  });

  it.each(states)('of Linux is light on a dark bar and dark on a light one, in four sizes: %s', (state) => {
    for (const size of [22, 24, 32, 44])
      for (const [bar, ink] of [
        ['light', 'dark'],
        ['dark', 'light'],
      ] as const) {
        const found = picture('tray', 'linux', `${state}-${bar}-${size}.png`);
        expect([found.size, [...found.inks]]).toEqual([size, [ink]]);
      }
  });

  it.each(states)('of Windows has the sizes of its bar at 100, 125, 150 and 200 percent: %s', (state) => {
    for (const bar of ['light', 'dark'])
      expect(sizesIn(read('tray', 'win', `${state}-${bar}.ico`))).toEqual([16, 20, 24, 32]);
  });

  it('tells its states apart by shape, at the smallest sizes too', () => {
    for (const name of [
      (one: string) => `mac/${one}Template.png`,
      (one: string) => `linux/${one}-dark-22.png`,
    ])
      for (const one of states)
        for (const other of states.filter((state) => state !== one))
          expect(difference(picture('tray', name(one)), picture('tray', name(other)))).toBeGreaterThan(0.1);
  });
});

describe('the app’s icon', () => {
  it('has 1024 pixels', () => {
    expect(sizeOf(read('app', 'icon.png'))).toBe(1024);
  });

  it('for Windows reaches from 16 to 256', () => {
    expect(sizesIn(read('app', 'icon.ico'))).toEqual([16, 24, 32, 48, 64, 256]);
  });

  it('for macOS holds pictures of the sizes that their types say', () => {
    const file = read('app', 'icon.icns');
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    const found: [string, number][] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      found.push([file.toString('latin1', at, at + 4), sizeOf(file.subarray(at + 8))]);
    expect(Object.fromEntries(found)).toEqual({
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
    });
  });

  it('for Linux is as large as each file’s name says', () => {
    for (const name of readdirSync(path.join(icons, 'app', 'linux')))
      expect(name).toBe(`${sizeOf(read('app', 'linux', name))}x${sizeOf(read('app', 'linux', name))}.png`);
  });
});

describe('the containers', () => {
  it('keep every pixel, upside down and blue first, as Windows has it', () => {
    const png = read('app', 'linux', '32x32.png');
    const { size, pixels } = decodePng(png);
    const image = ico([png]).subarray(22 + 40);
    for (const [x, y] of [
      [5, 9],
      [16, 12],
      [31, 31],
    ] as const) {
      const [red, green, blue, alpha] = pixels.subarray(4 * (y * size + x));
      const there = 4 * ((size - 1 - y) * size + x);
      expect([...image.subarray(there, there + 4)]).toEqual([blue, green, red, alpha]);
    }
  });

  it('refuse what is no square PNG of their kind', () => {
    const png = Buffer.from(read('app', 'linux', '16x16.png'));
    png.writeUInt32BE(17, 20);
    expect(() => decodePng(png)).toThrow('not a square PNG');
    expect(() => icns(new Map())).toThrow('32');
  });
});

it('all icons together are small', () => {
  const files = readdirSync(icons, { recursive: true, encoding: 'utf8' }).map((one) => path.join(icons, one));
  const bytes = files.reduce((sum, file) => sum + (statSync(file).isFile() ? statSync(file).size : 0), 0);
  expect(bytes).toBeLessThan(400_000);
});
