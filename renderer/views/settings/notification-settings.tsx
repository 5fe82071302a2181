import { useId } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { Switch } from '../../components/switch.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
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

/** `HH:MM-HH:MM`; a time that was emptied changes nothing until it is whole again. */
function QuietHours({ value }: { readonly value: string }) {
  const { settings: texts } = useMessages();
  const { save } = useSaveSettings();
  const [from = '', until = ''] = value.split('-');
  return (
    <div className="quiet-hours">
      <TimeField
        label={texts.quietFrom}
        value={from}
        onChange={(next) => save({ quietHours: `${next}-${until}` })}
      />
      <TimeField
        label={texts.quietUntil}
        value={until}
        onChange={(next) => save({ quietHours: `${from}-${next}` })}
      />
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  const id = useId();
  return (
    <span className="time-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input numbers"
        type="time"
        value={value}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (/^\d\d:\d\d$/.test(next)) onChange(next);
        }}
      />
    </span>
  );
}
