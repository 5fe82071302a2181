import { describe, expect, it } from 'vitest';
import { errorSentence } from '../../preload/error-messages.ts';
import { screenSentence } from '../../preload/screen-messages.ts';
import { errorCodes, subjectOf } from './error-subjects.ts';

/** Nothing on a screen fails so: answers to a command line, or to a host that has not started. */
const atTerminalsOnly = [
  'default-profile-wins',
  'folder-not-private',
  'link-secret',
  'no-window',
  'usage-wrong',
];
const hangul = /\p{Script=Hangul}/u;

describe('what a screen says of an error', () => {
  it.each(errorCodes.filter((code) => !atTerminalsOnly.includes(code)))('names no command: %s', (code) => {
    const subject = subjectOf(code);
    for (const view of [{ code }, { code, subject: subject ?? '' }]) {
      const [english, korean] = [screenSentence(view, 'en'), screenSentence(view, 'ko')];
      for (const sentence of [english, korean]) {
        expect(sentence).toMatch(/^\S.*\.$/su);
        expect(sentence).not.toMatch(/`|\s--|\s{2}|undefined/u);
      }
      expect(english).not.toMatch(hangul);
      expect(korean).toMatch(hangul);
      if (subject !== undefined && view.subject === subject) expect(english).toContain(subject);
    }
  });

  it('is what a terminal says where that names no command', () => {
    expect(screenSentence({ code: 'offline', subject: 'x' }, 'en')).toBe(
      errorSentence({ code: 'offline', subject: 'x' }, 'en'),
    );
  });
});
