import type { HourCycle } from '../../preload/contract.ts';

/** How a time of day is written where this locale is at home. Undefined: it is no locale that Intl knows. */
export function hourCycleOf(locale: string): HourCycle | undefined {
  const tag = locale.replaceAll('_', '-').replace(/[.@].*$/, '');
  try {
    const { hourCycle } = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions();
    return hourCycle === 'h23' || hourCycle === 'h24' ? 'h23' : 'h12';
  } catch {
    return undefined;
  }
}
