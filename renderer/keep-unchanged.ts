/**
 * Puts the parts of `before` that `after` repeats into `after`, in place: what comes over the bridge is a copy each time, and
 * a list is drawn again when its identity is another. Elements with an `id` are found by it. Takes plain data only.
 */
export function keepUnchanged<T>(before: T | undefined, after: T): T {
  return before !== undefined && keep(before, after) ? before : after;
}

/** Whether both are equal, after each part of `after` that is unchanged has been replaced. */
function keep(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (Array.isArray(before) && Array.isArray(after)) return keepElements(before, after);
  if (!isRecord(before) || !isRecord(after)) return false;
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    if (!(key in before)) same = false;
    else if (keep(before[key], after[key])) after[key] = before[key];
    else same = false;
  }
  return same;
}

function keepElements(before: readonly unknown[], after: unknown[]): boolean {
  let same = before.length === after.length;
  let byId: ReadonlyMap<unknown, unknown> | undefined;
  for (const [index, element] of after.entries()) {
    if (keep(before[index], element)) {
      after[index] = before[index];
      continue;
    }
    same = false;
    if (!isRecord(element) || element['id'] === undefined) continue;
    byId ??= new Map(before.filter(isRecord).map((one) => [one['id'], one]));
    const known = byId.get(element['id']);
    if (known !== undefined && keep(known, element)) after[index] = known;
  }
  return same;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
