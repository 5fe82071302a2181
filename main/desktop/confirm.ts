import type { MessageBoxOptions } from 'electron';
import type { Language } from '../../preload/contract.ts';
import { printable } from '../printable.ts';
import type { GuardedChanges } from './guarded-settings.ts';
import { type DesktopTexts, desktopTexts } from './texts.ts';

/** What is asked of the person in a box of the system's own, which no page can answer or cover. */
export type Question =
  | { readonly kind: 'open-host'; readonly host: string }
  | { readonly kind: 'ask-host'; readonly host: string }
  /** For consoles to open in. */
  | { readonly kind: 'run-program'; readonly program: string }
  | { readonly kind: 'change-settings'; readonly changes: GuardedChanges };

/** True only if they agree. */
export type Confirm = (question: Question) => Promise<boolean>;

/** A host is told by its end, so none is cut. */
const longestHost = 253;

/** One box at a time, or a page could bury the screen; whatever else is asked meanwhile is not agreed to. */
export function createConfirm(
  show: (options: MessageBoxOptions) => Promise<{ readonly response: number }>,
  language: () => Language,
): Confirm {
  let asking = false;
  return async (question) => {
    if (asking) return false;
    asking = true;
    try {
      const texts = desktopTexts(language());
      const { message, agree } = wording(question, texts);
      const { response } = await show({
        ...{ type: 'warning', title: 'Daypass', message },
        ...{ buttons: [texts.cancel, agree], defaultId: 0, cancelId: 0, noLink: true },
      });
      return response === 1;
    } finally {
      asking = false;
    }
  };
}

function wording(question: Question, texts: DesktopTexts): { message: string; agree: string } {
  switch (question.kind) {
    case 'open-host':
      return { message: texts.openUnknownHost(printable(question.host, longestHost)), agree: texts.open };
    case 'ask-host':
      return { message: texts.askUnknownHost(printable(question.host, longestHost)), agree: texts.continue };
    case 'run-program':
      return { message: texts.runProgram(printable(question.program, 1024)), agree: texts.continue };
    case 'change-settings': {
      const lines = question.changes.map(
        ([name, value]) => `${texts.guardedSettings[name]}: ${printable(value, 300)}`,
      );
      return { message: texts.changeSettings(lines.join('\n')), agree: texts.continue };
    }
  }
}
