import type { KeyboardEvent } from 'react';
import { useBridge } from '../../window/app-context.ts';
import { isCommandKey, isInPopup } from '../../window/keys.ts';
import { useOverlays } from '../../window/overlays.ts';
import { useToasts } from '../../window/toasts.tsx';
import { sectionKeyOf, stopAfter } from './list-moves.ts';
import type { AccessState } from './use-access-state.ts';
import { useToggleFavourite } from './use-toggle-favourite.ts';

const rowsPerPage = 8;

/** The keys of the list; the focus stays in the search field. Says whether it took the key by preventing the default. */
export function useAccessKeys(state: AccessState, wide: boolean): (event: KeyboardEvent) => void {
  const openOverlay = useOverlays();
  const act = useActiveActs(state);

  function move(step: number): void {
    const stop = stopAfter(state.items, state.activeIndex, step);
    state.setActiveKey(state.items[stop]?.key);
  }

  function onSearchKey(event: KeyboardEvent, field: HTMLInputElement): boolean {
    const { selectionStart, selectionEnd, value } = field;
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
        return atEnd && done(act.forward(wide));
      case 'ArrowLeft':
        return value === '' && done(act.collapse());
      case '?':
        return value === '' && done(openOverlay('shortcuts'));
      default:
        return isCommandKey(event, 'c') && selectionStart === selectionEnd && done(act.copy());
    }
  }

  return (event) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented || isInPopup(event.target)) return;
    const { target } = event;
    const inSearch = target instanceof HTMLInputElement && onSearchKey(event, target);
    if (inSearch || act.anywhere(event)) event.preventDefault();
  };
}

/** What was done needs no second handler. */
const done = (result: void) => result === undefined;

function useActiveActs(state: AccessState) {
  const { run } = useBridge();
  const { follow } = useToasts();
  const toggleFavourite = useToggleFavourite();
  const openOverlay = useOverlays();
  const { active, activeRole, query, detailsOpen } = state;

  function back(): boolean {
    if (detailsOpen) state.setDetailsOpen(false);
    else if (query !== '') state.setQuery('');
    else return false;
    return true;
  }

  return {
    enter() {
      if (active?.kind === 'head') state.setOpen(active.key, !active.open);
      else if (activeRole !== undefined) follow(run.openConsole(activeRole.id, ''));
    },
    forward(wide: boolean) {
      if (active?.kind === 'head') state.setOpen(active.key, true);
      else if (!wide) state.setDetailsOpen(true);
    },
    collapse() {
      const key = sectionKeyOf(state.items, state.activeIndex);
      if (key === undefined) return;
      state.setOpen(key, false);
      state.setActiveKey(key);
    },
    copy() {
      if (active?.kind === 'role') state.setMenu({ itemKey: active.key, kind: 'copy' });
    },
    anywhere(event: KeyboardEvent): boolean {
      if (event.key === 'Escape') return back();
      if (activeRole === undefined) return false;
      if (isCommandKey(event, 'o')) openOverlay({ kind: 'console', role: activeRole });
      else if (isCommandKey(event, 'd')) toggleFavourite(activeRole.id);
      else return false;
      return true;
    },
  };
}
