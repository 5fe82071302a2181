import { type AppState, mostFavouritesAhead } from '../../../preload/contract.ts';
import { Select } from '../../components/select.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useSaveSettings } from './use-save-settings.ts';

const clipboardChoices = [0, 15, 30, 60, 120, 300];
const waitChoices = [0, 15, 30, 45];
const renewChoices = ['used', 'favourites', 'nothing'] as const;
const clipboardOf = ({ settings }: AppState) => settings.clipboardSeconds;
const waitOf = ({ settings }: AppState) => settings.waitForSignIn;
const hasFavourites = ({ favourites }: AppState) => favourites.length > 0;
const renewOf = ({ settings }: AppState) => settings.renewAhead;

export function CredentialSettings() {
  const { settings: texts } = useMessages();
  const clipboardSeconds = useAppState(clipboardOf);
  const waitForSignIn = useAppState(waitOf);
  const { save } = useSaveSettings();
  return (
    <div className="settings-group">
      <Select
        label={texts.clipboard}
        value={String(clipboardSeconds)}
        options={withCurrent(clipboardChoices, clipboardSeconds).map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? texts.clipboardLater : texts.clipboardAfter(seconds),
        }))}
        onChange={(seconds) => save({ clipboardSeconds: Number(seconds) })}
      />
      <div className="settings-with-note">
        <Select
          label={texts.wait}
          value={String(waitForSignIn)}
          options={withCurrent(waitChoices, waitForSignIn).map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? texts.waitNever : texts.waitFor(seconds),
          }))}
          onChange={(seconds) => save({ waitForSignIn: Number(seconds) })}
        />
        <p className="settings-note">{waitForSignIn === 0 ? texts.waitNeverNote : texts.waitNote}</p>
      </div>
      <RenewAheadSetting />
    </div>
  );
}

function RenewAheadSetting() {
  const { settings: texts } = useMessages();
  const renewAhead = useAppState(renewOf);
  const noneToRenew = !useAppState(hasFavourites) && renewAhead === 'favourites';
  const { save } = useSaveSettings();
  return (
    <div className="settings-with-note">
      <Select
        label={texts.renewAhead}
        value={renewAhead}
        options={renewChoices.map((value) => ({ value, label: texts.renewAheads[value] }))}
        onChange={(chosen) => save({ renewAhead: chosen })}
      />
      <p className="settings-note">{texts.renewAheadNotes[renewAhead](mostFavouritesAhead)}</p>
      {noneToRenew ? <p className="settings-note">{texts.noFavourites}</p> : null}
      <p className="settings-note">{texts.tokenRenewal}</p>
    </div>
  );
}

/** A value that was set in a terminal is a choice like the others. */
function withCurrent(choices: readonly number[], current: number): readonly number[] {
  return [...new Set([...choices, current])].toSorted((a, b) => a - b);
}
