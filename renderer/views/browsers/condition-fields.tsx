import { useMemo, useState } from 'react';
import { environments } from '../../../preload/account-rules.ts';
import type { BrowserCondition } from '../../../preload/consoles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAccounts } from '../../window/use-accounts.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import type { BrowserRuleProps } from './browser-rule-item.tsx';
import type { RuleFault } from './browser-rule.ts';
import { findAccounts } from './find-accounts.ts';

interface ConditionFieldsProps extends Pick<BrowserRuleProps, 'draft' | 'one'> {
  readonly fault: RuleFault | undefined;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

type Kind = Exclude<BrowserCondition['kind'], 'any'>;

const kinds: readonly Kind[] = ['account', 'group', 'environment', 'session'];
const sessionsOf = (state: AppState) => state.sessions;

export function ConditionFields({ draft, one: { key, rule }, fault }: ConditionFieldsProps) {
  const { browsers: texts } = useMessages();
  const groups = useGroups();
  const sessions = useAppState(sessionsOf);
  const { when } = rule;
  const set = (next: BrowserCondition) => draft.change(key, (before) => ({ ...before, when: next }));
  if (when.kind === 'any') return null;
  return (
    <>
      <Select
        label={texts.for}
        value={when.kind}
        options={kinds.map((value) => ({ value, label: texts.kinds[value] }))}
        onChange={(kind) => set(emptyCondition(kind, groups[0] ?? '', sessions[0]?.id ?? ''))}
      />
      <ConditionValue key={when.kind} when={when} groups={groups} fault={fault} onChange={set} />
    </>
  );
}

function emptyCondition(kind: Kind, group: string, sessionId: string): BrowserCondition {
  switch (kind) {
    case 'account':
      return { kind, accountId: '' };
    case 'group':
      return { kind, group };
    case 'environment':
      return { kind, environment: 'production' };
    case 'session':
      return { kind, sessionId };
  }
}

interface ConditionValueProps {
  readonly when: Exclude<BrowserCondition, { kind: 'any' }>;
  readonly groups: readonly string[];
  readonly fault: RuleFault | undefined;
  readonly onChange: (when: BrowserCondition) => void;
}

function ConditionValue({ when, groups, fault, onChange }: ConditionValueProps) {
  const { browsers: texts, environments: names } = useMessages();
  const sessions = useAppState(sessionsOf);
  switch (when.kind) {
    case 'account':
      return <AccountField accountId={when.accountId} wrong={fault === 'account'} onChange={onChange} />;
    case 'group':
      return <GroupField group={when.group} groups={groups} wrong={fault === 'group'} onChange={onChange} />;
    case 'environment':
      return (
        <Select
          label={texts.kinds.environment}
          value={when.environment}
          options={environments.map((value): Option => ({ value, label: names[value].long }))}
          onChange={(environment) => onChange({ kind: 'environment', environment })}
        />
      );
    case 'session':
      return (
        <Select
          label={texts.kinds.session}
          value={when.sessionId}
          options={sessions.map(({ id, label }) => ({ value: id, label }))}
          onChange={(sessionId) => onChange({ kind: 'session', sessionId })}
        />
      );
  }
}

/** A group that no account is in now stays a choice, for it was saved. */
function useGroups(): readonly string[] {
  const accounts = useAccounts();
  return useMemo(
    () =>
      [...new Set(accounts.flatMap(({ mark }) => mark.group ?? []))].toSorted((a, b) => a.localeCompare(b)),
    [accounts],
  );
}

interface ValueProps {
  readonly wrong: boolean;
  readonly onChange: (when: BrowserCondition) => void;
}

function GroupField({
  group,
  groups,
  wrong,
  onChange,
}: ValueProps & { readonly group: string; readonly groups: readonly string[] }) {
  const { browsers: texts } = useMessages();
  const all = [...new Set([...groups, group])].filter((one) => one !== '');
  if (all.length === 0)
    return <p className={wrong ? 'text-field-error' : 'settings-note'}>{texts.faults.group}</p>;
  return (
    <Select
      label={texts.kinds.group}
      value={group}
      options={all.map((value) => ({ value, label: value }))}
      onChange={(next) => onChange({ kind: 'group', group: next })}
    />
  );
}

/** Typed rather than chosen, for there may be thousands; says at once which account is meant. */
function AccountField({ accountId, wrong, onChange }: ValueProps & { readonly accountId: string }) {
  const { browsers: texts } = useMessages();
  const accounts = useAccounts();
  const known = accounts.find(({ id }) => id === accountId);
  const [typed, setTyped] = useState(known?.name ?? accountId);
  const { one, several, more } = useMemo(() => findAccounts(accounts, typed), [accounts, typed]);
  const meant = known ?? one;
  const type = (text: string) => {
    setTyped(text);
    onChange({ kind: 'account', accountId: findAccounts(accounts, text).one?.id ?? '' });
  };
  return (
    <div className="account-field">
      <TextField
        label={texts.accountField}
        note={meant === undefined ? texts.accountNote : texts.accountMeant(meant.name, meant.id)}
        value={typed}
        maxLength={100}
        autoFocus={accountId === ''}
        {...(wrong ? { error: texts.faults.account } : {})}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {several.length === 0 || accountId !== '' ? null : (
        <div className="account-several">
          {several.map(({ id, name }) => (
            <Button
              key={id}
              onClick={() => {
                setTyped(name);
                onChange({ kind: 'account', accountId: id });
              }}
            >
              {name === '' ? id : name}
            </Button>
          ))}
          {more === 0 ? null : <p className="account-more">{texts.accountMore(more)}</p>}
        </div>
      )}
    </div>
  );
}
