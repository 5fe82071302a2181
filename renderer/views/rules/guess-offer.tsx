import { useMemo } from 'react';
import { createMarker, environments } from '../../../preload/account-rules.ts';
import type { AccountRule, Environment } from '../../../preload/contract.ts';
import { Button } from '../../components/button.tsx';
import { EnvironmentMark } from '../../components/environment-mark.tsx';
import { useFormats, useMessages } from '../../window/app-context.ts';
import { useAccounts } from '../../window/use-accounts.ts';
import { guessRules } from './guess-rules.ts';

/** A first set from how the accounts are named: shown, then looked at, then saved. */
export function GuessOffer({ onTake }: { readonly onTake: (rules: readonly AccountRule[]) => void }) {
  const { rules: texts } = useMessages();
  const { count } = useFormats();
  const accounts = useAccounts();
  const guess = useMemo(() => guessRules(accounts), [accounts]);
  const marks = useMemo(() => accounts.map(createMarker(guess)), [accounts, guess]);
  if (guess.length === 0) return null;
  const marked = (environment: Environment) =>
    marks.filter((mark) => mark.environment === environment).length;
  const all = marks.filter(({ environment }) => environment !== undefined).length;
  return (
    <section className="guess-offer" aria-labelledby="guess-title">
      <h2 id="guess-title">{texts.guessed}</h2>
      <p>{texts.guessedText(all, accounts.length)}</p>
      <ul>
        {environments
          .filter((environment) => marked(environment) > 0)
          .map((environment) => (
            <li key={environment}>
              <EnvironmentMark environment={environment} />
              <span className="numbers">{count(marked(environment))}</span>
            </li>
          ))}
      </ul>
      <div className="guess-buttons">
        <Button kind="solid" onClick={() => onTake(guess)}>
          {texts.guessTake}
        </Button>
        <span>{texts.guessKept}</span>
      </div>
    </section>
  );
}
