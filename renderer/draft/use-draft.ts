import { useMemo, useState } from 'react';
import {
  draftOf,
  followed,
  moved,
  rulesOf,
  withChanged,
  withNew,
  without,
  type DraftRule,
} from './draft-rules.ts';

/** What a draft must know of the rules in it. */
export interface RuleKind<T> {
  /** Two rules with the same are the same. */
  readonly identity: (rule: T) => readonly unknown[];
  /** The place of the first that cannot be saved; -1: all can. */
  readonly faulty: (rules: readonly T[]) => number;
}

export interface Draft<T> {
  readonly rules: readonly DraftRule<T>[];
  readonly plain: readonly T[];
  readonly changed: boolean;
  /** Key of the rule whose fields are shown. */
  readonly open: number | undefined;
  readonly setOpen: (key: number | undefined) => void;
  /** Saving was tried, and a rule would not do. */
  readonly checked: boolean;
  readonly add: (rule: T) => void;
  readonly replace: (others: readonly T[]) => void;
  readonly change: (key: number, change: (rule: T) => T) => void;
  readonly move: (key: number, step: 1 | -1) => void;
  readonly remove: (key: number) => void;
  readonly discard: () => void;
  /** False: one cannot be saved; it is opened, and says why. */
  readonly checkAll: () => boolean;
}

/**
 * The rules as they are being edited; while nothing is, they follow what is saved, by whomever. Each keeps its key
 * meanwhile, so that an open rule never becomes another below the fingers.
 */
export function useDraft<T>(saved: readonly T[], { identity, faulty }: RuleKind<T>): Draft<T> {
  const [rules, setRules] = useState(() => draftOf(saved));
  const [followedRules, setFollowedRules] = useState(saved);
  const [open, setOpen] = useState<number>();
  const [checked, setChecked] = useState(false);
  const plain = useMemo(() => rulesOf(rules), [rules]);
  const print = (some: readonly T[]) => JSON.stringify(some.map(identity));
  const asSaved = () => followed(rules, saved, (a, b) => print([a]) === print([b]));
  if (followedRules !== saved) {
    setFollowedRules(saved);
    if (print(plain) === print(followedRules)) follow(asSaved());
  }

  function follow(next: readonly DraftRule<T>[]): void {
    setRules(next);
    if (next.every(({ key }) => key !== open)) setOpen(undefined);
  }

  return {
    ...{ rules, plain, open, setOpen, checked },
    changed: print(plain) !== print(saved),
    add(rule) {
      const next = withNew(rules, rule);
      setRules(next);
      setOpen(next[0]?.key);
    },
    replace(others) {
      setRules(draftOf(others));
      setOpen(undefined);
    },
    change: (key, change) => setRules(withChanged(rules, key, change)),
    move: (key, step) => setRules(moved(rules, key, step)),
    remove(key) {
      setRules(without(rules, key));
      setOpen(undefined);
    },
    discard() {
      setRules(asSaved());
      setOpen(undefined);
      setChecked(false);
    },
    checkAll() {
      const bad = rules[faulty(plain)];
      setChecked(bad !== undefined);
      if (bad !== undefined) setOpen(bad.key);
      return bad === undefined;
    },
  };
}
