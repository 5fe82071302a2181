import { browserNames } from '../../../preload/browser-names.ts';
import type { BrowserChoice, FoundBrowserView } from '../../../preload/consoles.ts';
import type { Messages } from '../../messages/messages.ts';
import { choiceKey } from './browser-rule.ts';

type Texts = Messages['browsers'];

export interface BrowserOption {
  /** Of the choice; of none in particular where a container is still to be named. */
  readonly value: string;
  readonly label: string;
  readonly choice: BrowserChoice;
}

/** What stands for a container that has no name yet or that Firefox does not have, and for any other program. */
type Other = 'other-container' | 'other-program';

/** The system's browser, then what was found; a choice that was saved stays one, though it is not there any more. */
export function browserOptions(
  found: readonly FoundBrowserView[],
  chosen: BrowserChoice,
  texts: Texts,
): readonly BrowserOption[] {
  const choices = [{ kind: 'system' } as const, ...found.map(({ choice }) => choice)];
  const isThere = choices.some((choice) => choiceKey(choice) === choiceKey(chosen));
  const isOther = !isThere && (chosen.kind === 'container' || chosen.kind === 'program');
  const hasFirefox = found.some(({ choice }) => choice.kind === 'browser' && choice.browser === 'firefox');
  return [
    ...choices.map((choice) => optionOf(choice, texts)),
    ...(isThere || isOther ? [] : [optionOf(chosen, texts)]),
    ...(hasFirefox || (isOther && chosen.kind === 'container')
      ? [otherOption('other-container', chosen, texts)]
      : []),
    otherOption('other-program', chosen, texts),
  ];
}

/** Which of the options it is. */
export function optionFor(options: readonly BrowserOption[], choice: BrowserChoice): string {
  const listed = options.find(({ value }) => value === choiceKey(choice));
  if (listed !== undefined) return listed.value;
  const other: Other = choice.kind === 'container' ? 'other-container' : 'other-program';
  return other;
}

export function isFound(choice: BrowserChoice, found: readonly FoundBrowserView[]): boolean {
  switch (choice.kind) {
    case 'system':
    case 'program':
      return true;
    case 'browser':
    case 'profile':
      return found.some((one) => choiceKey(one.choice) === choiceKey(choice));
    // The extension makes a container that is missing, but not the profile.
    case 'container':
      return isFound(
        choice.profile === undefined
          ? { kind: 'browser', browser: 'firefox' }
          : { kind: 'profile', browser: 'firefox', profile: choice.profile },
        found,
      );
  }
}

/** `Google Chrome · Work` */
export function choiceLabel(choice: BrowserChoice, texts: Texts): string {
  switch (choice.kind) {
    case 'system':
      return texts.system;
    case 'browser':
      return browserNames[choice.browser];
    case 'program':
      return choice.program === '' ? texts.otherProgram : choice.program;
    case 'profile':
      return `${browserNames[choice.browser]} · ${choice.profile}`;
    case 'container': {
      const inside = choice.container === '' ? texts.otherContainer : texts.container(choice.container);
      return [browserNames.firefox, ...(choice.profile === undefined ? [] : [choice.profile]), inside].join(
        ' · ',
      );
    }
  }
}

function optionOf(choice: BrowserChoice, texts: Texts): BrowserOption {
  return { value: choiceKey(choice), label: choiceLabel(choice, texts), choice };
}

function otherOption(value: Other, chosen: BrowserChoice, texts: Texts): BrowserOption {
  if (value === 'other-program') {
    const choice: BrowserChoice = chosen.kind === 'program' ? chosen : { kind: 'program', program: '' };
    return { value, label: texts.otherProgram, choice };
  }
  const choice: BrowserChoice =
    chosen.kind === 'container' ? chosen : { kind: 'container', container: '', profile: undefined };
  return { value, label: `${browserNames.firefox} · ${texts.otherContainer}`, choice };
}
