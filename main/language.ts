import type { Language } from '../preload/error-messages.ts';

/** From a POSIX locale or a BCP 47 tag: Korean for Korean, English for all others. */
export function languageOf(locale: string): Language {
  return /^ko(?:[-_.@]|$)/i.test(locale) ? 'ko' : 'en';
}

/** As POSIX ranks them. */
export function localeIn(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
}
