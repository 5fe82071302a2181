import { useMemo } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { DiscardGuard } from '../../components/discard-guard.tsx';
import { Page } from '../../components/page.tsx';
import { SaveBar } from '../../draft/save-bar.tsx';
import { useDraft } from '../../draft/use-draft.ts';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { browserRuleKind, newRule, savedRules, shownRules } from './browser-rule.ts';
import { BrowserRuleItem } from './browser-rule-item.tsx';
import { useFoundBrowsers } from './use-found-browsers.ts';
import '../../draft/rule-list.css';
import './browsers.css';

const savedOf = (state: AppState) => state.browserRules;

/** Which account's console opens in which browser. Nothing counts until it is saved. */
export function Browsers() {
  const { common, browsers: texts, rules } = useMessages();
  const { go } = useNavigation();
  const { run } = useBridge();
  const saved = useAppState(savedOf);
  const draft = useDraft(
    useMemo(() => shownRules(saved), [saved]),
    browserRuleKind,
  );
  const { found, lookAgain } = useFoundBrowsers();
  return (
    <Page
      title={common.views.browsers}
      onBack={() => (draft.open === undefined ? go('settings') : draft.setOpen(undefined))}
      action={
        <Button icon="plus" onClick={() => draft.add(newRule)}>
          {texts.add}
        </Button>
      }
      footer={
        draft.changed ? (
          <SaveBar
            draft={draft}
            effect={texts.unsaved}
            onSave={(rules) => run.saveBrowserRules(savedRules(rules))}
          />
        ) : null
      }
    >
      <p className="rules-how">{texts.how}</p>
      <ol className="rule-list" aria-label={texts.rules}>
        {draft.rules.map((one) => (
          <BrowserRuleItem key={one.key} draft={draft} one={one} found={found} />
        ))}
      </ol>
      {found?.length === 0 ? (
        <div className="no-browsers">
          <p>{texts.noneFound}</p>
          <Button onClick={lookAgain}>{texts.lookAgain}</Button>
        </div>
      ) : null}
      <DiscardGuard unsaved={draft.changed} text={rules.discardText} />
    </Page>
  );
}
