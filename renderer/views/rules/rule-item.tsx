import { tintOf } from '../../../preload/account-rules.ts';
import { EnvironmentMark } from '../../components/environment-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../window/app-context.ts';
import type { DraftRule } from '../../draft/draft-rules.ts';
import type { AccountRule } from '../../../preload/contract.ts';
import type { RuleEffect } from './rule-effects.ts';
import { RuleForm, type RuleFormProps } from './rule-form.tsx';

/** A rule in a line; opened, its fields below. */
export function RuleItem(props: RuleFormProps) {
  const { draft, one, effect } = props;
  const open = draft.open === one.key;
  return (
    <li className={open ? 'rule rule-open' : 'rule'}>
      <RuleLine
        one={one}
        effect={effect}
        open={open}
        onToggle={() => draft.setOpen(open ? undefined : one.key)}
      />
      {open ? <RuleForm {...props} /> : null}
    </li>
  );
}

interface RuleLineProps {
  readonly one: DraftRule<AccountRule>;
  readonly effect: RuleEffect;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function RuleLine({ one: { rule }, effect, open, onToggle }: RuleLineProps) {
  const { rules: texts } = useMessages();
  const { environment, group, label, colour } = rule;
  const dim = effect.fits.length === 0 || !effect.decides;
  return (
    <button
      type="button"
      className={dim ? 'rule-line rule-line-dim' : 'rule-line'}
      aria-expanded={open}
      onClick={onToggle}
    >
      <span className={`rule-edge edge-${tintOf(rule) ?? 'none'}`} aria-hidden="true" />
      <span className="rule-match code ellipsis">{rule.match === '' ? texts.new : rule.match}</span>
      {environment === undefined ? null : <EnvironmentMark environment={environment} colour={colour} />}
      {group === undefined ? null : <span className="rule-tag ellipsis">{group}</span>}
      {label === undefined ? null : <span className="rule-tag ellipsis">{label}</span>}
      <span className="rule-fits numbers">
        {effect.fits.length > 0 && !effect.decides ? texts.noEffect : texts.fits(effect.fits.length)}
      </span>
      <Icon name={open ? 'down' : 'right'} />
    </button>
  );
}
