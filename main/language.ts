import type { Language, Settings } from '../preload/contract.ts';

/** From a POSIX locale or a BCP 47 tag: Korean for Korean, English for all others. */
export function languageOf(locale: string): Language {
  return /^ko(?:[-_.@]|$)/i.test(locale) ? 'ko' : 'en';
}

/** As POSIX ranks them. */
export function localeIn(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
}

/** As the settings say, else by the system's locale. */
export function chosenLanguage({ language }: Pick<Settings, 'language'>, systemLocale: string): Language {
  return language === 'system' ? languageOf(systemLocale) : language;
}
