import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

export const keyBytes = 32;

export type Sealed =
  | { readonly kind: 'absent' }
  /** Another key, altered, cut short, or moved here from another path. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'value'; readonly value: unknown };

/**
 * AES-256-GCM. Bytes: `DPSEAL`, version (1 byte), nonce (12, random at each writing), tag (16), ciphertext.
 * Version and absolute path are authenticated, so that a file stands only where it was written.
 */
export function sealJson(value: unknown, key: Uint8Array, file: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(file));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), text]);
}

/** @throws AppError data-newer */
export function openSealed(bytes: Buffer, key: Uint8Array, file: string): Sealed {
  refuseNewer(bytes);
  if (bytes.length < textAt || !bytes.subarray(0, header.length).equals(header))
    return { kind: 'unreadable' };
  const nonce = bytes.subarray(header.length, header.length + nonceBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(associatedData(file));
    decipher.setAuthTag(bytes.subarray(header.length + nonceBytes, textAt));
    const text = Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8');
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** What a newer Daypass wrote is not ours to read or replace. @throws AppError data-newer */
export function refuseNewer(bytes: Buffer): void {
  const ours = bytes.subarray(0, magic.length).equals(magic);
  if (ours && (bytes[magic.length] ?? 0) > version) throw new AppError('data-newer');
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const magic = Buffer.from('DPSEAL');
const header = Buffer.concat([magic, Buffer.from([version])]);
const textAt = header.length + nonceBytes + tagBytes;

function associatedData(file: string): Buffer {
  return Buffer.concat([header, Buffer.from(file, 'utf8')]);
}
