import { faultSentence } from '../../../preload/aws-config-texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import { screenSentence } from '../../../preload/screen-messages.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { TryIt } from './try-it.tsx';
import type { Aftermath, ProfileChanges } from './use-profile-changes.ts';

const languageOf = (state: AppState) => state.language;
const fileOf = ({ profiles }: AppState) => profiles.file;

interface AftermathLineProps {
  readonly aftermath: Aftermath;
  readonly changes: ProfileChanges;
}

/** What came of the last press, by the button that was pressed. */
export function AftermathLine({ aftermath, changes }: AftermathLineProps) {
  const { common, profiles: texts } = useMessages();
  const { busy } = changes;
  const text = useAftermathText();
  return (
    <div className="aftermath">
      <div className={`aftermath-line aftermath-${toneOf(aftermath)}`}>
        <Icon name={toneOf(aftermath) === 'good' ? 'check' : 'warning'} />
        <p className="selectable" role={toneOf(aftermath) === 'good' ? 'status' : 'alert'}>
          {text(aftermath)}
        </p>
        {aftermath.kind === 'written' ? (
          <Button icon="undo" disabled={busy} onClick={() => void changes.undo()}>
            {texts.undoThis}
          </Button>
        ) : null}
        <IconButton icon="close" label={common.dismiss} onClick={changes.forget} />
      </div>
      {aftermath.kind === 'written' ? <TryIt profiles={aftermath.preview.profiles} /> : null}
    </div>
  );
}

function toneOf({ kind }: Aftermath): 'good' | 'warn' | 'bad' {
  switch (kind) {
    case 'written':
    case 'saved':
    case 'undone':
    case 'nothing-to-undo':
      return 'good';
    case 'moved':
      return 'warn';
    case 'refused':
    case 'failed':
      return 'bad';
  }
}

function useAftermathText(): (aftermath: Aftermath) => string {
  const { profiles: texts } = useMessages();
  const language = useAppState(languageOf);
  const file = useAppState(fileOf);
  return (aftermath) => {
    switch (aftermath.kind) {
      case 'written':
        return texts.written(aftermath.preview.file);
      case 'saved':
        return texts.saved;
      case 'undone':
        return aftermath.hadFollowed ? texts.undoneFollow : texts.undone;
      case 'nothing-to-undo':
        return texts.nothingToUndo;
      case 'moved':
        return texts.moved;
      case 'refused':
        return faultSentence(aftermath.fault, file, language);
      case 'failed':
        return screenSentence(aftermath.error, language);
    }
  };
}
