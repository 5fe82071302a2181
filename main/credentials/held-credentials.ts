import { AppError } from '../errors.ts';
import { decode, isFields, type Schema } from '../schema.ts';
import type { RoleCredentials } from '../sso/portal-answers.ts';

/** Role credentials with what decides whether they may be served. */
export interface HeldCredentials extends RoleCredentials {
  readonly roleId: string;
  /** The sign-in they hang on; they go when it is signed out. */
  readonly sessionId: string;
  readonly accountId: string;
  /** What the role id meant when they were fetched; under another meaning they are not served. */
  readonly origin: string;
  readonly issuedAtMs: number;
}

/** What is sealed, as JSON. */
export function toKept(credentials: readonly HeldCredentials[]): object {
  return { schema: keptSchema.version, credentials };
}

/** Undefined: not of this shape. @throws AppError data-newer */
export function fromKept(value: unknown): readonly HeldCredentials[] | undefined {
  const decoded = decode(keptSchema, JSON.stringify(value));
  switch (decoded.kind) {
    case 'current':
    case 'migrated':
      return decoded.value.credentials;
    case 'newer':
      throw new AppError('data-newer', keptSchema.name);
    case 'damaged':
      return undefined;
  }
}

interface Kept {
  readonly credentials: readonly HeldCredentials[];
}

const keptSchema: Schema<Kept> = {
  name: 'role credentials',
  version: 1,
  migrations: {},
  parse({ credentials }) {
    if (!Array.isArray(credentials)) return undefined;
    return { credentials: credentials.map(parseHeld).filter((one) => one !== undefined) };
  },
};

function parseHeld(value: unknown): HeldCredentials | undefined {
  if (!isFields(value)) return undefined;
  const { roleId, sessionId, accountId, origin, issuedAtMs, expiresAtMs } = value;
  const { accessKeyId, secretAccessKey, sessionToken } = value;
  if (typeof roleId !== 'string' || typeof sessionId !== 'string' || typeof accountId !== 'string')
    return undefined;
  if (typeof origin !== 'string' || typeof issuedAtMs !== 'number' || typeof expiresAtMs !== 'number')
    return undefined;
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
  if (typeof sessionToken !== 'string') return undefined;
  return {
    ...{ roleId, sessionId, accountId, origin, issuedAtMs, expiresAtMs },
    ...{ accessKeyId, secretAccessKey, sessionToken },
  };
}
