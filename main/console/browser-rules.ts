import type { BrowserCondition, BrowserRule, BrowserStanding } from '../../preload/consoles.ts';
import { isFields } from '../schema.ts';
import type { RuleKind } from '../settings/rules-file.ts';
import { parseBrowserChoice } from './browser-choice.ts';
import { usualStanding } from './console-link.ts';

/** What the console of an account is opened in, and how that browser stands with AWS. */
export type ConsoleBrowser = Pick<BrowserRule, 'choice' | 'standing'>;

/** The user's own rules on which account's console opens where. */
export const browserRuleKind: RuleKind<BrowserRule> = {
  ...{ name: 'browser rules', setting: 'browserRules', parse: parseBrowserRule },
};

export interface RuledAccount {
  readonly accountId: string;
  readonly sessionId: string;
  readonly group: string | undefined;
  readonly environment: string | undefined;
}

/** The nearest rule wins, whatever their order; of equals the first. */
export function browserFor(account: RuledAccount, rules: readonly BrowserRule[]): ConsoleBrowser {
  const rule = nearness
    .map((kind) => rules.find(({ when }) => when.kind === kind && applies(when, account)))
    .find((found) => found !== undefined);
  if (rule === undefined) return { choice: { kind: 'system' }, standing: usualStanding };
  const { choice, standing } = rule;
  return { choice, standing };
}

const nearness: readonly BrowserCondition['kind'][] = ['account', 'group', 'environment', 'session', 'any'];

function applies(when: BrowserCondition, account: RuledAccount): boolean {
  switch (when.kind) {
    case 'account':
      return when.accountId === account.accountId;
    case 'group':
      return when.group === account.group;
    case 'environment':
      return when.environment === account.environment;
    case 'session':
      return when.sessionId === account.sessionId;
    case 'any':
      return true;
  }
}

/** Undefined: not a rule. A missing standing is the usual one. */
export function parseBrowserRule(value: unknown): BrowserRule | undefined {
  if (!isFields(value)) return undefined;
  const when = parseBrowserCondition(value['when']);
  const choice = parseBrowserChoice(value['choice']);
  const standing = parseStanding(value['standing']);
  return when === undefined || choice === undefined || standing === undefined
    ? undefined
    : { when, choice, standing };
}

export function parseBrowserCondition(value: unknown): BrowserCondition | undefined {
  if (!isFields(value)) return undefined;
  const { kind, accountId, group, environment, sessionId } = value;
  if (kind === 'any') return { kind };
  if (kind === 'account' && typeof accountId === 'string' && /^\d{12}$/.test(accountId))
    return { kind, accountId };
  if (kind === 'group' && typeof group === 'string') return { kind, group };
  if (kind === 'environment' && typeof environment === 'string') return { kind, environment };
  return kind === 'session' && typeof sessionId === 'string' ? { kind, sessionId } : undefined;
}

function parseStanding(value: unknown): BrowserStanding | undefined {
  if (value === undefined) return usualStanding;
  if (!isFields(value)) return undefined;
  const { portal, consoles } = value;
  if (portal !== 'mine' && portal !== 'not-mine') return undefined;
  return consoles === 'several' || consoles === 'one' ? { portal, consoles } : undefined;
}
