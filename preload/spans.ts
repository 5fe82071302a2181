import type { Language } from './contract.ts';

export type SpanUnit = 'day' | 'hour' | 'minute';

/** From here on nobody counts hours. */
const inDaysHours = 48;

/** `1h 30m`, `6d 23h`: the two units that a person would name, as `write` words each. Not below zero. */
export function spanText(wholeMinutes: number, write: (value: number, unit: SpanUnit) => string): string {
  const hours = Math.round(wholeMinutes / 60);
  if (hours >= inDaysHours) return parts([Math.floor(hours / 24), 'day'], [hours % 24, 'hour'], write);
  return parts([Math.floor(wholeMinutes / 60), 'hour'], [wholeMinutes % 60, 'minute'], write);
}

/** `9 hours 5 minutes`, for a sentence. */
export function spanInWords(wholeMinutes: number, language: Language): string {
  return spanText(wholeMinutes, (value, unit) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
  );
}

type Part = readonly [number, SpanUnit];

/** Of two that are nothing the lesser stays. */
function parts(greater: Part, lesser: Part, write: (value: number, unit: SpanUnit) => string): string {
  const named = [greater, lesser].filter(([value]) => value !== 0);
  return (named.length === 0 ? [lesser] : named).map(([value, unit]) => write(value, unit)).join(' ');
}
