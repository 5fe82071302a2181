import { useEffect, useEffectEvent, useState } from 'react';
import type { Plaintext, PlaintextKind } from '../../../preload/aws-profiles.ts';
import type { AppState } from '../../../preload/contract.ts';
import { plaintextKinds, plaintextNames } from '../../../preload/foreign-texts.ts';
import { Button } from '../../components/button.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { useAppState, useBridge, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { RemovePlaintextDialog } from './remove-plaintext-dialog.tsx';

const languageOf = (state: AppState) => state.language;

/** Tokens and credentials that other tools left where any program can read them, kind by kind. */
export function PlaintextSection() {
  const { profiles: texts } = useMessages();
  const { found, look } = usePlaintext();
  const [removing, setRemoving] = useState<PlaintextKind>();
  const kinds = plaintextKinds.filter((kind) => found.some((one) => one.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <PageSection title={texts.plaintext} note={texts.plaintextNote}>
      <ul className="plaintext">
        {kinds.map((kind) => (
          <li key={kind}>
            <KindItem
              kind={kind}
              found={found.filter((one) => one.kind === kind)}
              onRemove={() => setRemoving(kind)}
            />
          </li>
        ))}
      </ul>
      <RemovePlaintextDialog
        places={found.filter(({ kind }) => kind === removing)}
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        onRemoved={look}
      />
    </PageSection>
  );
}

/** As it is when the view opens, and after something was removed. */
function usePlaintext() {
  const { run } = useBridge();
  const [found, setFound] = useState<readonly Plaintext[]>([]);
  async function look(): Promise<void> {
    const result = await run.findPlaintext();
    if (result.ok) setFound(result.value);
  }
  const atFirst = useEffectEvent(() => void look());
  useEffect(() => atFirst(), []);
  return { found, look };
}

interface KindItemProps {
  readonly kind: PlaintextKind;
  readonly found: readonly Plaintext[];
  readonly onRemove: () => void;
}

function KindItem({ kind, found, onRemove }: KindItemProps) {
  const { profiles: texts } = useMessages();
  const language = useAppState(languageOf);
  const { ago } = useFormats();
  const latestMs = Math.max(...found.map(({ sinceMs }) => sinceMs));
  const since = useTime('minute', (now) => texts.lastChanged(ago(latestMs, now)));
  const what = plaintextNames[language][kind];
  return (
    <div className="plaintext-kind">
      <span className="plaintext-words">
        <span>{what}</span>
        <span className="profiles-note">
          {texts.files(found.length)} · {since}
        </span>
      </span>
      <Button kind="danger" aria-label={texts.removeOf(what)} onClick={onRemove}>
        {texts.removePlaintext}
      </Button>
    </div>
  );
}
