/**
 * Gives the same value again as long as it is asked with the same; unlike React's memo it outlives what asks, so that main,
 * which draws the window's first page anew each time, has it too.
 */
export function rememberLast<A extends readonly unknown[], R>(
  make: (...asked: A) => R,
  same: (a: A, b: A) => boolean = sameElements,
): (...asked: A) => R {
  let last: { readonly asked: A; readonly value: R } | undefined;
  return (...asked) => {
    if (last === undefined || !same(last.asked, asked)) last = { asked, value: make(...asked) };
    return last.value;
  };
}

export function sameElements(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => Object.is(one, b[index])));
}
