import type { Language } from '../../preload/contract.ts';

/** `in 3 hours`, `42분 전`. */
export function relativeTime(atMs: number, nowMs: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.round((atMs - nowMs) / 1000);
  const minutes = Math.round(seconds / 60);
  if (Math.abs(seconds) < 60) return format.format(seconds, 'second');
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
}

/** A time of day in the asker's zone; one that is not known to us is taken as this machine's. */
export function timeOfDay(atMs: number, language: Language, timeZone: string | null): string {
  const options = { hour: '2-digit', minute: '2-digit' } as const;
  try {
    const zone = timeZone === null || timeZone === '' ? {} : { timeZone };
    return new Intl.DateTimeFormat(language, { ...options, ...zone }).format(atMs);
  } catch {
    return new Intl.DateTimeFormat(language, options).format(atMs);
  }
}

/** `2026-11-23T19:02:06Z`, the form every AWS client reads. */
export function utcSeconds(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
