import { isUtf8 } from 'node:buffer';
import type { ConfigFault } from '../../preload/aws-config-texts.ts';
import { type Document, parse } from './document.ts';

export type Reading =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'refused'; readonly fault: ConfigFault };

/** A file that some client cannot read is refused whole: an edit in it would be judged by how it looked to us. */
export function decodeDocument(bytes: Uint8Array): Reading {
  const fault = faultIn(bytes);
  if (fault !== undefined) return { kind: 'refused', fault };
  const document = parse(Buffer.from(bytes).toString('utf8'));
  const [first] = document.faults;
  return first === undefined ? { kind: 'document', document } : { kind: 'refused', fault: first };
}

function faultIn(bytes: Uint8Array): ConfigFault | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { code: 'utf-16', line: 1 };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { code: 'nul', line: lineAt(bytes, nul) };
  const wrong = firstInvalid(bytes);
  return wrong === undefined ? undefined : { code: 'not-utf-8', line: wrong };
}

function lineAt(bytes: Uint8Array, index: number): number {
  return bytes.subarray(0, index).filter((byte) => byte === 0x0a).length + 1;
}

/** A line break is never part of a longer character, so lines can be judged one by one. */
function firstInvalid(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  for (let [line, start] = [1, 0]; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
