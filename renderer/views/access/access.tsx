import { memo, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useAccessRoles } from '../../window/use-access-roles.ts';
import { AccessEmpty } from './access-empty.tsx';
import { AccessHead } from './access-head.tsx';
import { ClipboardStrip } from './clipboard-strip.tsx';
import { Notices } from './notices.tsx';
import { RoleDetails } from './role-details.tsx';
import { RoleList } from './role-list.tsx';
import { StatusBar } from './status-bar.tsx';
import { SignInCards } from './sign-in-card.tsx';
import { useAccessKeys } from './use-access-keys.ts';
import { useAccessState } from './use-access-state.ts';
import { useIsWide } from './use-is-wide.ts';
import './access.css';

/** Home: one search over all roles, and what one does with them. */
export function Access() {
  const { common } = useMessages();
  const { byName, index } = useAccessRoles();
  const state = useAccessState(byName, index);
  const search = useRef<HTMLInputElement>(null);
  const wide = useIsWide();
  const { arrivals } = useNavigation();
  const onKeyDown = useAccessKeys(state, wide);
  const { activeRole, detailsOpen } = state;
  const covered = !wide && detailsOpen && activeRole !== undefined;

  useEffect(() => {
    search.current?.focus();
    search.current?.select();
  }, [arrivals, covered]);

  function clear(): void {
    state.setQuery('');
    search.current?.focus();
  }

  return (
    <main className={wide ? 'access access-wide' : 'access'} onKeyDown={onKeyDown}>
      <div className="access-side" inert={covered}>
        <h1 className="visually-hidden">{common.views.access}</h1>
        <AccessHead state={state} search={search} />
        <Notices />
        <SignInCards />
        {state.items.length === 0 ? (
          <AccessEmpty query={state.query} onClear={clear} />
        ) : (
          <RoleList state={state} search={search} />
        )}
        <ClipboardStrip />
        <StatusBar />
      </div>
      {wide ? <WideDetails role={activeRole} /> : null}
      {covered ? (
        <RoleDetails key={activeRole.id} role={activeRole} onBack={() => state.setDetailsOpen(false)} />
      ) : null}
    </main>
  );
}

const hasRoles = ({ sessions }: AppState) => sessions.some(({ accounts }) => accounts.length > 0);

/** Follows the list when there is time for it. */
const WideDetails = memo(function WideDetails({ role }: { readonly role: AccessRole | undefined }) {
  const any = useAppState(hasRoles);
  const deferred = useDeferredValue(role);
  const details = useMemo(
    () => (deferred === undefined ? null : <RoleDetails role={deferred} />),
    [deferred],
  );
  return any ? details : null;
});
