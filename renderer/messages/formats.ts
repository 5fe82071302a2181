import type { Language } from '../../preload/contract.ts';
import { onceAsked } from '../once-asked.ts';

export interface Formats {
  /** `7h 12m`, `42m`, below five minutes `4:31`, in Korean `4분 31초`; never below zero. */
  left(ms: number): string;
  /** A length as one sets it: `8h`, `1h 30m`; to the nearest minute. */
  length(ms: number): string;
  /** `12 minutes ago`, rounded to what a person would say. */
  ago(thenMs: number, nowMs: number): string;
  /** The time of day, with the day when it is not today. */
  moment(thenMs: number, nowMs: number): string;
  count(value: number): string;
  compare(a: string, b: string): number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const secondsBelowMs = 5 * minute;

const formats: Record<Language, Formats> = { en: createFormats('en'), ko: createFormats('ko') };

export function formatsFor(language: Language): Formats {
  return formats[language];
}

function createFormats(language: Language): Formats {
  const short = { style: 'unit', unitDisplay: 'narrow' } as const;
  const hours = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'hour' }));
  const minutes = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'minute' }));
  const seconds = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'second' }));
  const relative = onceAsked(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const timeOfDay = onceAsked(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
  const dayAndTime = onceAsked(
    () =>
      new Intl.DateTimeFormat(language, {
        ...{ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
      }),
  );
  const numbers = onceAsked(() => new Intl.NumberFormat(language));
  const collator = onceAsked(() => new Intl.Collator(language, { numeric: true, sensitivity: 'base' }));
  return {
    left: (ms) =>
      ms < secondsBelowMs
        ? countdown[language](Math.floor(Math.max(0, ms) / 1_000), minutes(), seconds())
        : leftText(Math.floor(ms / minute), hours(), minutes()),
    length: (ms) => lengthText(Math.round(ms / minute), hours(), minutes()),
    ago: (then, now) => agoText(Math.max(0, now - then), relative()),
    moment: (then, now) =>
      (new Date(then).toDateString() === new Date(now).toDateString() ? timeOfDay() : dayAndTime()).format(
        then,
      ),
    // Below a thousand both languages write the digits alone.
    count: (value) => (value < 1_000 ? String(value) : numbers().format(value)),
    compare: (a, b) => collator().compare(a, b),
  };
}

/** Of seconds; between a Korean's hours and minutes, digits and a colon would be a time of day. */
const countdown: Record<
  Language,
  (left: number, minutes: Intl.NumberFormat, seconds: Intl.NumberFormat) => string
> = {
  en: (left) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`,
  ko: (left, minutes, seconds) =>
    [left < 60 ? '' : minutes.format(Math.floor(left / 60)), seconds.format(left % 60)].join(' ').trim(),
};

function leftText(wholeMinutes: number, hours: Intl.NumberFormat, minutes: Intl.NumberFormat): string {
  const inHour = minutes.format(wholeMinutes % 60);
  return wholeMinutes < 60 ? inHour : `${hours.format(Math.floor(wholeMinutes / 60))} ${inHour}`;
}

function lengthText(wholeMinutes: number, hours: Intl.NumberFormat, minutes: Intl.NumberFormat): string {
  const [inHours, rest] = [Math.floor(wholeMinutes / 60), wholeMinutes % 60];
  const parts = [inHours === 0 ? '' : hours.format(inHours), rest === 0 ? '' : minutes.format(rest)];
  return parts.filter((part) => part !== '').join(' ') || minutes.format(0);
}

function agoText(ms: number, relative: Intl.RelativeTimeFormat): string {
  if (ms < minute) return relative.format(0, 'second');
  if (ms < hour) return relative.format(-Math.floor(ms / minute), 'minute');
  if (ms < day) return relative.format(-Math.floor(ms / hour), 'hour');
  return relative.format(-Math.floor(ms / day), 'day');
}
