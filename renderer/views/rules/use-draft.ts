import { useMemo, useState } from 'react';
import type { AccountRule, AppState } from '../../../preload/contract.ts';
import { useAppState } from '../../window/app-context.ts';
import {
  draftOf,
  moved,
  rulesOf,
  sameRules,
  withChanged,
  withNew,
  without,
  type DraftRule,
} from './draft-rules.ts';

export type Draft = ReturnType<typeof useDraft>;

const savedOf = (state: AppState) => state.accountRules;

/** The rules as they are being edited; while nothing is, they follow what is saved. */
export function useDraft() {
  const saved = useAppState(savedOf);
  const [edited, setEdited] = useState<readonly DraftRule[]>();
  const [open, setOpen] = useState<number>();
  const [checked, setChecked] = useState(false);
  const rules = useMemo(() => edited ?? draftOf(saved), [edited, saved]);
  const plain = useMemo(() => rulesOf(rules), [rules]);
  const changed = edited !== undefined && !sameRules(plain, saved);
  return {
    ...{ rules, plain, changed, open, setOpen, checked },
    add() {
      const next = withNew(rules, { match: '' });
      setEdited(next);
      setOpen(next[0]?.key);
    },
    replace(others: readonly AccountRule[]) {
      setEdited(draftOf(others));
      setOpen(undefined);
    },
    change: (key: number, change: (rule: AccountRule) => AccountRule) =>
      setEdited(withChanged(rules, key, change)),
    move: (key: number, step: 1 | -1) => setEdited(moved(rules, key, step)),
    remove(key: number) {
      setEdited(without(rules, key));
      setOpen(undefined);
    },
    discard() {
      setEdited(undefined);
      setOpen(undefined);
      setChecked(false);
    },
    /** False: one has no pattern; it is opened, and says so. */
    checkAll(): boolean {
      const bad = rules.find(({ rule }) => rule.match.trim() === '');
      setChecked(bad !== undefined);
      if (bad !== undefined) setOpen(bad.key);
      return bad === undefined;
    },
  };
}
