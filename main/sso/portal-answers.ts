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
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs: expiration };
}
