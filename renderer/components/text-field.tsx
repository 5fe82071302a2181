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
  const [errorId, noteId] = [
    error === undefined ? undefined : `${id}-error`,
    note === undefined ? undefined : `${id}-note`,
  ];
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={[errorId, around, noteId].filter(Boolean).join(' ') || undefined}
        {...native}
      />
      {error === undefined ? null : (
        // Read out as it comes, although the focus stays in the field.
        <p id={errorId} className="text-field-error" role="alert">
          {wholeWords(error)}
        </p>
      )}
      {note === undefined ? null : (
        <p id={noteId} className="text-field-note">
          {wholeWords(note)}
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
