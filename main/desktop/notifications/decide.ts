import type { AppState } from '../../../preload/contract.ts';
import { endingRolesChangeAtMs } from '../ending-roles.ts';
import { desktopTexts } from '../texts.ts';
import type { TimeZone } from '../tray/until.ts';
import type { Concern, Notice } from './concern.ts';
import {
  clockConcerns,
  keychainConcerns,
  networkConcerns,
  noTrayId,
  trayConcerns,
} from './machine-concerns.ts';
import { quietUntilMs } from './quiet-hours.ts';
import { endingConcerns, roleConcerns, signInConcerns } from './session-concerns.ts';

/** What was so at the last look, by id, and what became of it. */
export type NoticeMemory = Readonly<Record<string, Remembered>>;

type Remembered =
  | { readonly kind: 'waiting'; readonly sinceMs: number }
  /** On the screen, or dismissed there; it is not said again. */
  | { readonly kind: 'said' }
  /** It was so before anyone looked, or while notifications were off. */
  | { readonly kind: 'passed over' };

export interface Decision {
  readonly show: readonly Notice[];
  /** Ids of notices that are no longer true. */
  readonly withdraw: readonly string[];
  readonly memory: NoticeMemory;
  /** When to decide again if no snapshot comes before; Infinity: never. */
  readonly againAtMs: number;
}

/**
 * What is to be said now. The memory stands for the snapshot before: undefined at the start, when nothing that is so
 * already is said but that there is no tray, unless `toldBefore`. What comes up in quiet hours and is still so after
 * them is said then.
 */
export function decideNotices(
  state: AppState,
  before: NoticeMemory | undefined,
  nowMs: number,
  options: { readonly toldBefore: readonly string[]; readonly timeZone?: TimeZone },
): Decision {
  const { toldBefore, timeZone } = options;
  const quietEndsAtMs = quietUntilMs(state.settings.quietHours, nowMs, timeZone);
  const concerns = concernsIn(state, nowMs, timeZone);
  const judged = concerns.map((concern) => {
    const { id } = concern;
    const known = toldBefore.includes(id) ? passedOver : (before?.[id] ?? firstSeen(id, before, nowMs));
    const next = known.kind === 'waiting' && !state.settings.notifications ? passedOver : known;
    const dueAtMs =
      next.kind === 'waiting' && concern.notice !== undefined
        ? Math.max(next.sinceMs + concern.afterMs, quietEndsAtMs ?? 0)
        : Infinity;
    return { concern, next: dueAtMs <= nowMs ? said : next, dueAtMs };
  });
  const now = new Set(concerns.filter(({ notice }) => notice !== undefined).map(({ id }) => id));
  return {
    show: judged.flatMap(({ concern: { id, notice }, dueAtMs }) =>
      dueAtMs <= nowMs && notice !== undefined ? [{ id, ...notice }] : [],
    ),
    withdraw: Object.keys(before ?? {}).filter((id) => before?.[id]?.kind === 'said' && !now.has(id)),
    memory: Object.fromEntries(judged.map(({ concern, next }) => [concern.id, next])),
    againAtMs: Math.min(
      ...judged.map(({ dueAtMs }) => (dueAtMs <= nowMs ? Infinity : dueAtMs)),
      endingRolesChangeAtMs(state, nowMs),
    ),
  };
}

const said = { kind: 'said' } as const;
const passedOver = { kind: 'passed over' } as const;

function firstSeen(id: string, before: NoticeMemory | undefined, nowMs: number): Remembered {
  return before === undefined && id !== noTrayId ? passedOver : { kind: 'waiting', sinceMs: nowMs };
}

function concernsIn(state: AppState, nowMs: number, timeZone: TimeZone): readonly Concern[] {
  const texts = desktopTexts(state.language);
  return [
    ...keychainConcerns(state, texts),
    ...clockConcerns(state, texts),
    ...networkConcerns(state, texts),
    ...signInConcerns(state, texts),
    ...endingConcerns(state, texts, nowMs, timeZone),
    ...roleConcerns(state, texts),
    ...trayConcerns(state, texts),
  ];
}
