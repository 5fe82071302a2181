import type { TimeZone } from '../tray/until.ts';

/** When the quiet that holds now ends; undefined: it is not quiet, or `hours` is no `HH:MM-HH:MM`. */
export function quietUntilMs(hours: string, nowMs: number, timeZone?: TimeZone): number | undefined {
  const range = parseHours(hours);
  if (range === undefined) return undefined;
  const minute = minuteOfDay(nowMs, timeZone);
  const sinceFrom = (minute - range.from + dayMinutes) % dayMinutes;
  const lasts = (range.to - range.from + dayMinutes) % dayMinutes;
  if (sinceFrom >= lasts) return undefined;
  return nowMs - (nowMs % 60_000) + (lasts - sinceFrom) * 60_000;
}

const dayMinutes = 24 * 60;

function parseHours(hours: string): { readonly from: number; readonly to: number } | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(hours);
  if (match === null) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

function minuteOfDay(atMs: number, timeZone: TimeZone): number {
  const parts = new Intl.DateTimeFormat('en', {
    ...{ hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(atMs);
  const part = (type: 'hour' | 'minute') => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}
