import { readFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import path from 'node:path';
import type { Environment } from './linux-session-bus.ts';

const deadlineMs = 2_000;
const magic = 'MIT-MAGIC-COOKIE-1';

/**
 * Whether a window owns the selection `_NET_SYSTEM_TRAY_Sn` (System Tray Protocol), which no usual program prints. Three
 * requests of the X11 protocol over the display's local socket; `no` also where a Wayland session takes no XEmbed icons.
 */
export async function trayOwnerOnX11(environment: Environment): Promise<'yes' | 'no' | 'unknown'> {
  if ((environment['WAYLAND_DISPLAY'] ?? '') !== '' || environment['XDG_SESSION_TYPE'] === 'wayland')
    return 'no';
  const display = /^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(environment['DISPLAY'] ?? '');
  if (display === null) return 'unknown';
  const [, number = '0', screen = '0'] = display;
  const cookie = await readCookie(environment, number);
  const socket = createConnection(`/tmp/.X11-unix/X${number}`);
  try {
    return (await askOwner(socket, cookie, `_NET_SYSTEM_TRAY_S${screen}`)) ? 'yes' : 'no';
  } catch {
    return 'unknown';
  } finally {
    socket.destroy();
  }
}

/** Integers are little-endian throughout, as the first byte says. */
async function askOwner(socket: Socket, cookie: Buffer, selection: string): Promise<boolean> {
  const read = reader(socket);
  socket.write(setup(cookie));
  const head = await read(8);
  // 1: accepted; else the rest is a reason, or asks for more.
  if (head.readUInt8(0) !== 1) throw new Error('X11 refused');
  await read(head.readUInt16LE(6) * 4);
  const name = Buffer.from(selection, 'latin1');
  socket.write(request(16, 1, [uint16(name.length), uint16(0), padded(name)]));
  const atom = await reply(read);
  // An atom nobody ever made has no owner.
  if (atom === 0) return false;
  socket.write(request(23, 0, [uint32(atom)]));
  return (await reply(read)) !== 0;
}

/** Both answers carry their one number at the same place. @throws Error when it is no answer */
async function reply(read: (length: number) => Promise<Buffer>): Promise<number> {
  let bytes = await read(32);
  // Events that every client is sent, unasked; 0 is an error.
  while (bytes.readUInt8(0) > 1) bytes = await read(32);
  if (bytes.readUInt8(0) === 0) throw new Error('X11 refused');
  return bytes.readUInt32LE(8);
}

function setup(cookie: Buffer): Buffer {
  const name = Buffer.from(cookie.length === 0 ? '' : magic, 'latin1');
  const sizes = [uint16(11), uint16(0), uint16(name.length), uint16(cookie.length), uint16(0)];
  return Buffer.concat([Buffer.from('l\0', 'latin1'), ...sizes, padded(name), padded(cookie)]);
}

function request(opcode: number, detail: number, fields: readonly Buffer[]): Buffer {
  const body = Buffer.concat([...fields]);
  return Buffer.concat([Buffer.from([opcode, detail]), uint16(1 + body.length / 4), body]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Reads exactly so many bytes at a time. @throws Error at the end of the stream or the deadline */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  const deadline = AbortSignal.timeout(deadlineMs);
  deadline.addEventListener('abort', () => socket.destroy(new Error('X11 is silent')));
  const chunks = socket.iterator({ destroyOnReturn: false });
  let pending = Buffer.alloc(0);
  return async (length) => {
    while (pending.length < length) {
      const next = await chunks.next();
      if (next.done === true || !Buffer.isBuffer(next.value)) throw new Error('X11 hung up');
      pending = Buffer.concat([pending, next.value]);
    }
    const taken = pending.subarray(0, length);
    pending = pending.subarray(length);
    return taken;
  };
}

/** From the Xauthority file: entries of family, address, number, name and data, each with a length. Empty: none is needed, or found. */
async function readCookie(environment: Environment, number: string): Promise<Buffer> {
  const file = environment['XAUTHORITY'] ?? path.join(environment['HOME'] ?? '/', '.Xauthority');
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  let at = 0;
  while (at + 2 <= bytes.length) {
    at += 2;
    const fields: Buffer[] = [];
    for (let index = 0; index < 4 && at + 2 <= bytes.length; index++) {
      const length = bytes.readUInt16BE(at);
      fields.push(bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    const [, display = Buffer.alloc(0), name, data] = fields;
    const ours = display.length === 0 || display.toString('latin1') === number;
    if (ours && name?.toString('latin1') === magic && data !== undefined) return data;
  }
  return Buffer.alloc(0);
}
