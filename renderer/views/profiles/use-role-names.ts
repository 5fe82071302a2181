import { useMemo } from 'react';
import { nameOf } from '../../search/rank-roles.ts';
import { useMessages } from '../../window/app-context.ts';
import { useAccessRoles } from '../../window/use-access-roles.ts';

/** Account and role of a role id; of one that is gone, the id. */
export function useRoleNames(): (roleId: string) => string {
  const { profiles: texts } = useMessages();
  const { byName } = useAccessRoles();
  const byId = useMemo(() => new Map(byName.map((role) => [role.id, role])), [byName]);
  return (roleId) => {
    const role = byId.get(roleId);
    return role === undefined ? roleId : texts.becomes(nameOf(role), role.name);
  };
}
