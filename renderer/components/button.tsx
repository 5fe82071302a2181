import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

type Native = Omit<ComponentProps<'button'>, 'className' | 'type'>;

interface ButtonProps extends Native {
  /** One solid button to a screen at most: its one next step. */
  readonly kind?: 'solid' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', icon, children, ...native }: ButtonProps) {
  return (
    <button type="button" className={`button button-${kind}`} {...pressable(native)}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Native {
  readonly icon: IconName;
  /** What a screen reader says, and what shows while the pointer rests. */
  readonly label: string;
  readonly filled?: boolean;
}

export function IconButton({ icon, label, filled = false, ...native }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} {...pressable(native)}>
      <Icon name={icon} filled={filled} />
    </button>
  );
}

/** One that does nothing for now keeps the focus it has, and is still found by who looks for it. */
function pressable({ disabled = false, ...native }: Native): Native {
  if (!disabled) return native;
  return { ...native, 'aria-disabled': true, onClick: undefined };
}
