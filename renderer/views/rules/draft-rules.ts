import type { AccountRule } from '../../../preload/contract.ts';

/** A rule being edited. The key stays while the rule moves and changes; `rule` has no empty texts but its pattern. */
export interface DraftRule {
  readonly key: number;
  readonly rule: AccountRule;
}

export type RuleField = 'environment' | 'group' | 'label' | 'colour';

export function draftOf(rules: readonly AccountRule[]): readonly DraftRule[] {
  return rules.map((rule, key) => ({ key, rule }));
}

export function rulesOf(draft: readonly DraftRule[]): readonly AccountRule[] {
  return draft.map(({ rule }) => rule);
}

/** In front, where it decides before all others. */
export function withNew(draft: readonly DraftRule[], rule: AccountRule): readonly DraftRule[] {
  return [{ key: nextKey(draft), rule }, ...draft];
}

export function without(draft: readonly DraftRule[], key: number): readonly DraftRule[] {
  return draft.filter((one) => one.key !== key);
}

export function withChanged(
  draft: readonly DraftRule[],
  key: number,
  change: (rule: AccountRule) => AccountRule,
): readonly DraftRule[] {
  return draft.map((one) => (one.key === key ? { key, rule: change(one.rule) } : one));
}

/** One place up or down; at an end nothing happens. */
export function moved(draft: readonly DraftRule[], key: number, step: 1 | -1): readonly DraftRule[] {
  const from = draft.findIndex((one) => one.key === key);
  const [one, other] = [draft[from], draft[from + step]];
  if (one === undefined || other === undefined) return draft;
  return draft.map((each) => (each === one ? other : each === other ? one : each));
}

/** Empty: the rule says nothing of it any more. */
export function withField<F extends RuleField>(
  rule: AccountRule,
  field: F,
  value: AccountRule[F],
): AccountRule {
  const { [field]: _before, ...rest } = rule;
  return value === undefined || value === ''
    ? { match: rule.match, ...rest }
    : { ...rest, match: rule.match, [field]: value };
}

export function sameRules(a: readonly AccountRule[], b: readonly AccountRule[]): boolean {
  return JSON.stringify(a.map(ordered)) === JSON.stringify(b.map(ordered));
}

function ordered({ match, environment, group, label, colour }: AccountRule) {
  return [match, environment, group, label, colour];
}

function nextKey(draft: readonly DraftRule[]): number {
  return Math.max(-1, ...draft.map(({ key }) => key)) + 1;
}
