import type { AccountRule } from '../../../preload/contract.ts';
import type { RuleKind } from '../../draft/use-draft.ts';

export type RuleField = 'environment' | 'group' | 'label' | 'colour';

/** Rules have no empty texts but, while they are written, their pattern. */
export const accountRuleKind: RuleKind<AccountRule> = {
  identity: ({ match, environment, group, label, colour }) => [match, environment, group, label, colour],
  faulty: (rules) => rules.findIndex(({ match }) => match.trim() === ''),
};

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
