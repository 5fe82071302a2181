import { createFinder, createMarker } from '../../../preload/account-rules.ts';
import type { AccountMark, AccountRule, AccountView } from '../../../preload/contract.ts';

type RuledAccount = Pick<AccountView, 'id' | 'name'>;

const fields = ['environment', 'group', 'label', 'colour'] as const;

/** How many accounts look different under the rules after than under those before. */
export function countChanged(
  accounts: readonly RuledAccount[],
  before: readonly AccountRule[],
  after: readonly AccountRule[],
): number {
  const [old, next] = [createMarker(before), createMarker(after)];
  return accounts.filter((account) => !sameMark(old(account), next(account))).length;
}

/** The accounts a rule fits, and whether it decides anything for any of them. */
export interface RuleEffect {
  readonly fits: readonly RuledAccount[];
  /** False: earlier rules have said it all. */
  readonly decides: boolean;
}

/** One for each rule. */
export function effectsOf(
  accounts: readonly RuledAccount[],
  rules: readonly AccountRule[],
): readonly RuleEffect[] {
  const find = createFinder(accounts);
  const decided = new Set<string>();
  return rules.map((rule) => {
    const fits = find(rule.match);
    const before = decided.size;
    for (const field of fields) {
      if (rule[field] !== undefined) for (const { id } of fits) decided.add(`${id} ${field}`);
    }
    return { fits, decides: decided.size > before };
  });
}

function sameMark(a: AccountMark, b: AccountMark): boolean {
  return fields.every((field) => a[field] === b[field]);
}
