import type { BrowserChoice, BrowserCondition, BrowserRule } from '../../../preload/consoles.ts';
import type { RuleKind } from '../../draft/use-draft.ts';

export type RuleFault = 'account' | 'group' | 'container' | 'program' | 'same';

/** How near a condition is to an account, the nearest first: the order in which they decide. */
const nearness: readonly BrowserCondition['kind'][] = ['account', 'group', 'environment', 'session', 'any'];

/** As they decide, with the last of them, which says what else is opened where, always there. */
export function shownRules(saved: readonly BrowserRule[]): readonly BrowserRule[] {
  const sorted = saved.toSorted((a, b) => placeOf(a) - placeOf(b));
  return sorted.some(({ when }) => when.kind === 'any') ? sorted : [...sorted, elsewhere];
}

/** Without what goes without saying. */
export function savedRules(shown: readonly BrowserRule[]): readonly BrowserRule[] {
  return shown.filter((rule) => identityOf(rule).join('\n') !== identityOf(elsewhere).join('\n'));
}

export const newRule: BrowserRule = {
  when: { kind: 'account', accountId: '' },
  choice: { kind: 'system' },
  standing: { portal: 'mine', consoles: 'several' },
};

const elsewhere: BrowserRule = { ...newRule, when: { kind: 'any' } };

export const browserRuleKind: RuleKind<BrowserRule> = {
  identity: identityOf,
  faulty: (rules) => rules.findIndex((rule) => faultOf(rule, rules) !== undefined),
};

/** Undefined: it can be saved. */
export function faultOf(rule: BrowserRule, rules: readonly BrowserRule[]): RuleFault | undefined {
  const { when, choice } = rule;
  if (when.kind === 'account' && !/^\d{12}$/.test(when.accountId)) return 'account';
  if (when.kind === 'group' && when.group === '') return 'group';
  if (choice.kind === 'container' && choice.container.trim() === '') return 'container';
  if (choice.kind === 'program' && !/^(?:\/(?!\/)|[a-z]:\\)./i.test(choice.program)) return 'program';
  const same = rules.filter((one) => conditionKey(one.when) === conditionKey(when));
  return same.length > 1 && same[0] === rule ? 'same' : undefined;
}

/** Two choices with the same are the same. */
export function choiceKey(choice: BrowserChoice): string {
  switch (choice.kind) {
    case 'system':
      return choice.kind;
    case 'browser':
      return JSON.stringify([choice.kind, choice.browser]);
    case 'program':
      return JSON.stringify([choice.kind, choice.program]);
    case 'profile':
      return JSON.stringify([choice.kind, choice.browser, choice.profile]);
    case 'container':
      return JSON.stringify([choice.kind, choice.profile ?? null, choice.container]);
  }
}

function conditionKey(when: BrowserCondition): string {
  switch (when.kind) {
    case 'account':
      return `account ${when.accountId}`;
    case 'group':
      return `group ${when.group}`;
    case 'environment':
      return `environment ${when.environment}`;
    case 'session':
      return `session ${when.sessionId}`;
    case 'any':
      return 'any';
  }
}

function identityOf({ when, choice, standing }: BrowserRule): readonly string[] {
  return [conditionKey(when), choiceKey(choice), standing.portal, standing.consoles];
}

function placeOf({ when }: BrowserRule): number {
  return nearness.indexOf(when.kind);
}
