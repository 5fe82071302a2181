import { useEffect, useId, useState } from 'react';
import type { ErrorView, FoundSessionView } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Button } from '../../components/button.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { wayToPortal } from '../../window/way-out-of.ts';
import { WayOutButton } from '../../window/way-out.tsx';

/** It is said where it was asked for. */
export interface Refused {
  readonly by: { readonly kind: 'typed' } | { readonly kind: 'found'; readonly name: string };
  readonly error: ErrorView;
}

interface FoundSessionsProps {
  readonly busy: boolean;
  readonly refused: Refused | undefined;
  readonly onChoose: (name: string) => void;
}

/** Portals that the AWS config knows. */
export function FoundSessions({ busy, refused, onChoose }: FoundSessionsProps) {
  const { firstRun } = useMessages();
  const found = useFoundSessions();
  const id = useId();
  if (found.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="add-session-title">
        {firstRun.found}
      </h2>
      <ul className="found-sessions">
        {found.map(({ name, startUrl, region }) => (
          <li key={name}>
            <div className="found-session-words">
              <strong>{name}</strong>
              <span className="code found-session-address">{startUrl}</span>
              <span className="code">{region}</span>
              {refused?.by.kind === 'found' && refused.by.name === name ? (
                <FoundRefused error={refused.error} />
              ) : null}
            </div>
            <Button disabled={busy} aria-label={firstRun.chooseNamed(name)} onClick={() => onChoose(name)}>
              {firstRun.choose}
            </Button>
          </li>
        ))}
      </ul>
      <p className="add-session-or">{firstRun.or}</p>
    </section>
  );
}

function FoundRefused({ error }: Pick<Refused, 'error'>) {
  const language = useAppState((state) => state.language);
  return (
    <div className="found-session-refused" role="alert">
      <p className="text-field-error">{screenSentence(error, language)}</p>
      <WayOutButton way={wayToPortal(error)} />
    </div>
  );
}

function useFoundSessions(): readonly FoundSessionView[] {
  const { run } = useBridge();
  const [found, setFound] = useState<readonly FoundSessionView[]>([]);
  const known = useAppState(({ sessions }) => sessions.length);
  useEffect(() => {
    let current = true;
    // A config that cannot be read is no reason not to type an address.
    void run
      .findSessions()
      .then((result) => (current && result.ok ? setFound(result.value ?? []) : undefined));
    return () => void (current = false);
  }, [run, known]);
  return found;
}
