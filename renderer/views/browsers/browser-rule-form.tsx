import type { BrowserStanding } from '../../../preload/consoles.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { browserOptions, optionFor } from './browser-options.ts';
import { choiceKey, faultOf } from './browser-rule.ts';
import type { BrowserRuleProps } from './browser-rule-item.tsx';
import { ContainerKey } from './container-key.tsx';
import { ConditionFields } from './condition-fields.tsx';

export function BrowserRuleForm(props: BrowserRuleProps) {
  const { draft, one } = props;
  const { browsers: texts } = useMessages();
  const fault = draft.checked ? faultOf(one.rule, draft.plain) : undefined;
  return (
    <div className="rule-form browser-form">
      {one.rule.when.kind === 'any' ? null : <ConditionFields draft={draft} one={one} fault={fault} />}
      {fault === 'same' ? (
        <p className="text-field-error" role="alert">
          {texts.faults.same}
        </p>
      ) : null}
      <BrowserField {...props} />
      <ContainerField {...props} fault={fault === 'container' ? texts.faults.container : undefined} />
      <ProgramField {...props} fault={fault === 'program' ? texts.faults.program : undefined} />
      <Standing {...props} />
      <FormButtons {...props} />
    </div>
  );
}

function BrowserField({ draft, one, found = [] }: BrowserRuleProps) {
  const { browsers: texts } = useMessages();
  const { choice } = one.rule;
  const options = browserOptions(found, choice, texts);
  return (
    <Select
      label={texts.openIn}
      value={optionFor(options, choice)}
      options={options}
      onChange={(value) => {
        const next = options.find((option) => option.value === value)?.choice;
        if (next !== undefined) draft.change(one.key, (rule) => ({ ...rule, choice: next }));
      }}
    />
  );
}

/** Any other browser, by its path; the system asks once whether it is the user who wants it run. */
function ProgramField({ draft, one, fault }: BrowserRuleProps & { readonly fault: string | undefined }) {
  const { browsers: texts } = useMessages();
  const { choice } = one.rule;
  if (choice.kind !== 'program') return null;
  return (
    <TextField
      label={texts.program}
      note={texts.programNote}
      value={choice.program}
      maxLength={1_000}
      {...(fault === undefined ? {} : { error: fault })}
      onChange={(event) => {
        const program = event.currentTarget.value;
        draft.change(one.key, (rule) => ({ ...rule, choice: { ...choice, program } }));
      }}
    />
  );
}

/** The extension makes a container of that name where there is none. */
function ContainerField({ draft, one, found = [], fault }: BrowserRuleProps & { fault: string | undefined }) {
  const { browsers: texts } = useMessages();
  const { choice } = one.rule;
  if (choice.kind !== 'container') return null;
  const isListed = found.some((option) => choiceKey(option.choice) === choiceKey(choice));
  return (
    <>
      {isListed ? null : (
        <TextField
          label={texts.containerName}
          value={choice.container}
          maxLength={100}
          {...(fault === undefined ? {} : { error: fault })}
          onChange={(event) => {
            const container = event.currentTarget.value;
            draft.change(one.key, (rule) => ({ ...rule, choice: { ...choice, container } }));
          }}
        />
      )}
      <p className="settings-note">{texts.containerNote}</p>
      <ContainerKey key={choice.profile ?? ''} profile={choice.profile ?? ''} />
    </>
  );
}

function Standing({ draft, one: { key, rule } }: BrowserRuleProps) {
  const { browsers: texts } = useMessages();
  const set = (change: Partial<BrowserStanding>) =>
    draft.change(key, (before) => ({ ...before, standing: { ...before.standing, ...change } }));
  return (
    <>
      <Switch
        label={texts.portal}
        note={texts.portalNote}
        on={rule.standing.portal === 'mine'}
        onChange={(on) => set({ portal: on ? 'mine' : 'not-mine' })}
      />
      <Switch
        label={texts.several}
        note={texts.severalNote}
        on={rule.standing.consoles === 'several'}
        onChange={(on) => set({ consoles: on ? 'several' : 'one' })}
      />
    </>
  );
}

function FormButtons({ draft, one: { key, rule } }: BrowserRuleProps) {
  const { browsers: texts } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const { choice } = rule;
  const nameless =
    (choice.kind === 'container' && choice.container.trim() === '') ||
    (choice.kind === 'program' && choice.program === '');
  return (
    <div className="rule-buttons">
      <Button
        icon="console"
        disabled={nameless}
        onClick={() => follow(run.tryBrowser(choice), () => texts.tried)}
      >
        {texts.try}
      </Button>
      {rule.when.kind === 'any' ? null : (
        <Button kind="danger" icon="trash" onClick={() => draft.remove(key)}>
          {texts.remove}
        </Button>
      )}
    </div>
  );
}
