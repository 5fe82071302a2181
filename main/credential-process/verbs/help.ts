import { AppError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { exitCodes } from '../exit-codes.ts';
import { helpTextsOf } from '../help-texts.ts';
import { paragraph, table } from '../screen.ts';
import { usageForms, usageOptions, usageWords } from '../usage-forms.ts';
import { type Verb, type VerbCall, type VerbName, verbNames } from '../verb.ts';

export const help: Verb = {
  name: 'help',
  async run(call) {
    const [asked] = call.args;
    const named = verbNames.find((name) => name === asked);
    if (asked !== undefined && named === undefined) throw new AppError('bad-request', printable(asked));
    if (named === undefined) explainAll(call);
    else explain(named, call);
    return exitCodes.done;
  },
};

function explainAll({ texts, screen, language, out }: VerbCall): void {
  const rows = verbNames.map((name) => [
    { text: `  ${name}`, tone: 'strong' } as const,
    { text: texts.summary[name], tone: 'plain' } as const,
  ]);
  const foot = [texts.helpFoot, helpTextsOf(language).home].map((text) =>
    paragraph(text.split(' '), '', screen),
  );
  out(`${texts.helpHead}\n\n${table(rows, screen, 'wrapped')}\n${foot.join('')}`);
}

/** Every form on a line of its own, then what its options mean. */
export function explain(name: VerbName, { texts, screen, language, out }: VerbCall): void {
  const { options, settings } = helpTextsOf(language);
  const described = [
    ...usageOptions(texts.usage[name]).map(
      (option) => [option, options[`${name} ${option}`] ?? options[option] ?? ''] as const,
    ),
    ...(name === 'settings' ? Object.entries(settings) : []),
  ];
  const rows = described.map(([word, text]) => [
    { text: `  ${word}`, tone: 'strong' } as const,
    { text, tone: 'plain' } as const,
  ]);
  const forms = usageForms(texts.usage[name]).map(
    (form) => `  ${paragraph(usageWords(form), '      ', screen)}`,
  );
  const meanings = rows.length === 0 ? '' : `\n${table(rows, screen, 'wrapped')}`;
  const summary = paragraph(texts.summary[name].split(' '), '', screen);
  out(`${summary}\n${forms.join('')}${meanings}`);
}
