import { useMemo, useState } from 'react';
import type { Adoption, ProfileChoice, ProfilesRequest } from '../../../preload/aws-profiles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { useAppState } from '../../window/app-context.ts';

export interface ProfilesDraft {
  readonly choice: ProfileChoice;
  readonly request: ProfilesRequest;
  /** It is not what was chosen last. */
  readonly edited: boolean;
  readonly set: (changes: Partial<ProfileChoice>) => void;
  readonly setAdopt: (adopt: readonly Adoption[]) => void;
  readonly setRename: (rename: boolean) => void;
  readonly discard: () => void;
}

const savedOf = ({ profiles }: AppState) => profiles.choice;

/** The choice as it is being edited; while nothing is, it follows what was chosen last. */
export function useProfilesDraft(): ProfilesDraft {
  const saved = useAppState(savedOf);
  const [edited, setEdited] = useState<ProfileChoice>();
  const [adopt, setAdopt] = useState<readonly Adoption[]>([]);
  const [rename, setRename] = useState(false);
  const choice = edited ?? saved;
  const request = useMemo(() => ({ choice, adopt, rename }), [choice, adopt, rename]);
  const differs = edited !== undefined && JSON.stringify(ordered(edited)) !== JSON.stringify(ordered(saved));
  const isEdited = differs || adopt.length > 0 || rename;
  return {
    ...{ choice, request, setAdopt, setRename, edited: isEdited },
    set: (changes) => setEdited({ ...choice, ...changes }),
    discard() {
      setEdited(undefined);
      // The same as before where there is none, or all would be looked at anew.
      setAdopt((before) => (before.length === 0 ? before : []));
      setRename(false);
    },
  };
}

function ordered({ roles, where, picked, template, regions, output, follow }: ProfileChoice) {
  const { accounts, environments, groups, sessions } = where;
  return [
    roles,
    accounts,
    where.roles,
    environments,
    groups,
    sessions,
    picked,
    template,
    regions,
    output,
    follow,
  ];
}
