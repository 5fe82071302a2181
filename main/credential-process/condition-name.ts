import type { BrowserCondition } from '../../preload/consoles.ts';
import type { AppState } from '../../preload/contract.ts';
import { parseBrowserCondition } from '../console/browser-rules.ts';

/** As a word of a command line: `all`, `123456789012`, `group:Payments`, `environment:production`, `session:corp`. */
export function printCondition(when: BrowserCondition): string {
  switch (when.kind) {
    case 'any':
      return 'all';
    case 'account':
      return when.accountId;
    case 'group':
      return `group:${when.group}`;
    case 'environment':
      return `environment:${when.environment}`;
    case 'session':
      return `session:${when.sessionId}`;
  }
}

/** Also an account's whole name or label, if one account alone has it. Undefined: names nothing. */
export function readCondition(text: string, sessions: AppState['sessions']): BrowserCondition | undefined {
  if (text === 'all') return { kind: 'any' };
  const [, kind = 'account', name = text] =
    /^(group|environment|session):(.+)$/su.exec(text.replace(/^env:/, 'environment:')) ?? [];
  const fields = {
    kind,
    group: name,
    environment: name,
    sessionId: name,
    accountId: accountIn(name, sessions),
  };
  return parseBrowserCondition(fields);
}

function accountIn(name: string, sessions: AppState['sessions']): string {
  const folded = (text: string) => text.normalize('NFKC').toLowerCase();
  const accounts = sessions.flatMap((session) => session.accounts);
  const called = accounts.filter((account) =>
    [account.name, account.mark.label ?? ''].some((one) => folded(one) === folded(name)),
  );
  const [id, ...more] = new Set(called.map((account) => account.id));
  return id !== undefined && more.length === 0 ? id : name;
}
