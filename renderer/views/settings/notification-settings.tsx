import type { AppState } from '../../../preload/contract.ts';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { useAppState, useFormats, useMessages } from '../../window/app-context.ts';
import { useSaveSettings } from './use-save-settings.ts';

const notificationsOf = ({ settings }: AppState) => settings.notifications;
const quietHoursOf = ({ settings }: AppState) => settings.quietHours;
const usualNight = '22:00-08:00';

export function NotificationSettings() {
  const { settings: texts } = useMessages();
  const notifications = useAppState(notificationsOf);
  const quietHours = useAppState(quietHoursOf);
  const { save } = useSaveSettings();
  return (
    <div className="settings-group">
      <Switch
        label={texts.notify}
        note={texts.notifyNote}
        on={notifications}
        onChange={(next) => save({ notifications: next })}
      />
      <Switch
        label={texts.quietHours}
        note={texts.quietHoursNote}
        on={quietHours !== ''}
        disabled={!notifications}
        onChange={(on) => save({ quietHours: on ? usualNight : '' })}
      />
      {quietHours === '' || !notifications ? null : <QuietHours value={quietHours} />}
    </div>
  );
}

/** `HH:MM-HH:MM`, each chosen as the window writes times: a field of the browser's would write them as the system does. */
function QuietHours({ value }: { readonly value: string }) {
  const { settings: texts } = useMessages();
  const { save } = useSaveSettings();
  const [from = '', until = ''] = value.split('-');
  return (
    <div className="quiet-hours">
      <Select
        label={texts.quietFrom}
        value={from}
        options={useTimes(from, until)}
        onChange={(next) => save({ quietHours: `${next}-${until}` })}
      />
      <Select
        label={texts.quietUntil}
        value={until}
        options={useTimes(until, from)}
        onChange={(next) => save({ quietHours: `${from}-${next}` })}
      />
    </div>
  );
}

const halfHours = Array.from({ length: 48 }, (_, at) => {
  const hour = String(Math.floor(at / 2)).padStart(2, '0');
  return `${hour}:${at % 2 === 0 ? '00' : '30'}`;
});

/** Of the day, and one between that was set elsewhere; without `other`, since quiet from a time to itself says nothing. */
function useTimes(chosen: string, other: string): readonly { value: string; label: string }[] {
  const { timeOfDay } = useFormats();
  return [...new Set([...halfHours, chosen])]
    .filter((time) => time !== other || time === chosen)
    .toSorted()
    .map((value) => ({ value, label: timeOfDay(value) }));
}
