// The two files that hold an icon in several sizes, made of PNGs.
import { inflateSync } from 'node:zlib';

/** macOS: 32 and 64 serve as 16 and 32 at twice the pixels; below that it shrinks by itself. */
const icnsTypes = { 32: 'ic11', 64: 'ic12', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

/**
 * @param {ReadonlyMap<number, Buffer>} pngs by their size in pixels
 * @returns {Buffer}
 */
export function icns(pngs) {
  const parts = Object.entries(icnsTypes).map(([size, type]) => {
    const png = pngs.get(Number(size));
    if (png === undefined) throw new Error(`no picture of ${size} pixels`);
    return Buffer.concat([Buffer.from(type), uint32BE(png.length + 8), png]);
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns'), uint32BE(body.length + 8), body]);
}

/**
 * Windows: a bitmap each, since parts of it take no small PNG; 256 as PNG, which all expect.
 *
 * @param {readonly Buffer[]} pngs square, with alpha
 * @returns {Buffer}
 */
export function ico(pngs) {
  const images = pngs.map((png) => {
    const { size, pixels } = decodePng(png);
    return { size, bytes: size === 256 ? png : bitmap(size, pixels) };
  });
  const header = Buffer.from([0, 0, 1, 0, images.length, 0]);
  let offset = 6 + 16 * images.length;
  const entries = images.map(({ size, bytes }) => {
    const entry = Buffer.from([size % 256, size % 256, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    entry.writeUInt32LE(bytes.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bytes.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ bytes }) => bytes)]);
}

/**
 * Of a square PNG with 8 bits each of red, green, blue and alpha, not interlaced: what rsvg-convert writes.
 *
 * @param {Buffer} png
 * @returns {{ size: number, pixels: Buffer }} pixels: red, green, blue, alpha, row by row from the top
 */
export function decodePng(png) {
  const size = png.readUInt32BE(16);
  if (png.readUInt32BE(20) !== size || png.readUInt32BE(24) !== 0x08060000 || png[28] !== 0)
    throw new Error('not a square PNG of 8-bit RGBA');
  const stride = 4 * size;
  const filtered = inflateSync(Buffer.concat([...chunks(png, 'IDAT')]));
  const pixels = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y++) {
    const filter = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x < 4 ? 0 : pixels[y * stride + x - 4];
      const up = y === 0 ? 0 : pixels[(y - 1) * stride + x];
      const corner = x < 4 || y === 0 ? 0 : pixels[(y - 1) * stride + x - 4];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[y * stride + x] = filtered[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return { size, pixels };
}

function* chunks(png, wanted) {
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === wanted) yield png.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
}

function paeth(left, up, corner) {
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Blue, green, red, alpha from the bottom up, then a mask that alpha makes idle; the height counts both. */
function bitmap(size, pixels) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeUInt32LE(size, 4);
  header.writeUInt32LE(2 * size, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  return Buffer.concat([header, flipped(size, pixels), Buffer.alloc(4 * Math.ceil(size / 32) * size)]);
}

function flipped(size, pixels) {
  const rows = Buffer.alloc(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const to = (size - 1 - Math.floor(at / (4 * size))) * 4 * size + (at % (4 * size));
    rows.set([pixels[at + 2], pixels[at + 1], pixels[at], pixels[at + 3]], to);
  }
  return rows;
}

function uint32BE(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
