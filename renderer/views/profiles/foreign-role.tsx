import { useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useMessages } from '../../window/app-context.ts';
import { useAccessRoles } from '../../window/use-access-roles.ts';
import { useRoleNames } from './use-role-names.ts';

interface ForeignRoleProps {
  readonly onPick: (roleId: string) => void;
}

const mostShown = 6;

/** The role of a profile that does not say it: typed rather than chosen, for there may be thousands. */
export function ForeignRole({ onPick }: ForeignRoleProps) {
  const { profiles: texts } = useMessages();
  const { index } = useAccessRoles();
  const nameOf = useRoleNames();
  const [typed, setTyped] = useState('');
  const found = useMemo(() => {
    if (typed.trim() === '') return [];
    const fitting = index().named(typed);
    return fitting.filter(({ role }) => role.assigned).slice(0, mostShown);
  }, [index, typed]);
  return (
    <div className="foreign-role">
      <TextField
        label={texts.roleFor}
        note={typed.trim() !== '' && found.length === 0 ? texts.noSuchRole : texts.roleForNote}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.length === 0 ? null : (
        <div className="foreign-roles">
          {found.map(({ role }) => (
            <Button key={role.id} onClick={() => onPick(role.id)}>
              {nameOf(role.id)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
