import { useDeferredValue, useMemo } from 'react';
import type { AccountRule, AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { DiscardGuard } from '../../components/discard-guard.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { SaveBar } from '../../draft/save-bar.tsx';
import { useDraft, type Draft } from '../../draft/use-draft.ts';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { accountRuleKind } from './account-rule.ts';
import { GuessOffer } from './guess-offer.tsx';
import { RuleItem } from './rule-item.tsx';
import { countChanged, effectsOf } from './rule-effects.ts';
import { useAccounts } from '../../window/use-accounts.ts';
import '../../draft/rule-list.css';
import './rules.css';

type AccountDraft = Draft<AccountRule>;

const savedOf = (state: AppState) => state.accountRules;

/** Which accounts are marked how. Nothing counts until it is saved. */
export function Rules() {
  const { common, rules: texts } = useMessages();
  const { go } = useNavigation();
  const draft = useDraft(useAppState(savedOf), accountRuleKind);
  return (
    <Page
      title={common.views.rules}
      onBack={() => (draft.open === undefined ? go('access') : draft.setOpen(undefined))}
      action={
        <Button icon="plus" onClick={() => draft.add({ match: '' })}>
          {texts.add}
        </Button>
      }
      footer={draft.changed ? <RulesSaveBar draft={draft} /> : null}
    >
      <p className="rules-how">{texts.how}</p>
      {draft.rules.length === 0 ? <NoRules draft={draft} /> : <RuleList draft={draft} />}
      <DiscardGuard unsaved={draft.changed} text={texts.discardText} />
    </Page>
  );
}

function NoRules({ draft }: { readonly draft: AccountDraft }) {
  const { rules: texts } = useMessages();
  return (
    <>
      <GuessOffer onTake={draft.replace} />
      <EmptyState icon="list" title={texts.none} text={texts.noneText} />
    </>
  );
}

const nothing = { fits: [], decides: false } as const;

/** What each rule does is worked out behind the typing. */
function RuleList({ draft }: { readonly draft: AccountDraft }) {
  const { rules: texts } = useMessages();
  const accounts = useAccounts();
  const rules = useDeferredValue(draft.plain);
  const effects = useMemo(() => effectsOf(accounts, rules), [accounts, rules]);
  return (
    <ol className="rule-list" aria-label={texts.count(draft.rules.length)}>
      {draft.rules.map((one, index) => (
        <RuleItem key={one.key} draft={draft} one={one} index={index} effect={effects[index] ?? nothing} />
      ))}
    </ol>
  );
}

/** What would become different, before it does. */
function RulesSaveBar({ draft }: { readonly draft: AccountDraft }) {
  const { rules: texts } = useMessages();
  const { run } = useBridge();
  const accounts = useAccounts();
  const saved = useAppState(savedOf);
  const changed = useMemo(() => countChanged(accounts, saved, draft.plain), [accounts, saved, draft.plain]);
  return <SaveBar draft={draft} effect={texts.changed(changed)} onSave={run.saveAccountRules} />;
}
