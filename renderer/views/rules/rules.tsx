import { useDeferredValue, useMemo, useState } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { errorSentence } from '../../../preload/error-messages.ts';
import { Button } from '../../components/button.tsx';
import { DiscardDialog } from '../../components/discard-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useToasts } from '../../window/toasts.tsx';
import { GuessOffer } from './guess-offer.tsx';
import { RuleItem } from './rule-item.tsx';
import { countChanged, effectsOf } from './rule-effects.ts';
import { useAccounts } from './use-accounts.ts';
import { useDraft, type Draft } from './use-draft.ts';
import './rules.css';

/** Which accounts are marked how. Nothing counts until it is saved. */
export function Rules() {
  const { common, rules: texts } = useMessages();
  const { go } = useNavigation();
  const draft = useDraft();
  const [leaving, setLeaving] = useState(false);
  const leave = () => (draft.changed ? setLeaving(true) : go('access'));
  return (
    <Page
      title={common.views.rules}
      onBack={() => (draft.open === undefined ? leave() : draft.setOpen(undefined))}
      action={
        <Button icon="plus" onClick={draft.add}>
          {texts.add}
        </Button>
      }
      footer={draft.changed ? <SaveBar draft={draft} /> : null}
    >
      <p className="rules-how">{texts.how}</p>
      {draft.rules.length === 0 ? <NoRules draft={draft} /> : <RuleList draft={draft} />}
      <DiscardDialog
        text={texts.discardText}
        open={leaving}
        onKeep={() => setLeaving(false)}
        onDiscard={() => go('access')}
      />
    </Page>
  );
}

function NoRules({ draft }: { readonly draft: Draft }) {
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
function RuleList({ draft }: { readonly draft: Draft }) {
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

const savedOf = (state: AppState) => state.accountRules;

/** What would become different, before it does. */
function SaveBar({ draft }: { readonly draft: Draft }) {
  const { rules: texts, common } = useMessages();
  const { run } = useBridge();
  const { say } = useToasts();
  const language = useAppState((state) => state.language);
  const accounts = useAccounts();
  const saved = useAppState(savedOf);
  const [refused, setRefused] = useState<string>();
  const changed = useMemo(() => countChanged(accounts, saved, draft.plain), [accounts, saved, draft.plain]);

  async function save(): Promise<void> {
    if (!draft.checkAll()) return;
    const result = await run.saveAccountRules(draft.plain);
    setRefused(result.ok ? undefined : errorSentence(result.error, language));
    if (result.ok) say(texts.saved);
  }

  return (
    <div className="save-bar">
      <span role="status" className={refused === undefined ? '' : 'save-bar-refused'}>
        {refused ?? texts.changed(changed)}
      </span>
      <Button kind="quiet" onClick={draft.discard}>
        {common.discard.discard}
      </Button>
      <Button kind="solid" onClick={() => void save()}>
        {texts.save}
      </Button>
    </div>
  );
}
