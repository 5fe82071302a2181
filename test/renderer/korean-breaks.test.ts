import { expect, it } from 'vitest';
import { keptTogether } from '../../preload/korean-breaks.ts';
import { screenSentence } from '../../preload/screen-messages.ts';
import { messagesFor } from '../../renderer/messages/messages.ts';

/** Where a line may break, `|`. */
const breaks = (text: string) => text.replaceAll(' ', '|').replaceAll('\u00a0', ' ');

it.each([
  ['지금은 쓸 수 있습니다.', '지금은|쓸 수|있습니다.'],
  ['다시 묻는 것은, 끝날 때까지입니다', '다시|묻는 것은,|끝날|때까지입니다'],
  ['가져오는 중… 그럴 때마다', '가져오는 중…|그럴 때마다'],
  ['바꿀 수동 설정과 볼 때', '바꿀|수동|설정과|볼 때'],
  ['in the middle', 'in|the|middle'],
])('keeps a dependent noun with its word: %s', (text, expected) => {
  expect(breaks(keptTogether(text))).toBe(expected);
});

it('does so in every Korean text of a screen, and in none that is English', () => {
  const [korean, english] = (['ko', 'en'] as const).map((language) => [
    ...textsIn(messagesFor(language)),
    screenSentence({ code: 'keychain-unavailable' }, language),
  ]);
  const broken = /\p{L} (?:수|것|때) ?(?:있|없|\P{L}|$)/u;
  expect(korean?.filter((text) => broken.test(text))).toEqual([]);
  expect(korean?.filter((text) => text.includes('\u00a0')).length).toBeGreaterThan(50);
  expect(english?.filter((text) => text.includes('\u00a0'))).toEqual([]);
});

/** Functions are given what takes the place of a name or a number. */
function textsIn(messages: unknown): readonly string[] {
  if (typeof messages === 'string') return [messages];
  if (typeof messages === 'function') return [String(Reflect.apply(messages, undefined, ['2', '3', '4']))];
  return typeof messages === 'object' && messages !== null ? Object.values(messages).flatMap(textsIn) : [];
}
