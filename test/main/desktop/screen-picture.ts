import { crc32, deflateSync } from 'node:zlib';

/** A PNG of a screen in the format of xwd, with 32 bits for a pixel, blue first. */
export function pngOf(xwd: Buffer): Buffer {
  const field = (index: number) => xwd.readUInt32BE(4 * index);
  const [width, height, lineBytes] = [field(4), field(5), field(12)];
  const pixels = xwd.subarray(field(0) + 12 * field(19));
  // Each row begins with its filter, which is none.
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows.writeUIntBE(pixels.readUIntLE(y * lineBytes + 4 * x, 3), y * (1 + 3 * width) + 1 + 3 * x, 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
