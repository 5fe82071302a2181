import { useMemo, useState } from 'react';
import { draftOf, moved, rulesOf, withChanged, withNew, without, type DraftRule } from './draft-rules.ts';

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

/** The rules as they are being edited; while nothing is, they follow what is saved. */
export function useDraft<T>(saved: readonly T[], { identity, faulty }: RuleKind<T>): Draft<T> {
  const [edited, setEdited] = useState<readonly DraftRule<T>[]>();
  const [open, setOpen] = useState<number>();
  const [checked, setChecked] = useState(false);
  const rules = useMemo(() => edited ?? draftOf(saved), [edited, saved]);
  const plain = useMemo(() => rulesOf(rules), [rules]);
  const same = () => JSON.stringify(plain.map(identity)) === JSON.stringify(saved.map(identity));
  return {
    ...{ rules, plain, open, setOpen, checked },
    changed: edited !== undefined && !same(),
    add(rule) {
      const next = withNew(rules, rule);
      setEdited(next);
      setOpen(next[0]?.key);
    },
    replace(others) {
      setEdited(draftOf(others));
      setOpen(undefined);
    },
    change: (key, change) => setEdited(withChanged(rules, key, change)),
    move: (key, step) => setEdited(moved(rules, key, step)),
    remove(key) {
      setEdited(without(rules, key));
      setOpen(undefined);
    },
    discard() {
      setEdited(undefined);
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
