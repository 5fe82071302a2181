import { AppError } from './errors.ts';

/**
 * The shape of one kind of stored thing, through time. `migrations[n]` turns version n into n + 1, so there are
 * `version - 1` of them, and `parse` judges the newest only.
 */
export interface Schema<T> {
  readonly name: string;
  readonly version: number;
  readonly migrations: Readonly<Record<number, (older: Fields) => Fields>>;
  /** Undefined: not of this shape. */
  readonly parse: (fields: Fields) => T | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

export type Decoded<T> =
  | { readonly kind: 'current'; readonly value: T }
  | { readonly kind: 'migrated'; readonly value: T; readonly from: number }
  /** Written by a newer Daypass: may be shown as far as it is understood, never overwritten. */
  | { readonly kind: 'newer'; readonly version: number; readonly value: T | undefined }
  | { readonly kind: 'damaged' };

export function encode<T extends object>(schema: Schema<T>, value: T): string {
  return `${JSON.stringify({ schema: schema.version, ...value }, undefined, 2)}\n`;
}

export function decode<T>(schema: Schema<T>, text: string): Decoded<T> {
  const stored = parseObject(text);
  const version = stored?.['schema'];
  if (stored === undefined || typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { kind: 'damaged' };
  if (version > schema.version)
    return { kind: 'newer', version, value: orUndefined(() => schema.parse(stored)) };
  const value = orUndefined(() => migrate(schema, stored, version));
  if (value === undefined) return { kind: 'damaged' };
  return version === schema.version ? { kind: 'current', value } : { kind: 'migrated', value, from: version };
}

/** For keychain items: one that a newer Daypass wrote is not ours to read or replace. */
export function decodeItem<T>(schema: Schema<T>, text: string): T {
  const decoded = decode(schema, text);
  switch (decoded.kind) {
    case 'current':
    case 'migrated':
      return decoded.value;
    case 'newer':
      throw new AppError('data-newer', schema.name);
    case 'damaged':
      throw new AppError('keychain-damaged', schema.name);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function migrate<T>(schema: Schema<T>, stored: Fields, from: number): T | undefined {
  let fields = stored;
  for (let version = from; version < schema.version; version++) {
    const step = schema.migrations[version];
    if (step === undefined) return undefined;
    fields = step(fields);
  }
  return schema.parse(fields);
}

function parseObject(text: string): Fields | undefined {
  const value: unknown = orUndefined(() => JSON.parse(text));
  return isFields(value) ? value : undefined;
}

/** Whatever trips over what was stored, the verdict is the same: damaged. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
