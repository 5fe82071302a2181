import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { LinkReading } from '../../../preload/consoles.ts';
import type { ErrorView, Result } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { pastedLink } from '../../search/pasted-link.ts';
import type { RoleSearch } from '../../search/search-roles.ts';
import { findById, firstOf, useHighlight } from '../../use-highlight.ts';
import { useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { linkChoices, type LinkChoices } from './link-choices.ts';

type LinkState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly reading: LinkReading; readonly choices: LinkChoices }
  | { readonly kind: 'refused'; readonly error: ErrorView };

/** What stands in place of the list while a link is in the search field. */
export interface PastedLinkState {
  readonly state: LinkState;
  /** -1: none. */
  readonly active: number;
  readonly activeRole: AccessRole | undefined;
  readonly open: (roleId: string) => void;
  /** True: the key needs nothing else. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

interface Answer {
  readonly link: string;
  readonly result: Result<LinkReading>;
}

/** Undefined: no link is in the field. `onOpened`: its page is on the way, and the field can be used for something else. */
export function usePastedLink(
  query: string,
  byName: readonly AccessRole[],
  index: () => RoleSearch,
  onOpened: () => void,
): PastedLinkState | undefined {
  const { run } = useBridge();
  const { follow } = useToasts();
  const { consoles } = useMessages();
  const pasted = useMemo(() => pastedLink(query), [query]);
  const link = pasted?.link;
  const [answer, setAnswer] = useState<Answer>();
  /** The link for which Enter came before the answer. */
  const hasty = useRef<string>(undefined);

  function open(roleId: string): void {
    if (link === undefined) return;
    const opened = run.openConsoleLink(link, roleId).then((result) => {
      if (result.ok) onOpened();
      return result;
    });
    follow(opened, undefined, consoles.opening);
  }

  const onRead = useEffectEvent((read: Answer) => {
    setAnswer(read);
    const { result } = read;
    const isWanted = hasty.current === read.link && pasted?.rest === '';
    hasty.current = undefined;
    if (isWanted && result.ok && result.value.kind === 'role') open(result.value.roleId);
  });
  useEffect(() => {
    if (link === undefined) return undefined;
    let current = true;
    void run.readConsoleLink(link).then((result) => (current ? onRead({ link, result }) : undefined));
    return () => {
      current = false;
    };
    // Other roles may make it clear, or its account known.
  }, [link, byName, run]);

  const state = useMemo(
    () => stateOf(answer?.link === link ? answer : undefined, byName, index, pasted?.rest ?? ''),
    [answer, link, byName, index, pasted],
  );
  const roles = state.kind === 'read' ? state.choices.roles : [];
  const { at: active, step } = useHighlight({ entries: roles, about: query, first: firstOf, find: findById });

  function enter(): void {
    const role = roles[active];
    if (role !== undefined) open(role.id);
    else if (state.kind === 'reading') hasty.current = link;
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter') enter();
    else return false;
    return true;
  }

  return link === undefined ? undefined : { state, active, activeRole: roles[active], open, onKey };
}

function stateOf(
  answer: Answer | undefined,
  byName: readonly AccessRole[],
  index: () => RoleSearch,
  rest: string,
): LinkState {
  if (answer === undefined) return { kind: 'reading' };
  const { result } = answer;
  if (!result.ok) return { kind: 'refused', error: result.error };
  return { kind: 'read', reading: result.value, choices: linkChoices(result.value, byName, index, rest) };
}
