import type { CopyForm } from '../../../preload/contract.ts';
import { roleWords } from '../../role-words.ts';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { findRole } from '../../access-roles.ts';
import { useAccessRoles } from '../../window/use-access-roles.ts';

/** Says what was copied, and whose it is: a secret of production looks like any other. */
export function useCopy(roleId: string): (form: CopyForm) => void {
  const { run } = useBridge();
  const { follow } = useToasts();
  const { credentials } = useMessages();
  const { byName } = useAccessRoles();
  return (form) =>
    follow(
      run.copy(roleId, form),
      () => {
        const role = findRole(byName, roleId);
        return credentials.copied(credentials.forms[form], role === undefined ? '' : roleWords(role));
      },
      credentials.fetching,
    );
}
