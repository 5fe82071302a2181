import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { Kept } from '../../components/kept.tsx';
import { useAppState, useIsWide, useMessages } from '../../window/app-context.ts';
import { isInPopup } from '../../window/keys.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useAccessRoles, type AccessRoles } from '../../window/use-access-roles.ts';
import { AccessEmpty } from './access-empty.tsx';
import { AccessHead } from './access-head.tsx';
import { emptinessOf } from './emptiness.ts';
import { ClipboardStrip } from './clipboard-strip.tsx';
import { LinkAnswer } from './link-answer.tsx';
import { Notices } from './notices.tsx';
import { RoleDetails } from './role-details.tsx';
import { RoleList } from './role-list.tsx';
import { listIdOf } from './role-list-ids.ts';
import { RoleMenuPopup } from './role-menu.tsx';
import { StatusBar } from './status-bar.tsx';
import { SignInCards } from './sign-in-card.tsx';
import { useAccessKeys } from './use-access-keys.ts';
import { useAccessState } from './use-access-state.ts';
import { usePastedLink } from './use-pasted-link.ts';
import './access.css';

/** Home: one search over all roles, and what one does with them. */
export function Access() {
  const { common } = useMessages();
  const roles = useAccessRoles();
  const { byName, index } = roles;
  const state = useAccessState(byName, index);
  useReadyToSearch(roles);
  const search = useRef<HTMLInputElement>(null);
  const wide = useIsWide();
  const { arrivals } = useNavigation();
  const onListKey = useAccessKeys(state, search);
  const link = usePastedLink(state.query, byName, index, state.leave);
  const activeRole = link === undefined ? state.activeRole : link.activeRole;
  const listed = link === undefined && state.items.length > 0;
  const covering = wide ? undefined : state.detailsRole;
  const covered = covering !== undefined;

  // Of words that were typed while the window opened, none is chosen: the next letter goes after them.
  const [typedEarly] = useState(state.query !== '');
  const opening = typedEarly && arrivals === 0;
  // Before the first key can come, for what is chosen after it would be lost to the next.
  useLayoutEffect(() => {
    if (!opening) search.current?.select();
  }, [arrivals, opening]);
  // Back from the details the words stand as they were, and nothing is chosen that Ctrl-C would take.
  useLayoutEffect(() => {
    if (!covered) search.current?.focus();
  }, [arrivals, covered]);

  function onKeyDown(event: KeyboardEvent): void {
    if (link === undefined || event.key === 'Escape' || isInPopup(event.target)) return onListKey(event);
    if (!event.nativeEvent.isComposing && link.onKey(event)) event.preventDefault();
  }

  function clear(): void {
    state.setQuery('');
    search.current?.focus();
  }

  return (
    <main className={wide ? 'access access-wide' : 'access'} onKeyDown={onKeyDown}>
      <div className="access-side" inert={covered}>
        <h1 className="visually-hidden">{common.views.access}</h1>
        <AccessHead state={state} link={link} search={search} />
        <Notices />
        <SignInCards />
        <div className="access-body">
          <Kept shown={listed && !state.searching}>
            <RoleList id={listIdOf(state)} state={state} />
          </Kept>
          <Kept shown={listed && state.searching}>
            <RoleList id={listIdOf(state)} state={state} />
          </Kept>
          {link !== undefined ? (
            <LinkAnswer link={link} onClear={clear} />
          ) : listed ? null : (
            <AccessEmpty query={state.query} searchable={byName.length > 0} onClear={clear} />
          )}
        </div>
        <RoleMenuPopup state={state} search={search} />
        <ClipboardStrip />
        <StatusBar hints={listed ? hintsFor(activeRole) : 'none'} />
      </div>
      {wide ? <WideDetails role={activeRole} /> : null}
      {covering === undefined ? null : (
        <RoleDetails key={covering.id} role={covering} onBack={() => state.setDetailsRole(undefined)} />
      )}
    </main>
  );
}

/** Enter opens the console, or of a lost role its details. */
function hintsFor(role: AccessRole | undefined): 'console' | 'details' {
  return role?.assigned === false ? 'details' : 'console';
}

/** The longest that a key may have to wait for the index, which takes some tens of milliseconds for thousands of roles. */
const bitMs = 6;

/** Makes the index while nobody waits for it and the list is seen, so that the first key is as quick as the next. */
function useReadyToSearch({ index, prepareIndex }: AccessRoles): void {
  useEffect(() => {
    const left = new AbortController();
    const later = (task: () => unknown) =>
      void scheduler.postTask(task, { signal: left.signal }).catch(() => undefined);
    const work = () => {
      const untilMs = performance.now() + bitMs;
      later(prepareIndex(() => performance.now() < untilMs) ? index : work);
    };
    const frame = requestAnimationFrame(() => later(work));
    return () => {
      cancelAnimationFrame(frame);
      left.abort();
    };
  }, [index, prepareIndex]);
}

const hasRoles = (state: AppState) => emptinessOf(state) === 'no-match';

/** Follows the list when that has come to rest, for nobody reads it while typing. */
const WideDetails = memo(function WideDetails({ role }: { readonly role: AccessRole | undefined }) {
  const any = useAppState(hasRoles);
  const settled = useSettled(role);
  const details = useMemo(
    () => (
      <Kept shown={settled !== undefined}>
        {settled === undefined ? null : <RoleDetails role={settled} />}
      </Kept>
    ),
    [settled],
  );
  return any ? details : null;
});

const restMs = 120;

/** The value once it has stayed the same a moment; the first at once. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
