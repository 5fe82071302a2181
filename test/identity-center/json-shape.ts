/** Readers of unknown JSON. Each throws an Error of one sentence that names the place. */

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsAt(value: unknown, place: string): Fields {
  if (!isFields(value)) throw new Error(`${place} must be an object.`);
  return value;
}

export function listAt<T>(
  value: unknown,
  place: string,
  read: (item: unknown, place: string) => T,
): readonly T[] {
  if (!Array.isArray(value)) throw new Error(`${place} must be a list.`);
  return value.map((item: unknown, index) => read(item, `${place}[${index}]`));
}

export function textAt(value: unknown, place: string, pattern: RegExp = /\S/): string {
  if (typeof value !== 'string') throw new Error(`${place} must be a text.`);
  if (!pattern.test(value))
    throw new Error(`${place} must match ${pattern.source}, and "${value}" does not.`);
  return value;
}

export function numberAt(value: unknown, place: string, min: number, max: number): number {
  if (typeof value !== 'number' || value < min || value > max) {
    throw new Error(`${place} must be a number from ${min} to ${max}.`);
  }
  return value;
}
