import './icon.css';

/** Drawn on a grid of 16, in strokes of the text's colour. */
const paths = {
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  console: 'M9.5 2.5h4v4M13.3 2.7 7.5 8.5M6.5 3.5h-3a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-3',
  copy: 'M6 5.5h6.5a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1ZM2.5 10.5V3a1 1 0 0 1 1-1H10',
  more: 'M3.2 8a.3.3 0 1 0 .6 0 .3.3 0 0 0-.6 0M7.7 8a.3.3 0 1 0 .6 0 .3.3 0 0 0-.6 0M12.2 8a.3.3 0 1 0 .6 0 .3.3 0 0 0-.6 0',
  star: 'm8 2 1.8 3.8 4.2.6-3 2.9.7 4.1L8 11.4l-3.7 2 .7-4.1-3-2.9 4.2-.6Z',
  right: 'm6 3.5 4.5 4.5L6 12.5',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  raise: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
  lower: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  close: 'm4 4 8 8m0-8-8 8',
  check: 'm3 8.5 3.2 3.2L13 5',
  warning: 'M8 2.5 14.5 13.5h-13ZM8 6.5v3.2M8 11.6v.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.5v3.2M8 5.2v.01',
  key: 'M10.5 9a3.5 3.5 0 1 0-3.4-2.6L2.5 11v2.5H5V12h1.5v-1.5H8l.9-1.8c.5.2 1 .3 1.6.3ZM11.3 4.8v.01',
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M4 7h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Z',
  refresh: 'M13.5 8A5.5 5.5 0 1 1 11.7 4L13.5 5.7M13.5 2.5v3.2h-3.2',
  sliders: 'M2.5 4.5h6m3 0h2M2.5 11.5h2m3 0h6M10 3v3M6 10v3',
  link: 'M6.5 9.5l3-3M7 4.5l1.3-1.3a2.9 2.9 0 0 1 4.1 4.1L11 8.7M9 11.5l-1.3 1.3a2.9 2.9 0 0 1-4.1-4.1L5 7.3',
  person: 'M8 7.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.8 14a5.2 5.2 0 0 1 10.4 0',
  plus: 'M8 3v10M3 8h10',
  trash: 'M2.5 4.5h11M6 4.5V3h4v1.5M4 4.5l.6 9h6.8l.6-9',
  offline:
    'M2 2l12 12M3 7a7 7 0 0 1 2.4-1.5M13 7a7 7 0 0 0-4.6-2M5.2 9.6A4 4 0 0 1 7.5 8.3M10.8 9.6l-.3-.3M8 12.6v.01',
  clipboard: 'M5.5 3H4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1h-1.5M5.5 2h5v2.5h-5Z',
  keyboard:
    'M2.5 4.5h11a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1ZM4.5 7h.01M7 7h.01M9.5 7h.01M12 7h.01M5.5 9.5h5',
  file: 'M4 2h5.5L12 4.5V14H4ZM9.5 2v2.5H12M6 7.5h4M6 10.5h4',
  undo: 'M5.5 3 2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7',
  list: 'M5.5 4h8m-8 4h8m-8 4h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
} as const;

export type IconName = keyof typeof paths;

/** Says nothing to a screen reader: what stands beside it does. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg className={filled ? 'icon icon-filled' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
