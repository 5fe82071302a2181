import { Select as Base } from '@base-ui/react/select';
import { useId } from 'react';
import { Icon } from './icon.tsx';
import './select.css';

interface SelectProps<T extends string> {
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
  return (
    <div className="select-line">
      <span id={id} className={hideLabel ? 'visually-hidden' : ''}>
        {label}
      </span>
      <Base.Root
        items={options}
        value={value}
        onValueChange={(next) => (next === null ? undefined : onChange(next))}
      >
        <Base.Trigger className="select" aria-labelledby={id}>
          <Base.Value className="ellipsis" />
          <Icon name="down" />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="menu-place" alignItemWithTrigger={false} sideOffset={4} align="end">
            <Base.Popup className="menu">
              <Base.List>
                {options.map((option) => (
                  <Base.Item key={option.value} className="menu-item" value={option.value}>
                    <Base.ItemText className="menu-item-label">{option.label}</Base.ItemText>
                    <Base.ItemIndicator>
                      <Icon name="check" />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
