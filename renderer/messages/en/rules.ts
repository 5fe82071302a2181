import { counted, number } from './counted.ts';

const accounts = (count: number) => counted(count, 'account', 'accounts');

export const rules = {
  count: (count: number) => (count === 0 ? 'No rules yet' : counted(count, 'rule', 'rules')),
  how: 'For each of environment, group, label and colour, the first rule that fits an account decides.',
  add: 'Add a rule',
  none: 'No rules yet',
  noneText:
    'A rule marks the accounts whose name or number fits it: production in red, say, or a team as a group.',
  guessed: 'Your account names tell their environments',
  guessedText: (marked: number, all: number) => `${number(marked)} of ${accounts(all)} would be marked.`,
  guessTake: 'Review these rules',
  guessKept: 'Nothing changes until you save.',
  match: 'Account name or number',
  matchNote: '* stands for any text, ? for one character.',
  matchEmpty: 'Say which accounts; * means all.',
  environment: 'Environment',
  group: 'Group',
  label: 'Label',
  colour: 'Colour',
  notSet: 'None',
  productionIsRed: 'Production stays red, whatever its colour here.',
  colours: {
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    purple: 'Purple',
    grey: 'Grey',
  },
  fits: (count: number) => (count === 0 ? 'fits no account' : accounts(count)),
  fitting: (names: string, more: number) => (more === 0 ? names : `${names} and ${number(more)} more`),
  noEffect: 'no effect',
  overruled: 'Earlier rules decide everything for these accounts.',
  edit: (match: string) => `Edit the rule for ${match}`,
  new: 'New rule',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove the rule',
  changed: (count: number) =>
    count === 0 ? 'No account will look different' : `${accounts(count)} will look different`,
  save: 'Save',
  saved: 'Rules saved',
  discardText: 'The rules stay as they were saved last.',
  offer: (production: number) =>
    production === 1
      ? 'By its name, 1 account is production. Mark it in red?'
      : `By their names, ${accounts(production)} are production. Mark them in red?`,
  offerLook: 'Review',
};
