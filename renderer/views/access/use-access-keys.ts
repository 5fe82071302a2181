import type { KeyboardEvent, RefObject } from 'react';
import { useIsWide } from '../../window/app-context.ts';
import { isCommandKey, isInPopup } from '../../window/keys.ts';
import { useOverlays } from '../../window/overlays.ts';
import { useOpenConsole } from '../../window/use-open-console.ts';
import { headOf, stopAfter } from './list-moves.ts';
import type { AccessState } from './use-access-state.ts';
import { useToggleFavourite } from './use-toggle-favourite.ts';

const rowsPerPage = 8;

/** The keys of the list; the focus stays in the search field. Says whether it took the key by preventing the default. */
export function useAccessKeys(
  state: AccessState,
  search: RefObject<HTMLInputElement | null>,
): (event: KeyboardEvent) => void {
  const openOverlay = useOverlays();
  const act = useActiveActs(state, search);

  function move(step: number): void {
    const stop = stopAfter(state.items, state.activeIndex, step);
    state.setActive(state.items[stop]);
  }

  function onSearchKey(event: KeyboardEvent, field: HTMLInputElement): boolean {
    const { selectionStart, selectionEnd, value } = field;
    if (event.key === '?') return value === '' && done(openOverlay('shortcuts'));
    if (hasModifier(event)) {
      return isCommandKey(event, 'c') && selectionStart === selectionEnd && done(act.copy());
    }
    const atEnd = selectionStart === value.length && selectionEnd === value.length;
    switch (event.key) {
      case 'ArrowDown':
        return done(move(1));
      case 'ArrowUp':
        return done(move(-1));
      case 'PageDown':
        return done(move(rowsPerPage));
      case 'PageUp':
        return done(move(-rowsPerPage));
      case 'Enter':
        return done(act.enter());
      case 'ArrowRight':
        return atEnd && done(act.forward());
      case 'ArrowLeft':
        return value === '' && done(act.collapse());
      default:
        return false;
    }
  }

  return (event) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented || isInPopup(event.target)) return;
    const { target } = event;
    const taken = (target === search.current && onSearchKey(event, search.current)) || act.anywhere(event);
    if (taken) event.preventDefault();
  };
}

const hasModifier = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  ctrlKey || metaKey || altKey || shiftKey;

/** What was done needs no second handler. */
const done = (result: void) => result === undefined;

function useActiveActs(state: AccessState, search: RefObject<HTMLInputElement | null>) {
  const openConsole = useOpenConsole();
  const toggleFavourite = useToggleFavourite();
  const openOverlay = useOverlays();
  const wide = useIsWide();
  const { active, activeRole, query } = state;
  const covering = wide ? undefined : state.detailsRole;

  function back(target: EventTarget): boolean {
    const inDetails = target instanceof Element && target.closest('.role-details') !== null;
    if (covering !== undefined) state.setDetailsRole(undefined);
    else if (inDetails) search.current?.focus();
    else if (query !== '') state.setQuery('');
    else return false;
    return true;
  }

  function forward(): void {
    if (active?.kind === 'head') state.setOpen(active.key, true);
    else if (wide) document.querySelector<HTMLElement>('.role-details-body')?.focus();
    else state.setDetailsRole(activeRole);
  }

  return {
    /** A lost role opens nothing but its details, which say so. */
    enter() {
      if (active?.kind === 'head') state.setOpen(active.key, !active.open);
      else if (activeRole?.assigned === true) openConsole(activeRole.id);
      else forward();
    },
    forward,
    collapse() {
      const head = headOf(state.items, state.activeIndex);
      if (head === undefined) return;
      state.setOpen(head.key, false);
      state.setActive(head);
    },
    copy() {
      if (active?.kind !== 'role') return;
      state.setMenu({ itemKey: active.key, kind: active.role.assigned ? 'copy' : 'more' });
    },
    anywhere(event: KeyboardEvent): boolean {
      if (event.key === 'Escape') return back(event.target);
      const role = covering ?? activeRole;
      if (role === undefined) return false;
      if (isCommandKey(event, 'o') && role.assigned) openOverlay({ kind: 'console', role });
      else if (isCommandKey(event, 'd') && !event.repeat) toggleFavourite(role.id);
      else return false;
      return true;
    },
  };
}
