import type { HourCycle } from './contract.ts';

/** Of a time of day, the same in window and tray: `8:29 AM`, `08:29`. By themselves both languages count to twelve. */
export function timeOfDayForm(hourCycle: HourCycle = 'h12'): Intl.DateTimeFormatOptions {
  return { hour: hourCycle === 'h23' ? '2-digit' : 'numeric', minute: '2-digit', hourCycle };
}
