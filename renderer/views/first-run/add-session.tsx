import { useEffect, useId, useState, type FormEvent } from 'react';
import type { ErrorView, FoundSessionView, NewSession, Result } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { wayOutOf } from '../../window/way-out-of.ts';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { WayOutButton } from '../../window/way-out.tsx';
import { readStartUrl } from './read-start-url.ts';
import { useSignIn } from './use-sign-in.ts';
import './add-session.css';

interface AddSessionProps {
  /** The user asked for it, so typing may begin. */
  readonly focus?: boolean;
  /** Once there is a session; its sign-in has begun. */
  readonly onAdded?: () => void;
}

/** A portal by its address, or one that the AWS config knows; the sign-in follows at once. */
export function AddSession({ focus = false, onAdded }: AddSessionProps) {
  const { run } = useBridge();
  const signIn = useSignIn();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorView>();

  async function add(adding: Promise<Result<string>>): Promise<void> {
    setBusy(true);
    setRefused(undefined);
    const added = await adding;
    setBusy(false);
    if (!added.ok) return setRefused(added.error);
    signIn(added.value, 'usual');
    onAdded?.();
  }

  return (
    <div className="add-session">
      <FoundSessions busy={busy} onChoose={(name) => void add(run.importSession(name))} />
      <StartUrlForm
        focus={focus}
        busy={busy}
        refused={refused}
        onSubmit={(wanted) => void add(run.addSession(wanted))}
        onChange={() => setRefused(undefined)}
      />
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

interface FoundSessionsProps {
  readonly busy: boolean;
  readonly onChoose: (name: string) => void;
}

function FoundSessions({ busy, onChoose }: FoundSessionsProps) {
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

interface StartUrlFormProps {
  readonly focus: boolean;
  readonly busy: boolean;
  readonly refused: ErrorView | undefined;
  readonly onSubmit: (wanted: NewSession) => void;
  readonly onChange: () => void;
}

function StartUrlForm({ focus, busy, refused, onSubmit, onChange }: StartUrlFormProps) {
  const { firstRun } = useMessages();
  const language = useAppState((state) => state.language);
  const [text, setText] = useState('');
  const [region, setRegion] = useState('');
  const aboutRegion = refused?.code === 'region-unknown' || refused?.code === 'region-wrong';
  const [regionAsked, setRegionAsked] = useState(false);
  if (aboutRegion && !regionAsked) setRegionAsked(true);
  const read = readStartUrl(text);
  const said = refused === undefined ? undefined : errorIn(refused);

  function errorIn(error: ErrorView): string {
    if (error.code === 'region-unknown') return firstRun.regionUnknown;
    return screenSentence(error, language);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const given = regionAsked && region.trim() !== '' ? region.trim() : read.region;
    if (text.trim() !== '' && !busy)
      onSubmit({ startUrl: read.startUrl, ...(given === undefined ? {} : { region: given }) });
  }

  return (
    <form className="start-url-form" onSubmit={submit} noValidate>
      <TextField
        label={firstRun.startUrl}
        note={firstRun.startUrlNote}
        placeholder="https://d-0123456789.awsapps.com/start"
        inputMode="url"
        autoFocus={focus}
        maxLength={2_000}
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
      {refused === undefined ? null : <WayOutButton way={wayOutOf(refused)} />}
      <button
        type="submit"
        className="button button-solid"
        aria-disabled={busy || text.trim() === '' || undefined}
      >
        {busy ? firstRun.lookingUp : firstRun.continue}
      </button>
      <span className="visually-hidden" role="status">
        {busy ? firstRun.lookingUp : ''}
      </span>
    </form>
  );
}
