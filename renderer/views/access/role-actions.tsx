import type { AccessRole } from '../../access-roles.ts';
import { IconButton } from '../../components/button.tsx';
import { useMessages } from '../../window/app-context.ts';
import { useOpenConsole } from '../../window/use-open-console.ts';
import type { RowActs } from './role-list.tsx';
import type { RoleMenu } from './use-access-state.ts';

interface RoleActionsProps {
  readonly role: AccessRole;
  readonly itemKey: string;
  readonly active: boolean;
  readonly menu: RoleMenu['kind'] | undefined;
  readonly acts: RowActs;
}

/** Reached by Tab in the active row only; at the keyboard the search field's own keys do the same. */
export function RoleActions({ role, itemKey, active, menu, acts }: RoleActionsProps) {
  const { access } = useMessages();
  const openConsole = useOpenConsole();
  const tabIndex = active ? 0 : -1;
  const opener = (kind: RoleMenu['kind']) => ({
    tabIndex: tabIndex,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': menu === kind,
    'data-menu': kind,
    onClick: () => acts.setMenu(menu === kind ? undefined : { itemKey, kind }),
  });
  return (
    <div className="role-actions">
      {role.assigned ? (
        <>
          <IconButton
            icon="console"
            label={access.openConsole}
            tabIndex={tabIndex}
            onClick={() => openConsole(role.id)}
          />
          <IconButton icon="copy" label={access.copy} {...opener('copy')} />
        </>
      ) : null}
      <IconButton icon="more" label={access.moreActions} {...opener('more')} />
    </div>
  );
}
