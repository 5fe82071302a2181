/** A rule being edited. The key stays while the rule moves and changes. */
export interface DraftRule<T> {
  readonly key: number;
  readonly rule: T;
}

export function draftOf<T>(rules: readonly T[]): readonly DraftRule<T>[] {
  return rules.map((rule, key) => ({ key, rule }));
}

/** The draft of other rules: one that is the same as before keeps its key. */
export function followed<T>(
  draft: readonly DraftRule<T>[],
  rules: readonly T[],
  same: (a: T, b: T) => boolean,
): readonly DraftRule<T>[] {
  const left = [...draft];
  let free = nextKey(draft);
  return rules.map((rule) => {
    const at = left.findIndex((one) => same(one.rule, rule));
    const [kept] = at === -1 ? [] : left.splice(at, 1);
    return { key: kept?.key ?? free++, rule };
  });
}

export function rulesOf<T>(draft: readonly DraftRule<T>[]): readonly T[] {
  return draft.map(({ rule }) => rule);
}

/** In front, where it decides before all others. */
export function withNew<T>(draft: readonly DraftRule<T>[], rule: T): readonly DraftRule<T>[] {
  return [{ key: nextKey(draft), rule }, ...draft];
}

export function without<T>(draft: readonly DraftRule<T>[], key: number): readonly DraftRule<T>[] {
  return draft.filter((one) => one.key !== key);
}

export function withChanged<T>(
  draft: readonly DraftRule<T>[],
  key: number,
  change: (rule: T) => T,
): readonly DraftRule<T>[] {
  return draft.map((one) => (one.key === key ? { key, rule: change(one.rule) } : one));
}

/** One place up or down; at an end nothing happens. */
export function moved<T>(draft: readonly DraftRule<T>[], key: number, step: 1 | -1): readonly DraftRule<T>[] {
  const from = draft.findIndex((one) => one.key === key);
  const [one, other] = [draft[from], draft[from + step]];
  if (one === undefined || other === undefined) return draft;
  return draft.map((each) => (each === one ? other : each === other ? one : each));
}

function nextKey<T>(draft: readonly DraftRule<T>[]): number {
  return Math.max(-1, ...draft.map(({ key }) => key)) + 1;
}
