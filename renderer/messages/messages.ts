import type { Language } from '../../preload/contract.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

/** English decides which texts there are; Korean does not compile without one of them. */
export type Messages = typeof en;

export function messagesFor(language: Language): Messages {
  return language === 'ko' ? ko : en;
}
