import { useMemo, useState } from 'react';
import type { ProfileChoice, RoleFilter } from '../../../preload/aws-profiles.ts';
import { countForProfiles } from '../../access-roles.ts';
import { IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { ListField } from './list-field.tsx';
import type { Shared } from './profiles.tsx';
import { useRoleNames } from './use-role-names.ts';

/** Whose roles, and whether the file follows them. */
export function ChoiceSection({ draft, look }: Shared) {
  const { profiles: texts } = useMessages();
  const all = useAppState(countForProfiles);
  const { choice, set } = draft;
  const { preview, current } = look;
  const chosen = useMemo(() => chosenRoles(preview?.profiles ?? []), [preview]);
  const known = preview !== undefined && preview.fault === undefined && current;
  return (
    <PageSection title={texts.which} {...(known ? { note: texts.whichCount(chosen, all) } : {})}>
      <Select
        label={texts.rolesLabel}
        value={choice.roles}
        options={waysOf(choice).map((value) => ({ value, label: texts.roles[value] }))}
        onChange={(roles) => set({ roles })}
      />
      {choice.roles === 'none' ? null : <Narrow draft={draft} look={look} />}
      <Picked picked={choice.picked} onChange={(picked) => set({ picked })} />
      <Switch
        label={texts.follow}
        note={texts.followNote}
        on={choice.follow}
        onChange={(follow) => set({ follow })}
      />
    </PageSection>
  );
}

/** Those picked by name are an own way only for who has picked some. */
function waysOf({ roles, picked }: ProfileChoice): readonly ProfileChoice['roles'][] {
  return roles === 'none' || picked.length > 0 ? ['all', 'favourites', 'none'] : ['all', 'favourites'];
}

function chosenRoles(profiles: NonNullable<Shared['look']['preview']>['profiles']): number {
  const staying = profiles.filter(({ change }) => change !== 'remove' && change !== 'release');
  return new Set(staying.map(({ roleId }) => roleId)).size;
}

const lists: readonly (keyof RoleFilter)[] = ['accounts', 'roles', 'environments', 'groups', 'sessions'];

function Narrow({ draft, look }: Pick<Shared, 'draft' | 'look'>) {
  const { profiles: texts } = useMessages();
  const { where } = draft.choice;
  const [open, setOpen] = useState(() => lists.some((list) => where[list].length > 0));
  const refused = look.error?.code === 'profile-choice-invalid' && look.error.subject === 'filter';
  const labels = {
    ...{ accounts: texts.accounts, roles: texts.roleNames, environments: texts.environments },
    ...{ groups: texts.groups, sessions: texts.sessions },
  };
  const placeholders = {
    ...{ accounts: 'payments-*, !*-sandbox', roles: 'Developer*, ReadOnly*' },
    ...{ environments: '!production', groups: '', sessions: '' },
  };
  return (
    <details className="profiles-narrow" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name={open ? 'down' : 'right'} />
        {texts.narrow}
      </summary>
      <div className="profiles-fields">
        {lists.map((list) => (
          <ListField
            key={list}
            label={labels[list]}
            placeholder={placeholders[list]}
            values={where[list]}
            onChange={(values) => draft.set({ where: { ...where, [list]: values } })}
          />
        ))}
      </div>
      <p className={refused ? 'profiles-note profiles-refused' : 'profiles-note'}>
        {refused ? texts.patternInvalid : texts.narrowNote}
      </p>
    </details>
  );
}

interface PickedProps {
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
}

function Picked({ picked, onChange }: PickedProps) {
  const { profiles: texts } = useMessages();
  const nameOf = useRoleNames();
  if (picked.length === 0) return null;
  return (
    <div className="profiles-picked">
      <p className="profiles-note" id="picked-title">
        {texts.picked}
      </p>
      <ul aria-labelledby="picked-title">
        {picked.map((id) => (
          <li key={id}>
            <span className="ellipsis">{nameOf(id)}</span>
            <IconButton
              icon="close"
              label={texts.unpick(nameOf(id))}
              onClick={() => onChange(picked.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
