import { useId, type ComponentProps } from 'react';
import { wholeWords } from './breakable.ts';
import { Icon } from './icon.tsx';
import './text-field.css';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'id'> {
  readonly label: string;
  readonly note?: string;
  /** Why what stands in it will not do. */
  readonly error?: string;
}

export function TextField({ label, note, error, 'aria-describedby': around, ...native }: TextFieldProps) {
  const id = useId();
  const below = error ?? note;
  const describedBy = [below === undefined ? undefined : `${id}-below`, around];
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
        {...native}
      />
      {below === undefined ? null : (
        // Made anew for an error, which is then read out although the focus stays in the field.
        <p
          key={error === undefined ? 'note' : 'error'}
          id={`${id}-below`}
          className={error === undefined ? 'text-field-note' : 'text-field-error'}
          role={error === undefined ? undefined : 'alert'}
        >
          {wholeWords(below)}
        </p>
      )}
    </div>
  );
}

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'className'> {
  readonly label: string;
}

export function SearchField({ label, ...native }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Icon name="search" />
      <input
        className="search-field-input"
        type="text"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        {...native}
      />
    </div>
  );
}
