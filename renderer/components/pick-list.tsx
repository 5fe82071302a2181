import { Fragment, useId, type ComponentType, type KeyboardEvent, type ReactNode } from 'react';
import { findById, firstOf, useHighlight } from '../use-highlight.ts';
import { useMessages } from '../window/app-context.ts';
import { SearchField } from './text-field.tsx';
import './pick-list.css';

export interface PickEntry {
  readonly id: string;
  /** Stands above the first of those that have it in common. */
  readonly group?: string;
}

interface PickListProps<T extends PickEntry> {
  readonly label: string;
  readonly field: string;
  /** Said in place of a list without entries. */
  readonly nothing: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly entries: readonly T[];
  readonly Row: ComponentType<{ readonly entry: T }>;
  readonly onChoose: (entry: T) => void;
  /** True: the key was for the entry, and needs nothing else. */
  readonly onKey?: (event: KeyboardEvent, entry: T) => boolean;
  readonly head?: ReactNode;
  /** What can be done with the active entry. */
  readonly footer?: ReactNode;
}

/** Typed into and gone through by arrows, the focus staying in its field; Enter takes what is active. */
export function PickList<T extends PickEntry>(props: PickListProps<T>) {
  const { label, field, nothing, query, onQuery, entries, Row, onChoose, onKey, head, footer } = props;
  const { palette } = useMessages().common;
  const listId = useId();
  const { at, step } = useHighlight({ entries, about: query, first: firstOf, find: findById });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const entry = entries[at];
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && entry !== undefined) onChoose(entry);
    else if (entry === undefined || onKey?.(event, entry) !== true) return;
    event.preventDefault();
  }

  return (
    <div className="pick-list whole-when-large" onKeyDown={onKeyDown}>
      {head}
      <div className="pick-list-field">
        <SearchField
          label={field}
          // As it is drawn, for who types on at once; a dialog's own focus comes a frame later.
          autoFocus
          value={query}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={at === -1 ? undefined : `${listId}-${at}`}
          onChange={(event) => onQuery(event.currentTarget.value)}
        />
      </div>
      <span className="visually-hidden" role="status">
        {query === '' ? '' : entries.length === 0 ? nothing : palette.found(entries.length)}
      </span>
      <ul className="pick-list-options" id={listId} role="listbox" aria-label={label}>
        {entries.map((entry, index) => (
          <Fragment key={entry.id}>
            {entry.group === undefined || entry.group === entries[index - 1]?.group ? null : (
              <li className="pick-group" role="presentation">
                {entry.group}
              </li>
            )}
            <li
              className="pick-row"
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              ref={(element) => (index === at ? element?.scrollIntoView({ block: 'nearest' }) : undefined)}
              onClick={() => onChoose(entry)}
            >
              <Row entry={entry} />
            </li>
          </Fragment>
        ))}
      </ul>
      {entries.length === 0 ? <p className="pick-list-nothing">{nothing}</p> : null}
      {footer === undefined || entries.length === 0 ? null : <div className="pick-list-foot">{footer}</div>}
    </div>
  );
}
