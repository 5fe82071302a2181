import type { HourCycle, Language } from '../../preload/contract.ts';
import { type SpanUnit, spanText } from '../../preload/spans.ts';
import { timeOfDayForm } from '../../preload/time-of-day.ts';
import { onceAsked } from '../once-asked.ts';

export interface Formats {
  /** `7h 12m`, `42m`, below five minutes `4:31`, in Korean `4분 31초`; never below zero. */
  left(ms: number): string;
  /** A length as one sets it: `8h`, `1h 30m`, `7d 12h`; to the nearest minute, of two days and more to the hour. */
  length(ms: number): string;
  /** `just now`, `12 minutes ago`, from a day on by the calendar: `yesterday`, `3 days ago`. */
  ago(thenMs: number, nowMs: number): string;
  /** The time of day, with the day when it is not today. */
  moment(thenMs: number, nowMs: number): string;
  /** Of `HH:MM`, written as `moment` writes it. */
  timeOfDay(time: string): string;
  count(value: number): string;
  compare(a: string, b: string): number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const secondsBelowMs = 5 * minute;

const cycles = (language: Language): Record<HourCycle, Formats> => ({
  h12: createFormats(language, 'h12'),
  h23: createFormats(language, 'h23'),
});
const formats: Record<Language, Record<HourCycle, Formats>> = { en: cycles('en'), ko: cycles('ko') };

export function formatsFor(language: Language, hourCycle: HourCycle = 'h12'): Formats {
  return formats[language][hourCycle];
}

function createFormats(language: Language, hourCycle: HourCycle): Formats {
  const timeForm = timeOfDayForm(hourCycle);
  const short = { style: 'unit', unitDisplay: 'narrow' } as const;
  const days = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'day' }));
  const hours = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'hour' }));
  const minutes = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'minute' }));
  const seconds = onceAsked(() => new Intl.NumberFormat(language, { ...short, unit: 'second' }));
  const relative = onceAsked(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const timeOfDay = onceAsked(() => new Intl.DateTimeFormat(language, { ...timeForm, timeZone: 'UTC' }));
  const dayAndTime = onceAsked(
    () =>
      new Intl.DateTimeFormat(language, {
        ...timeForm,
        ...{ month: 'short', day: 'numeric', timeZone: 'UTC' },
      }),
  );
  const numbers = onceAsked(() => new Intl.NumberFormat(language));
  const collator = onceAsked(() => new Intl.Collator(language, { numeric: true, sensitivity: 'base' }));
  const inUnit = { day: days, hour: hours, minute: minutes };
  return {
    left: (ms) =>
      ms < secondsBelowMs
        ? countdown[language](Math.floor(Math.max(0, ms) / 1_000), minutes(), seconds())
        : leftText(Math.floor(ms / minute), hours(), minutes()),
    // One span of time stands in one line.
    length: (ms) =>
      spanText(Math.round(ms / minute), (value, unit: SpanUnit) => inUnit[unit]().format(value)).replace(
        ' ',
        '\u00a0',
      ),
    ago: (then, now) => (now - then < minute ? justNow[language] : agoText(then, now, relative())),
    moment: (then, now) =>
      (daysBetween(then, now) === 0 ? timeOfDay() : dayAndTime()).format(localAsUtcMs(then)),
    timeOfDay: (time) => timeOfDay().format(new Date(`1970-01-01T${time}Z`)),
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

/** Not Intl's `now` and `지금`, which go on where this is over. */
const justNow: Record<Language, string> = { en: 'just now', ko: '방금' };

function agoText(thenMs: number, nowMs: number, relative: Intl.RelativeTimeFormat): string {
  const ms = nowMs - thenMs;
  if (ms < hour) return relative.format(-Math.floor(ms / minute), 'minute');
  const days = daysBetween(thenMs, nowMs);
  // The day on which summer time ends has 25 hours.
  if (ms < day || days === 0) return relative.format(-Math.floor(ms / hour), 'hour');
  return relative.format(-days, 'day');
}

/** By the calendar. */
function daysBetween(thenMs: number, nowMs: number): number {
  return Math.floor(localAsUtcMs(nowMs) / day) - Math.floor(localAsUtcMs(thenMs) / day);
}

/** When the clock on the wall says it in UTC. A page that runs on keeps its formatters' time zone; its `Date` has the new one. */
function localAsUtcMs(ms: number): number {
  return ms - new Date(ms).getTimezoneOffset() * minute;
}
