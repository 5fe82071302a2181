import { memo, type ReactNode } from 'react';
import { tintOf } from '../../../preload/account-rules.ts';
import type { HeldRoleView } from '../../../preload/contract.ts';
import { environmentMark } from '../../components/environment-mark.tsx';
import type { AccessRole } from '../../access-roles.ts';
import { Icon } from '../../components/icon.tsx';
import type { Messages } from '../../messages/messages.ts';
import { nameOf } from '../../search/rank-roles.ts';
import { useMessages } from '../../window/app-context.ts';
import { RoleActions } from './role-actions.tsx';
import { RoleClock } from './role-clock.tsx';
import type { RowActs } from './role-list.tsx';
import { rowId } from './role-list-ids.ts';
import type { ListItem } from './sections.ts';
import type { RoleMenu } from './use-access-state.ts';
import './role-row.css';

export interface RoleRowProps {
  readonly item: Extract<ListItem, { kind: 'role' }>;
  readonly index: number;
  readonly active: boolean;
  readonly offset: number | undefined;
  readonly again: boolean;
  readonly hovered: boolean;
  readonly held: HeldRoleView | undefined;
  readonly favourite: boolean;
  readonly menu: RoleMenu['kind'] | undefined;
  readonly acts: RowActs;
}

/** Draws itself again when something of its own changes; its clock ticks alone. */
export const RoleRow = memo(function RoleRow(props: RoleRowProps) {
  const { item, index, active, offset = 0, hovered, held, menu, acts } = props;
  const { role, key } = item;
  const acting = active || hovered || menu !== undefined;
  return (
    <div
      className={`role-row edge-bar edge-${tintOf(role) ?? 'none'}`}
      id={rowId(key)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={active}
      // Without what can be done with it, which would be read at every arrow.
      aria-labelledby={active ? `${rowId(key)}-names ${rowId(key)}-clock` : undefined}
      style={{ transform: `translateY(${offset}px)` }}
    >
      {roleNames(props, useMessages())}
      {acting || held !== undefined || !role.assigned ? (
        <div role="gridcell" className={acting ? 'role-row-side role-row-acting' : 'role-row-side'}>
          {acting ? <RoleActions role={role} itemKey={key} active={active} menu={menu} acts={acts} /> : null}
          <RoleClock
            held={held}
            assigned={role.assigned}
            {...(active ? { id: `${rowId(key)}-clock` } : {})}
          />
        </div>
      ) : null}
    </div>
  );
});

/** Whose role it is, wherever one is chosen: names of accounts are often given twice. */
export function roleInAccount(role: AccessRole): ReactNode {
  const set = role.isTwice === true ? 'role-set role-set-twice' : 'role-set';
  return (
    <>
      <span className={`${set} ellipsis searched`}>{role.name}</span>
      {nameOf(role) === role.accountName ? null : (
        <span className="role-account ellipsis searched">{role.accountName}</span>
      )}
      {role.isTwice === true ? (
        <span className="role-session ellipsis searched">{role.sessionLabel}</span>
      ) : null}
      <span className="role-number numbers searched">{role.accountId}</span>
    </>
  );
}

/** A function and no component, of which a key press would draw two more for each row. */
function roleNames(
  { item, active, again, favourite }: RoleRowProps,
  { access, environments }: Messages,
): ReactNode {
  const { role } = item;
  const name = nameOf(role);
  return (
    <div role="gridcell" className="role-names" id={active ? `${rowId(item.key)}-names` : undefined}>
      <div className="role-line">
        <span
          className={again ? 'role-name role-name-again ellipsis searched' : 'role-name ellipsis searched'}
        >
          {name}
        </span>
        {role.environment === undefined ? null : environmentMark(role.environment, role.colour, environments)}
        {role.isNew === true ? <span className="role-new">{access.newMark}</span> : null}
        {favourite ? (
          <span className="role-star" role="img" aria-label={access.favourites}>
            <Icon name="star" filled />
          </span>
        ) : null}
      </div>
      <div className="role-line role-line-low">{roleInAccount(role)}</div>
    </div>
  );
}
