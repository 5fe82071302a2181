import { counted } from './counted.ts';

export const about = {
  what: 'AWS access that lasts the day.',
  version: (number: string) => `Version ${number}`,
  licence: 'Apache License 2.0',
  noTelemetry: 'Daypass sends nothing about you or your use of it anywhere.',
  others: 'Made with',
  othersNote: 'Each under its own licence. Chromium’s own list lies beside the app.',
  reading: 'Reading the list…',
  count: (count: number) => `${counted(count, 'package is', 'packages are')} in this app.`,
  noText: 'It comes without a licence text.',
};
