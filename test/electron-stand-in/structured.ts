/**
 * What IPC's structured clone carries, as JSON: plain data, undefined, odd numbers, dates, bytes, maps and sets.
 * Self-contained, because its source is also run inside the pages.
 */
export function structured() {
  function encode(value: unknown): unknown {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', of: String(value) };
    if (Object.is(value, -0)) return { $: 'number', of: '-0' };
    if (typeof value === 'bigint') return { $: 'bigint', of: String(value) };
    if (typeof value === 'function' || typeof value === 'symbol' || value instanceof Promise)
      throw new Error('An object could not be cloned.');
    return typeof value === 'object' && value !== null ? encodeObject(value) : value;
  }
  function encodeObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(encode);
    if (value instanceof Date) return { $: 'date', of: value.toJSON() };
    if (value instanceof Uint8Array) return { $: 'bytes', of: [...value] };
    if (value instanceof Map) return { $: 'map', of: [...value].map(encode) };
    if (value instanceof Set) return { $: 'set', of: [...value].map(encode) };
    const entries = Object.entries(value).map(([key, part]) => [key, encode(part)]);
    return '$' in value ? { $: 'object', of: entries } : Object.fromEntries(entries);
  }
  function decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(decode);
    if (typeof value !== 'object' || value === null) return value;
    if ('$' in value) return decodeTagged(value.$, 'of' in value ? value.of : undefined);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
  }
  function decodeTagged(tag: unknown, of: unknown): unknown {
    const list: readonly unknown[] = Array.isArray(of) ? of : [];
    const pairs = () =>
      list.flatMap((pair) => (Array.isArray(pair) ? [[decode(pair[0]), decode(pair[1])] as const] : []));
    if (tag === 'number') return Number(of);
    if (tag === 'bigint') return BigInt(String(of));
    if (tag === 'date') return new Date(String(of));
    if (tag === 'bytes') return Uint8Array.from(list, Number);
    if (tag === 'map') return new Map(pairs());
    if (tag === 'set') return new Set(list.map(decode));
    return tag === 'object' ? Object.fromEntries(pairs()) : undefined;
  }
  return { encode, decode };
}
