import type { Operation } from './routes.ts';

export type Fault =
  /** Answered with an error in the interface's own form; the request has no effect. */
  | { readonly kind: 'status'; readonly status: number; readonly error?: string }
  /** The same, 429 unless told otherwise, with the header. */
  | { readonly kind: 'retry-after'; readonly seconds: number; readonly status?: number }
  /** Answered later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answered; the connection stays open until the client or the server ends it. */
  | { readonly kind: 'hang' }
  /** The connection ends before the request has any effect. */
  | { readonly kind: 'drop' }
  /** The request has its effect, then the connection ends without an answer. */
  | { readonly kind: 'lost-answer' }
  /** The request has its effect, then the connection ends half-way through the body. */
  | { readonly kind: 'half' }
  /** The request has its effect, but a captive portal's page comes back with status 200. */
  | { readonly kind: 'garbage' };

interface FaultRule {
  readonly operation: Operation | '*';
  /** 1 unless told otherwise. */
  readonly times?: number;
  /** Only calls that carry this account id. */
  readonly accountId?: string;
  readonly fault: Fault;
}

export interface Faults {
  /** @returns a function that removes the rule. */
  readonly add: (rule: FaultRule) => () => void;
  readonly clear: () => void;
}

export interface FaultPlan extends Faults {
  /** Uses the first rule that fits once. */
  readonly next: (operation: Operation, query: URLSearchParams) => Fault | 'none';
}

export function createFaults(): FaultPlan {
  const rules = new Set<{ readonly rule: FaultRule; left: number }>();
  return {
    add(rule) {
      const entry = { rule, left: rule.times ?? 1 };
      rules.add(entry);
      return () => void rules.delete(entry);
    },
    clear: () => rules.clear(),
    next(operation, query) {
      for (const entry of rules) {
        if (!fits(entry.rule, operation, query)) continue;
        entry.left -= 1;
        if (entry.left <= 0) rules.delete(entry);
        return entry.rule.fault;
      }
      return 'none';
    },
  };
}

function fits(rule: FaultRule, operation: Operation, query: URLSearchParams): boolean {
  if (rule.operation !== '*' && rule.operation !== operation) return false;
  return rule.accountId === undefined || rule.accountId === query.get('account_id');
}
