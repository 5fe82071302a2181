import { environments } from '../../../preload/account-rules.ts';
import type { BrowserCondition } from '../../../preload/consoles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { EnvironmentMark } from '../../components/environment-mark.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';

/** Which accounts a rule is for. */
export function ConditionWords({ when }: { readonly when: BrowserCondition }) {
  const { browsers: texts } = useMessages();
  const account = useAppState((state) => (when.kind === 'account' ? accountName(state, when.accountId) : ''));
  const session = useAppState((state) =>
    when.kind === 'session'
      ? (state.sessions.find(({ id }) => id === when.sessionId)?.label ?? when.sessionId)
      : '',
  );
  switch (when.kind) {
    case 'account':
      return <span className="condition ellipsis">{account === '' ? texts.newRule : account}</span>;
    case 'group':
      return (
        <span className="condition rule-tag ellipsis">{when.group === '' ? texts.newRule : when.group}</span>
      );
    case 'environment': {
      const environment = environments.find((one) => one === when.environment);
      return (
        <span className="condition">
          {environment === undefined ? when.environment : <EnvironmentMark environment={environment} />}
        </span>
      );
    }
    case 'session':
      return <span className="condition ellipsis">{session}</span>;
    case 'any':
      return <span className="condition ellipsis">{texts.everythingElse}</span>;
  }
}

function accountName({ sessions }: AppState, id: string): string {
  const account = sessions.flatMap(({ accounts }) => accounts).find((one) => one.id === id);
  return account?.mark.label ?? account?.name ?? id;
}
