import { useId } from 'react';
import { LaterPart } from '../later.tsx';
import { Icon } from './icon.tsx';
import { selectField } from './popups.ts';
import './select.css';

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  /** The label is for screen readers only: what stands around it says it already. */
  readonly hideLabel?: boolean;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, hideLabel = false } = props;
  const id = useId();

  function choose(wanted: string): void {
    const option = options.find((one) => one.value === wanted);
    if (option !== undefined) onChange(option.value);
  }

  return (
    <div className="select-line">
      <span id={id} className={hideLabel ? 'visually-hidden' : ''}>
        {label}
      </span>
      <LaterPart
        part={selectField}
        props={{ labelId: id, value, options, onChange: choose }}
        meanwhile={
          <ClosedSelect labelId={id} text={options.find((one) => one.value === value)?.label ?? ''} />
        }
      />
    </div>
  );
}

/** What one sees of it in the moment before it can be opened. */
function ClosedSelect({ labelId, text }: { readonly labelId: string; readonly text: string }) {
  return (
    <button
      type="button"
      className="select"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded="false"
      aria-labelledby={labelId}
    >
      <span className="ellipsis">{text}</span>
      <Icon name="down" />
    </button>
  );
}
