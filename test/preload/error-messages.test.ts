import type { ErrorCode } from '../../preload/contract.ts';
import { describe, expect, it } from 'vitest';
import { errorSentence } from '../../preload/error-messages.ts';
import { errorCodes as codes, subjectOf } from './error-subjects.ts';

const hangul = /\p{Script=Hangul}/u;

describe.each(codes)('the sentence of %s', (code) => {
  const subject = subjectOf(code);
  const views = [{ code }, ...(subject === undefined ? [] : [{ code, subject }])];

  it('is whole in both languages, with its subject and without', () => {
    for (const sentence of views.flatMap(inBoth)) {
      expect(sentence).toMatch(/^\S.*\.$/su);
      expect(sentence).not.toMatch(/\s{2}|[\n\t]|\s[,;:)]|\s\.(?!\w)|\(\s*\)|undefined|null/u);
    }
  });

  it('is in the language asked for', () => {
    for (const view of views) {
      expect(errorSentence(view, 'ko')).toMatch(hangul);
      expect(errorSentence(view, 'en')).not.toMatch(hangul);
    }
  });
});

function inBoth(view: { code: ErrorCode; subject?: string }): string[] {
  return [errorSentence(view, 'en'), errorSentence(view, 'ko')];
}

describe('error sentences', () => {
  it('differ from code to code, so that each says what happened', () => {
    const sentences = codes.map((code) => errorSentence({ code }, 'en'));
    expect(new Set(sentences).size).toBe(codes.length);
  });

  it.each(codes.filter((code) => subjectOf(code) !== undefined))('of %s name their subject', (code) => {
    const subject = subjectOf(code) ?? '';
    for (const sentence of inBoth({ code, subject })) expect(sentence).toContain(subject);
  });

  it.each(codes.filter((code) => subjectOf(code) === undefined))('of %s need no subject', (code) => {
    expect(inBoth({ code, subject: 'something' })).toEqual(inBoth({ code }));
  });

  it('take an empty subject as none', () => {
    for (const code of codes) expect(inBoth({ code, subject: '' })).toEqual(inBoth({ code }));
  });
});
