import { useId } from 'react';
import type { AppState } from '../../../preload/contract.ts';
import { Switch } from '../../components/switch.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useSaveSettings } from './use-save-settings.ts';
import { useTyped } from './use-typed.ts';

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
  const [from = '', until = ''] = value.split('-');
  return (
    <div className="quiet-hours">
      <TimeField label={texts.quietFrom} saved={from} hoursOf={(next) => `${next}-${until}`} />
      <TimeField label={texts.quietUntil} saved={until} hoursOf={(next) => `${from}-${next}`} />
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly saved: string;
  readonly hoursOf: (time: string) => string;
}

function TimeField({ label, saved, hoursOf }: TimeFieldProps) {
  const id = useId();
  const { value, type, whenLeft } = useTyped(saved, (time) =>
    /^\d\d:\d\d$/.test(time) ? { quietHours: hoursOf(time) } : undefined,
  );
  return (
    <span className="time-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input numbers"
        type="time"
        value={value}
        onChange={(event) => type(event.currentTarget.value)}
        {...whenLeft}
      />
    </span>
  );
}
