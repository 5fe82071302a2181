import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bytesInKey = 10;

/** Real access key ids carry their account id in the first six of ten base32 bytes; so do these. */
export function temporaryAccessKeyId(accountId: string): string {
  const noise = BigInt(`0x${randomBytes(bytesInKey).toString('hex')}`) & ((1n << 39n) - 1n);
  const value = (BigInt(accountId) << 39n) | noise;
  let key = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) key += alphabet.charAt(Number((value >> shift) & 31n));
  return `ASIA${key}`;
}

/** `undefined` when the text is no access key id. */
export function accountOfAccessKeyId(accessKeyId: string): string | undefined {
  if (!/^A[KS]IA[A-Z2-7]{16}$/.test(accessKeyId)) return undefined;
  let value = 0n;
  for (const letter of accessKeyId.slice(4)) value = (value << 5n) | BigInt(alphabet.indexOf(letter));
  return String((value >> 39n) & ((1n << 40n) - 1n)).padStart(12, '0');
}

/** The id of a role as it appears in `UserId`; the same for the same role. */
export function uniqueIdOf(prefix: string, digest: Buffer): string {
  return prefix + [...digest.subarray(0, 17)].map((byte) => alphabet.charAt(byte & 31)).join('');
}
