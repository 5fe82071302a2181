import { Switch as Base } from '@base-ui/react/switch';
import { useId } from 'react';
import './switch.css';

interface SwitchProps {
  readonly label: string;
  readonly note?: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

export function Switch({ label, note, on, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="switch-line">
      <span className="switch-words">
        <span id={id}>{label}</span>
        {note === undefined ? null : (
          <span id={`${id}-note`} className="switch-note">
            {note}
          </span>
        )}
      </span>
      <Base.Root
        className="switch"
        aria-labelledby={id}
        {...(note === undefined ? {} : { 'aria-describedby': `${id}-note` })}
        checked={on}
        disabled={disabled}
        onCheckedChange={onChange}
      >
        <Base.Thumb className="switch-thumb" />
      </Base.Root>
    </div>
  );
}
