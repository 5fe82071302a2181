import type { BrowserRule, FoundBrowserView } from '../../../preload/consoles.ts';
import type { DraftRule } from '../../draft/draft-rules.ts';
import type { Draft } from '../../draft/use-draft.ts';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../window/app-context.ts';
import { choiceLabel, isFound } from './browser-options.ts';
import { BrowserRuleForm } from './browser-rule-form.tsx';
import { ConditionWords } from './condition-words.tsx';

export interface BrowserRuleProps {
  readonly draft: Draft<BrowserRule>;
  readonly one: DraftRule<BrowserRule>;
  /** Undefined: still being looked for. */
  readonly found: readonly FoundBrowserView[] | undefined;
}

/** A rule in a line; opened, its fields below. */
export function BrowserRuleItem(props: BrowserRuleProps) {
  const { draft, one } = props;
  const open = draft.open === one.key;
  return (
    <li className={open ? 'rule rule-open' : 'rule'}>
      <RuleLine {...props} open={open} />
      {open ? <BrowserRuleForm {...props} /> : null}
    </li>
  );
}

function RuleLine({ draft, one, found, open }: BrowserRuleProps & { readonly open: boolean }) {
  const { browsers: texts } = useMessages();
  const { when, choice } = one.rule;
  const missing = found !== undefined && !isFound(choice, found);
  return (
    <button
      type="button"
      className="rule-line"
      aria-expanded={open}
      onClick={() => draft.setOpen(open ? undefined : one.key)}
    >
      <ConditionWords when={when} />
      <span className={missing ? 'browser-name browser-missing ellipsis' : 'browser-name ellipsis'}>
        {missing ? texts.missing(choiceLabel(choice, texts)) : choiceLabel(choice, texts)}
      </span>
      <Icon name={open ? 'down' : 'right'} />
    </button>
  );
}
