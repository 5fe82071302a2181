/** Something dear that is made bit by bit while nobody waits; who asks for it before gets the rest made at once. */
export interface Gradual<T> {
  /** Goes on while there is time, one bit at least. True: nothing is left to do. */
  advance(hasTime: () => boolean): boolean;
  get(): T;
}

/** Each `yield` of it ends a bit. */
export function gradually<T>(make: () => Generator<undefined, T>): Gradual<T> {
  let making: Generator<undefined, T> | undefined;
  let made: { readonly value: T } | undefined;

  function step(): { readonly value: T } | undefined {
    making ??= make();
    const { done, value } = making.next();
    if (done === true) made = { value };
    return made;
  }

  return {
    advance(hasTime) {
      while (made === undefined && step() === undefined && hasTime());
      return made !== undefined;
    },
    get() {
      let now = made;
      while (now === undefined) now = step();
      return now.value;
    },
  };
}
