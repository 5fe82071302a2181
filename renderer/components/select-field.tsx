import { Select as Base } from '@base-ui/react/select';
import { Icon } from './icon.tsx';
import type { SelectProps } from './select.tsx';

export interface SelectFieldProps extends Pick<SelectProps<string>, 'value' | 'options' | 'onChange'> {
  readonly labelId: string;
}

export function SelectField({ labelId, value, options, onChange }: SelectFieldProps) {
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => (next === null ? undefined : onChange(next))}
    >
      <Base.Trigger className="select" aria-labelledby={labelId}>
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
  );
}
