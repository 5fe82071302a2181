import { useMemo, useRef, useState } from 'react';
import { profileOutputs } from '../../../preload/aws-profiles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { ListField } from './list-field.tsx';
import { countByNumber, withNumberIn } from './numbered-accounts.ts';
import { onlyRegionOf } from './only-region.ts';
import type { Shared } from './profiles.tsx';

/** How profiles are called, and what stands in them beside the line that matters. */
export function NamingSection({ draft, look }: Shared) {
  const { profiles: texts } = useMessages();
  const { choice, set } = draft;
  const refused = look.error?.code === 'profile-choice-invalid' ? look.error.subject : undefined;
  const profiles = look.preview?.profiles ?? [];
  const left = look.current && choice.regions.length === 0 ? onlyRegionOf(profiles) : undefined;
  return (
    <PageSection title={texts.naming}>
      <TemplateField draft={draft} look={look} />
      <Numbered look={look} />
      <Renaming draft={draft} look={look} />
      <ListField
        label={texts.region}
        note={texts.regionNote(left ?? '')}
        placeholder="eu-west-1, us-east-1"
        values={choice.regions}
        {...(refused === 'region' ? { error: texts.regionInvalid } : {})}
        onChange={(regions) => set({ regions })}
      />
      <Select
        label={texts.output}
        value={choice.output}
        options={profileOutputs.map((value) => ({ value, label: value === '' ? texts.outputNone : value }))}
        onChange={(output) => set({ output })}
      />
    </PageSection>
  );
}

const sessionsOf = ({ sessions }: AppState) => sessions;

const parts = ['account', 'role', 'environment', 'group', 'session', 'region'] as const;

/** With what it makes of a role that is there. */
function TemplateField({ draft, look }: Pick<Shared, 'draft' | 'look'>) {
  const { profiles: texts } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  const { template } = draft.choice;
  const refused = look.error?.code === 'profile-choice-invalid' && look.error.subject === 'template';
  const [first] = look.preview?.profiles ?? [];
  const example = first === undefined ? undefined : texts.templateExample(first.proposed ?? first.name);
  // What is still on its way has its place kept.
  const note = look.current ? example : look.error === undefined ? '\u00a0' : undefined;

  function insert(part: string): void {
    const at = field.current?.selectionStart ?? template.length;
    const until = field.current?.selectionEnd ?? at;
    draft.set({ template: `${template.slice(0, at)}{${part}}${template.slice(until)}` });
    field.current?.focus();
  }

  return (
    <div className="profiles-template">
      <TextField
        ref={field}
        label={texts.template}
        value={template}
        maxLength={128}
        {...(refused ? { error: texts.templateInvalid } : note === undefined ? {} : { note })}
        onChange={(event) => draft.set({ template: event.currentTarget.value })}
      />
      <div className="profiles-parts">
        {parts.map((part) => (
          <Button key={part} aria-label={texts.insert(`{${part}}`)} onClick={() => insert(part)}>
            {`{${part}}`}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** A number tells nobody which account it is, and what to do about it is in another view. */
function Numbered({ look }: Pick<Shared, 'look'>) {
  const { common, profiles: texts } = useMessages();
  const { go } = useNavigation();
  const sessions = useAppState(sessionsOf);
  const count = useMemo(() => {
    const accounts = sessions.flatMap((session) => session.accounts);
    return countByNumber(withNumberIn(look.preview?.profiles ?? [], accounts));
  }, [sessions, look.preview]);
  if (count === 0) return null;
  return (
    <div className="profiles-numbered">
      <p className="profiles-note">{`${texts.numbered(count)} ${texts.labelInstead}`}</p>
      <Button onClick={() => go('rules')}>{common.views.rules}</Button>
    </div>
  );
}

/** Names once given stay, unless one asks; a name that somebody else has by now is a reason to. */
function Renaming({ draft, look }: Pick<Shared, 'draft' | 'look'>) {
  const { profiles: texts } = useMessages();
  const { rename } = draft.request;
  const others = (look.preview?.profiles ?? []).filter(({ proposed }) => proposed !== undefined).length;
  const [asked, setAsked] = useState(0);
  if (others === 0 && !rename) return null;
  return (
    <Switch
      label={texts.rename(rename ? asked : others)}
      note={texts.renameNote}
      on={rename}
      onChange={(on) => {
        setAsked(others);
        draft.setRename(on);
      }}
    />
  );
}
