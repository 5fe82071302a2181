import { useEffect, useState, type FormEvent } from 'react';
import type { ErrorView, NewSession, Result } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { DiscardGuard } from '../../components/discard-guard.tsx';
import { TextField } from '../../components/text-field.tsx';
import { wayToPortal } from '../../window/way-out-of.ts';
import { useAppState, useBridge, useMessages, usePage } from '../../window/app-context.ts';
import { useNavigation } from '../../window/navigation.ts';
import { WayOutButton } from '../../window/way-out.tsx';
import { FoundSessions, type Refused } from './found-sessions.tsx';
import { readStartUrl } from './read-start-url.ts';
import { useSignIn } from './use-sign-in.ts';
import './add-session.css';

interface AddSessionProps {
  /** What tells whoever listens where they are, for the field has the focus. */
  readonly describedBy?: string;
  /** What is typed waits here for who comes back; else leaving asks about it. */
  readonly keeps?: boolean;
  /** Once there is a session; its sign-in has begun. */
  readonly onAdded?: () => void;
}

/** A portal by its address, or one that the AWS config knows; the sign-in follows at once. */
export function AddSession({ describedBy, keeps = false, onAdded }: AddSessionProps) {
  const { run } = useBridge();
  const { typed } = useNavigation();
  const signIn = useSignIn();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();

  async function add(adding: Promise<Result<string>>, by: Refused['by']): Promise<void> {
    setBusy(true);
    setRefused(undefined);
    const added = await adding;
    setBusy(false);
    if (!added.ok) return setRefused({ by, error: added.error });
    typed.hold(undefined);
    signIn(added.value, 'usual');
    onAdded?.();
  }

  return (
    <div className="add-session">
      <FoundSessions
        busy={busy}
        refused={refused}
        onChoose={(name) => void add(run.importSession(name), { kind: 'found', name })}
      />
      <StartUrlForm
        describedBy={describedBy}
        keeps={keeps}
        busy={busy}
        refused={refused?.by.kind === 'typed' ? refused.error : undefined}
        onSubmit={(wanted) => void add(run.addSession(wanted), { kind: 'typed' })}
        onChange={() => setRefused(undefined)}
      />
    </div>
  );
}

interface StartUrlFormProps {
  readonly describedBy: string | undefined;
  readonly keeps: boolean;
  readonly busy: boolean;
  readonly refused: ErrorView | undefined;
  readonly onSubmit: (wanted: NewSession) => void;
  readonly onChange: () => void;
}

function StartUrlForm({ describedBy, keeps, busy, refused, onSubmit, onChange }: StartUrlFormProps) {
  const { firstRun } = useMessages();
  const language = useAppState((state) => state.language);
  const { typed } = useNavigation();
  const [before] = useState(typed.held);
  const typedEarly = usePage().typed;
  const [text, setText] = useState(before?.startUrl ?? typedEarly);
  const [region, setRegion] = useState(before?.region ?? '');
  const aboutRegion = refused?.code === 'region-unknown' || refused?.code === 'region-wrong';
  const [regionAsked, setRegionAsked] = useState(region !== '');
  if (aboutRegion && !regionAsked) setRegionAsked(true);
  const isBlank = text.trim() === '';
  useEffect(
    () => void typed.hold(keeps && !isBlank ? { startUrl: text, region } : undefined),
    [typed, keeps, isBlank, text, region],
  );
  const read = readStartUrl(text);
  const said = refused === undefined ? undefined : errorIn(refused);
  const wayOut = refused === undefined ? undefined : wayToPortal(refused);

  function errorIn(error: ErrorView): string {
    if (error.code === 'region-unknown') return firstRun.regionUnknown;
    return screenSentence(error, language);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const given = regionAsked && region.trim() !== '' ? region.trim() : read.region;
    if (!isBlank && !busy)
      onSubmit({ startUrl: read.startUrl, ...(given === undefined ? {} : { region: given }) });
  }

  return (
    <form className="start-url-form" onSubmit={submit} noValidate>
      <TextField
        label={firstRun.startUrl}
        note={firstRun.startUrlNote}
        placeholder="https://d-0123456789.awsapps.com/start"
        inputMode="url"
        autoFocus
        aria-describedby={describedBy}
        maxLength={20_000}
        value={text}
        {...(said === undefined || aboutRegion ? {} : { error: said })}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange();
        }}
      />
      {regionAsked ? (
        <TextField
          label={firstRun.region}
          note={firstRun.regionNote}
          placeholder="ap-northeast-2"
          autoFocus
          value={region}
          {...(said === undefined || !aboutRegion ? {} : { error: said })}
          onChange={(event) => {
            setRegion(event.currentTarget.value);
            onChange();
          }}
        />
      ) : null}
      <WayOutButton way={wayOut} onTaken={() => typed.hold({ startUrl: text, region })} />
      <button type="submit" className="button button-solid" aria-disabled={busy || isBlank || undefined}>
        {busy ? firstRun.lookingUp : firstRun.continue}
      </button>
      <span className="visually-hidden" role="status">
        {busy ? firstRun.lookingUp : ''}
      </span>
      {/* Who goes where the refusal leads has read it. */}
      <DiscardGuard unsaved={!keeps && !isBlank && wayOut === undefined} text={firstRun.discardText} />
    </form>
  );
}
