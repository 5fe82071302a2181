import type { Language } from '../../preload/contract.ts';
import { onceAsked } from '../once-asked.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { withBreaks } from './with-breaks.ts';

/** English decides which texts there are; Korean does not compile without one of them. */
export type Messages = typeof en;

export function messagesFor(language: Language): Messages {
  return language === 'ko' ? korean() : en;
}

/** Not before somebody reads them, for it takes a moment. */
const korean = onceAsked(() => withBreaks(ko));
