import { environments } from '../../../preload/account-rules.ts';
import type { AccountRule, Colour } from '../../../preload/contract.ts';
import { wholeWords } from '../../components/breakable.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMessages } from '../../window/app-context.ts';
import type { DraftRule } from '../../draft/draft-rules.ts';
import type { Draft } from '../../draft/use-draft.ts';
import { withField } from './account-rule.ts';
import type { RuleEffect } from './rule-effects.ts';

export interface RuleFormProps {
  readonly draft: Draft<AccountRule>;
  readonly one: DraftRule<AccountRule>;
  readonly index: number;
  readonly effect: RuleEffect;
}

export function RuleForm({ draft, one, index, effect }: RuleFormProps) {
  const { rules: texts } = useMessages();
  const { key, rule } = one;
  const empty = draft.checked && rule.match.trim() === '';
  return (
    <div className="rule-form">
      <TextField
        label={texts.match}
        note={texts.matchNote}
        value={rule.match}
        maxLength={100}
        autoFocus
        {...(empty ? { error: texts.matchEmpty } : {})}
        onChange={(event) => {
          const match = event.currentTarget.value;
          draft.change(key, (before) => ({ ...before, match }));
        }}
      />
      <Fitting effect={effect} />
      <div className="rule-fields">
        <EnvironmentField draft={draft} one={one} />
        <ColourField draft={draft} one={one} />
        <TextOfRule draft={draft} one={one} field="group" />
        <TextOfRule draft={draft} one={one} field="label" />
      </div>
      {rule.environment === 'production' && rule.colour !== undefined && rule.colour !== 'red' ? (
        <p className="rule-fitting">{texts.productionIsRed}</p>
      ) : null}
      <div className="rule-buttons">
        <IconButton
          icon="raise"
          label={texts.up}
          disabled={index === 0}
          onClick={() => draft.move(key, -1)}
        />
        <IconButton
          icon="lower"
          label={texts.down}
          disabled={index === draft.rules.length - 1}
          onClick={() => draft.move(key, 1)}
        />
        <Button kind="danger" icon="trash" onClick={() => draft.remove(key)}>
          {texts.remove}
        </Button>
      </div>
    </div>
  );
}

const mostNames = 3;

function Fitting({ effect: { fits, decides } }: Pick<RuleFormProps, 'effect'>) {
  const { rules: texts } = useMessages();
  const names = fits.slice(0, mostNames).map(({ name }) => name);
  const overruled = fits.length > 0 && !decides;
  return (
    <p className="rule-fitting" role="status">
      {wholeWords(
        fits.length === 0 ? texts.fits(0) : texts.fitting(names.join(', '), fits.length - names.length),
      )}
      {overruled ? <span className="rule-overruled"> {texts.overruled}</span> : null}
    </p>
  );
}

type FieldProps = Pick<RuleFormProps, 'draft' | 'one'>;

const colours: readonly Colour[] = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'];
const none = '';

function EnvironmentField({ draft, one: { key, rule } }: FieldProps) {
  const { rules: texts, environments: names } = useMessages();
  return (
    <Select
      label={texts.environment}
      value={rule.environment ?? none}
      options={[
        { value: none, label: texts.notSet },
        ...environments.map((value) => ({ value, label: names[value].long })),
      ]}
      onChange={(value) =>
        draft.change(key, (before) => withField(before, 'environment', value === none ? undefined : value))
      }
    />
  );
}

function ColourField({ draft, one: { key, rule } }: FieldProps) {
  const { rules: texts } = useMessages();
  return (
    <Select
      label={texts.colour}
      value={rule.colour ?? none}
      options={[
        { value: none, label: texts.notSet },
        ...colours.map((value) => ({ value, label: texts.colours[value] })),
      ]}
      onChange={(value) =>
        draft.change(key, (before) => withField(before, 'colour', value === none ? undefined : value))
      }
    />
  );
}

function TextOfRule({
  draft,
  one: { key, rule },
  field,
}: FieldProps & { readonly field: 'group' | 'label' }) {
  const { rules: texts } = useMessages();
  return (
    <TextField
      label={texts[field]}
      value={rule[field] ?? ''}
      maxLength={100}
      onChange={(event) => {
        const { value } = event.currentTarget;
        draft.change(key, (before) => withField(before, field, value));
      }}
    />
  );
}
