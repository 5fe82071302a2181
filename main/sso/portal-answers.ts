import type { AccountInfo, RoleCredentials as WireCredentials } from '@aws-sdk/client-sso';
import { printable } from '../printable.ts';

export interface Account {
  /** 12 digits. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAtMs: number;
}

/** Undefined: not an account number, so nothing that could be asked for. */
export function parseAccount(value: AccountInfo): Account | undefined {
  const { accountId = '', accountName = '', emailAddress = '' } = value;
  if (!/^\d{12}$/.test(accountId)) return undefined;
  return { id: accountId, name: printable(accountName) || accountId, email: printable(emailAddress, 254) };
}

/** IAM allows no other characters; whatever else an answer holds could break a config file or a shell. */
export function parseRoleName(name: string | undefined): string | undefined {
  return name !== undefined && /^[\w+=,.@-]{1,64}$/.test(name) ? name : undefined;
}

/** Undefined: something is missing. */
export function parseCredentials(value: WireCredentials | undefined): RoleCredentials | undefined {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = value ?? {};
  if (![accessKeyId, secretAccessKey, sessionToken].every(isPlain)) return undefined;
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) return undefined;
  if (expiration <= 0 || expiration > farthestMs) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs: expiration };
}

/** The year 3000: past what a Date may hold lies an error, not a time. */
const farthestMs = 32_503_680_000_000;

/** Base64 and what else AWS uses; it goes into shells and configs, so nothing that could end a quote. */
function isPlain(text: string | undefined): boolean {
  return text !== undefined && /^[\w+/=.,:@%~-]+$/.test(text);
}
