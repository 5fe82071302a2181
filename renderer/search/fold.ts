import { assemble, convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul';

const hangul = /[ㄱ-ㅣ가-힣]+/g;
const onlyInitials = /^(?=.*[ㄱ-ㅎ])[ㄱ-ㅎ!-~]+$/;
const initials = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ');
const syllablesPerInitial = 588;
const firstSyllable = '가'.charCodeAt(0);

/**
 * How a text is compared: lower case, syllables taken apart, so that a half-typed syllable matches already (`운여` finds
 * `운영`), as does the final consonant that will move on with the next key.
 */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(hangul, disassemble);
}

/** The small letters again that it was made of. */
export function unfold(folded: string): string {
  return folded.replace(hangul, (letters) => assemble(Array.from(letters)));
}

/** Each syllable's initial consonant in its place, the rest as it is: `운영 prod` → `ㅇㅇ prod`. */
export function foldToInitials(text: string): string {
  const composed = text.normalize('NFC').toLowerCase();
  return composed.replace(hangul, (run) => Array.from(run, initialOf).join(''));
}

/** Figures, Latin letters and signs may stand between them: `ㄱㅈ1`. */
export function isInitials(term: string): boolean {
  return onlyInitials.test(term);
}

/** Initials as they are searched: a keyboard makes one sign of some two, as `ㄳ` of `ㄱ` and `ㅅ`. */
export function foldInitials(term: string): string {
  return disassemble(term.toLowerCase());
}

const anyHangul = /[ㄱ-ㅣ가-힣]/;

/** What the same keys give with the Korean input method on or off, the other way than it was: `wjdtks` → `정산`. */
export function onOtherLayout(text: string): string {
  return anyHangul.test(text) ? convertHangulToQwerty(text) : convertQwertyToHangul(text);
}

function initialOf(character: string): string {
  const at = Math.floor((character.charCodeAt(0) - firstSyllable) / syllablesPerInitial);
  return initials[at] ?? character;
}
