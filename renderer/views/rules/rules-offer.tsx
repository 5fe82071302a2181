import { useEffect, useState } from 'react';
import { createMarker } from '../../../preload/account-rules.ts';
import type { AppState } from '../../../preload/contract.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { useDismissed } from '../../window/use-dismissed.ts';
import { useAccounts } from '../../window/use-accounts.ts';
import { guessRules } from './guess-rules.ts';
import './rules-offer.css';

const hasRules = ({ accountRules }: AppState) => accountRules.length > 0;

/** While nobody has made a rule, and the names tell production. */
export function RulesOffer() {
  const ruled = useAppState(hasRules);
  const [dismissed, dismiss] = useDismissed('rules-offer');
  return ruled || dismissed ? null : <Offer onDismiss={dismiss} />;
}

function Offer({ onDismiss }: { readonly onDismiss: () => void }) {
  const { rules: texts, common } = useMessages();
  const { go } = useNavigation();
  const production = useProductionCount();
  if (production === 0) return null;
  return (
    <aside className="rules-offer" aria-label={texts.guessed}>
      <Icon name="list" />
      <p>{texts.offer(production)}</p>
      <Button onClick={() => go('rules')}>{texts.offerLook}</Button>
      <IconButton icon="close" label={common.dismiss} onClick={onDismiss} />
    </aside>
  );
}

/** Accounts that their names tell as production; worked out when the page has nothing else to do. */
function useProductionCount(): number {
  const accounts = useAccounts();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const handle = requestIdleCallback(() => {
      const marks = accounts.map(createMarker(guessRules(accounts)));
      setCount(marks.filter(({ environment }) => environment === 'production').length);
    });
    return () => cancelIdleCallback(handle);
  }, [accounts]);
  return count;
}
