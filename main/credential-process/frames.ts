import { AppError } from '../errors.ts';
import { longestFrameBytes } from './protocol.ts';

export interface Frame<Type extends string> {
  readonly type: Type;
  readonly payload: Uint8Array;
}

export const answerTypes = ['o', 'e', 'i', 'x', 'q', 'h'] as const;
export const inputTypes = ['d', 'z'] as const;
export type AnswerType = (typeof answerTypes)[number];
export type InputType = (typeof inputTypes)[number];

/** @throws AppError bad-request when the payload is longer than a frame may be */
export function encodeFrame(type: AnswerType | InputType, payload: Uint8Array = new Uint8Array()): Buffer {
  if (payload.length > longestFrameBytes) throw new AppError('bad-request', 'frame');
  const frame = Buffer.allocUnsafe(headerBytes + payload.length);
  frame.write(type, 0, 'latin1');
  frame.writeUInt32BE(payload.length, 1);
  frame.set(payload, headerBytes);
  return frame;
}

/** Output of any length, cut into frames. */
export function outputFrames(type: 'o' | 'e', bytes: Uint8Array): readonly Buffer[] {
  const count = Math.ceil(bytes.length / longestFrameBytes);
  return Array.from({ length: count }, (_, index) =>
    encodeFrame(type, bytes.subarray(index * longestFrameBytes, (index + 1) * longestFrameBytes)),
  );
}

export function exitFrame(code: number): Buffer {
  return encodeFrame('q', Uint8Array.of(code));
}

export interface Program {
  /** The first names the program, looked up in PATH as it will be after the changes. */
  readonly args: readonly string[];
  /** Undefined: unset. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @throws AppError bad-request when a string cannot be an argument or a variable, or all are longer than a frame */
export function execFrame({ args, environment }: Program): Buffer {
  const changes = Object.entries(environment).map(([name, value]) => {
    if (name === '' || name.includes('=')) throw new AppError('bad-request', 'environment');
    return value === undefined ? `U${name}` : `S${name}=${value}`;
  });
  if (args[0] === undefined || args[0] === '') throw new AppError('bad-request', 'args');
  return encodeFrame('x', Buffer.concat([...args.map((arg) => `A${arg}`), ...changes].map(terminated)));
}

/** UTF-8 with bytes that were not UTF-8 on the asker's side as they were. */
export function bytesOf(text: string): Buffer {
  const parts = text.split(/([\udc80-\udcff]+)/u).map((part, index) => {
    const foreign = index % 2 === 1;
    return foreign ? Buffer.from(Array.from(part, (unit) => unit.charCodeAt(0) & 0xff)) : Buffer.from(part);
  });
  return Buffer.concat(parts);
}

/**
 * Takes bytes as they come and gives every frame that is whole, each read only once it is asked for: what follows an answer's
 * end may be anything. Its steps throw AppError bad-request, and it is of no use afterwards.
 */
export function createFrameDecoder<Type extends string>(
  types: readonly Type[],
): (chunk: Uint8Array) => Iterable<Frame<Type>> {
  let left = Buffer.alloc(0);
  return function* (chunk) {
    left = Buffer.concat([left, chunk]);
    for (let frame = firstFrame(left, types); frame !== undefined; frame = firstFrame(left, types)) {
      left = left.subarray(headerBytes + frame.payload.length);
      yield frame;
    }
  };
}

const headerBytes = 5;

function firstFrame<Type extends string>(bytes: Buffer, types: readonly Type[]): Frame<Type> | undefined {
  if (bytes.length === 0) return undefined;
  const type = types.find((one) => one.charCodeAt(0) === bytes[0]);
  if (type === undefined) throw new AppError('bad-request', 'frame');
  if (bytes.length < headerBytes) return undefined;
  const length = bytes.readUInt32BE(1);
  if (length > longestFrameBytes) throw new AppError('bad-request', 'frame');
  if (bytes.length < headerBytes + length) return undefined;
  return { type, payload: bytes.subarray(headerBytes, headerBytes + length) };
}

function terminated(text: string): Buffer {
  if (text.includes('\0')) throw new AppError('bad-request', 'exec');
  return Buffer.concat([bytesOf(text), Uint8Array.of(0)]);
}
