import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { ProfilesPreview } from '../../../preload/aws-profiles.ts';
import { Button } from '../../components/button.tsx';
import { PageSection } from '../../components/page-section.tsx';
import { useAppState, useBridge, useMessages } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';
import { AftermathLine } from './aftermath.tsx';
import { changesFirst, countKinds, countsOf } from './counts-of.ts';
import { DiffView } from './diff-view.tsx';
import { ProfileList } from './profile-list.tsx';
import type { Shared } from './profiles.tsx';
import './changes-section.css';

interface ChangesProps extends Shared {
  readonly preview: ProfilesPreview;
}

type Face = 'profiles' | 'diff';

/** What writing would do to the file, as profiles or line by line. */
export function ChangesSection({ preview, look, changes }: ChangesProps) {
  const { profiles: texts } = useMessages();
  const [face, setFace] = useState<Face>('profiles');
  const profiles = useMemo(() => changesFirst(preview.profiles), [preview]);
  const { hunks, undoable } = preview;
  const showsDiff = face === 'diff' && hunks.length > 0;
  return (
    <PageSection title={texts.changes} note={preview.file}>
      <div className="changes" ref={useShownOnceMoved(changes)}>
        {changes.aftermath?.kind === 'moved' ? (
          <AftermathLine aftermath={changes.aftermath} changes={changes} />
        ) : null}
        <div
          className={look.current ? 'changes-body' : 'changes-body changes-stale'}
          inert={look.error !== undefined}
        >
          <div className="changes-head">
            <CountsLine preview={preview} />
            {hunks.length === 0 ? null : <Faces face={face} onChange={setFace} />}
          </div>
          {profiles.length === 0 ? (
            <p className="profiles-note">{texts.nothingChosen}</p>
          ) : showsDiff ? (
            <DiffView hunks={hunks} />
          ) : (
            <ProfileList profiles={profiles} />
          )}
          {hunks.length === 0 ? null : <p className="profiles-note">{texts.onlyOurs}</p>}
          <Hints preview={preview} />
        </div>
      </div>
      {undoable && changes.aftermath?.kind !== 'written' ? (
        <div>
          <Button icon="undo" disabled={changes.busy} onClick={() => void changes.undo()}>
            {texts.undo}
          </Button>
        </div>
      ) : null}
    </PageSection>
  );
}

/** What is written next is no more what was seen before, so it comes into sight. */
function useShownOnceMoved({ aftermath }: Shared['changes']): RefObject<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (aftermath?.kind === 'moved') part.current?.scrollIntoView({ block: 'start' });
  }, [aftermath]);
  return part;
}

function CountsLine({ preview }: Pick<ChangesProps, 'preview'>) {
  const { profiles: texts } = useMessages();
  const counts = useMemo(() => countsOf(preview.profiles), [preview]);
  if (preview.hunks.length === 0 && counts.clash === 0 && counts.stay === 0)
    return <p className="changes-counts">{preview.profiles.length === 0 ? '' : texts.inStep(counts.none)}</p>;
  return (
    <ul className="changes-counts">
      {countKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <li key={kind} className={`change-${kind}`}>
            {texts.counts[kind](counts[kind])}
          </li>
        ))}
    </ul>
  );
}

function Faces({ face, onChange }: { readonly face: Face; readonly onChange: (face: Face) => void }) {
  const { profiles: texts } = useMessages();
  return (
    <div className="changes-faces" role="group" aria-label={texts.shownAs}>
      <Button aria-pressed={face === 'profiles'} onClick={() => onChange('profiles')}>
        {texts.asProfiles}
      </Button>
      <Button aria-pressed={face === 'diff'} onClick={() => onChange('diff')}>
        {texts.asDiff}
      </Button>
    </div>
  );
}

/** What is not done, and what to do about it. */
function Hints({ preview }: Pick<ChangesProps, 'preview'>) {
  const { profiles: texts } = useMessages();
  const { run } = useBridge();
  const { follow } = useToasts();
  const sessions = useAppState((state) => state.sessions);
  const { clash, stay } = useMemo(() => countsOf(preview.profiles), [preview]);
  return (
    <>
      {clash === 0 ? null : <p className="profiles-note">{texts.clashHint}</p>}
      {stay === 0 ? null : (
        <div className="changes-hint">
          <p className="profiles-note">{texts.stale}</p>
          <Button icon="refresh" onClick={() => sessions.forEach(({ id }) => follow(run.refreshRoles(id)))}>
            {texts.refresh}
          </Button>
        </div>
      )}
    </>
  );
}
