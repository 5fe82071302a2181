import type { Language } from './contract.ts';
import { spanInWords } from './spans.ts';

/** `The clock of this computer is 7 minutes slow`; below zero it is fast. No full stop. */
export function clockOff(minutes: number, language: Language): string {
  const span = spanInWords(Math.abs(minutes), language);
  return language === 'ko'
    ? `이 컴퓨터의 시계가 ${span} ${minutes < 0 ? '빠릅니다' : '느립니다'}`
    : `The clock of this computer is ${span} ${minutes < 0 ? 'fast' : 'slow'}`;
}
