import { keptTogether } from '../../preload/korean-breaks.ts';

/** Texts, functions that give one, and records of these; each text as lines may break it. */
export function withBreaks<T extends object>(messages: T): T {
  const texts = Object.entries(messages).map(([name, text]) => [name, withBreaksIn(text)]);
  return Object.assign({ ...messages }, Object.fromEntries(texts));
}

function withBreaksIn(text: unknown): unknown {
  if (typeof text === 'string') return keptTogether(text);
  if (typeof text === 'function')
    return (...given: readonly unknown[]) => keptTogether(String(Reflect.apply(text, undefined, given)));
  return typeof text === 'object' && text !== null ? withBreaks(text) : text;
}
