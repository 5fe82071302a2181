import type { AppState } from '../../../preload/contract.ts';
import { timeOfDayForm } from '../../../preload/time-of-day.ts';

/** Undefined: this machine's. */
export type TimeZone = string | undefined;

/** In whose words, and how they write a time of day. */
type Writing = Pick<AppState, 'language' | 'hourCycle'>;

const minuteMs = 60_000;
/** From here on minutes are counted; before, the hour is named, which does not age and wakes nothing up. */
const countedMs = 15 * minuteMs;
/** Further away, the hour alone could be today's or tomorrow's. */
const withDayMs = 12 * 60 * minuteMs;

/** When something ends: `until Tue 09:00`, `until 18:40`, `12 min left`, `ended`. */
export function untilText(endMs: number, nowMs: number, writing: Writing, timeZone: TimeZone): string {
  const { language } = writing;
  const leftMs = endMs - nowMs;
  if (leftMs <= 0) return language === 'ko' ? '끝남' : 'ended';
  if (leftMs <= countedMs) {
    const minutes = Math.ceil(leftMs / minuteMs);
    return language === 'ko' ? `${minutes}분 남음` : `${minutes} min left`;
  }
  const at = timeText(endMs, writing, timeZone, leftMs > withDayMs);
  return language === 'ko' ? `${at}까지` : `until ${at}`;
}

/** The next moment at which `untilText` says something else; Infinity: never. */
export function untilChangesAtMs(endMs: number, nowMs: number): number {
  const leftMs = endMs - nowMs;
  if (leftMs <= 0) return Infinity;
  if (leftMs > withDayMs) return endMs - withDayMs;
  if (leftMs > countedMs) return endMs - countedMs;
  return endMs - (Math.ceil(leftMs / minuteMs) - 1) * minuteMs;
}

/** Since when something is so: `09:02`, `Mon 09:02` if that was more than half a day ago. */
export function sinceText(atMs: number, nowMs: number, writing: Writing, timeZone: TimeZone): string {
  return timeText(atMs, writing, timeZone, nowMs - atMs > withDayMs);
}

/** The next moment at which `sinceText` says something else; Infinity: never. */
export function sinceChangesAtMs(atMs: number, nowMs: number): number {
  const changesAtMs = atMs + withDayMs + 1;
  return changesAtMs > nowMs ? changesAtMs : Infinity;
}

export function timeText(
  atMs: number,
  { language, hourCycle }: Writing,
  timeZone: TimeZone,
  withDay: boolean,
): string {
  return new Intl.DateTimeFormat(language, {
    ...timeOfDayForm(hourCycle),
    ...(withDay ? { weekday: 'short' } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}
