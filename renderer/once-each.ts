/** Asks once for each, however often it is wanted. */
export interface OnceEach<A, B> {
  get(asked: A): B;
  /** What was answered so far, in the order of the asking. */
  all(): Iterable<B>;
}

export function onceEach<A, B extends object | number | boolean>(answer: (asked: A) => B): OnceEach<A, B> {
  const answers = new Map<A, B>();
  return {
    get(asked) {
      const known = answers.get(asked);
      if (known !== undefined) return known;
      const found = answer(asked);
      answers.set(asked, found);
      return found;
    },
    all: () => answers.values(),
  };
}
