import { environments } from '../../preload/account-rules.ts';
import type { AccountRule, Colour } from '../../preload/contract.ts';
import { printable } from '../printable.ts';
import { isFields } from '../schema.ts';
import type { RuleKind } from './rules-file.ts';

/** The user's own rules on environment, group, label and colour of accounts. */
export const accountRuleKind: RuleKind<AccountRule> = {
  ...{ name: 'account rules', setting: 'accountRules', parse: parseAccountRule },
};

/** Undefined: not a rule. */
function parseAccountRule(value: unknown): AccountRule | undefined {
  if (!isFields(value)) return undefined;
  const { match, environment, group, label, colour } = value;
  if (!isShortText(match)) return undefined;
  const [known, painted] = [
    environments.find((one) => one === environment),
    colours.find((one) => one === colour),
  ];
  if (known !== environment || painted !== colour) return undefined;
  if (group !== undefined && !isShortText(group)) return undefined;
  if (label !== undefined && !isShortText(label)) return undefined;
  return {
    match,
    ...(known === undefined ? {} : { environment: known }),
    ...(group === undefined ? {} : { group }),
    ...(label === undefined ? {} : { label }),
    ...(painted === undefined ? {} : { colour: painted }),
  };
}

const colours: readonly Colour[] = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'];

/** What is shown must be what is meant: nothing invisible, nothing that turns the line around. */
function isShortText(value: unknown): value is string {
  return (
    typeof value === 'string' && value.trim() !== '' && value.length <= 100 && printable(value) === value
  );
}
