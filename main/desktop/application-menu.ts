import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopView, Language } from '../../preload/contract.ts';
import type { Perform } from './perform.ts';
import type { Store } from '../store.ts';
import { desktopTexts } from './texts.ts';

interface ApplicationMenuTexts {
  readonly hide: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly window: string;
  readonly close: string;
  readonly minimize: string;
}

/**
 * In place of the one that Electron makes by itself, from which a page is reloaded and looked into. Null: none; only macOS
 * takes the keys for copying and pasting from it.
 */
export function applicationMenu(
  platform: DesktopView['platform'],
  language: Language,
  perform: Perform,
): MenuItemConstructorOptions[] | null {
  if (platform !== 'macos') return null;
  const own = texts[language];
  const { settings, quit } = desktopTexts(language);
  const separator = { type: 'separator' } as const;
  const openSettings = () => perform({ kind: 'open', view: 'settings' });
  return [
    {
      label: 'Daypass',
      submenu: [
        { label: settings, accelerator: 'Command+,', click: openSettings },
        separator,
        { label: own.hide, role: 'hide' },
        { label: quit, role: 'quit' },
      ],
    },
    {
      label: own.edit,
      submenu: [
        ...[
          { label: own.undo, role: 'undo' } as const,
          { label: own.redo, role: 'redo' } as const,
          separator,
        ],
        ...[{ label: own.cut, role: 'cut' } as const, { label: own.copy, role: 'copy' } as const],
        ...[
          { label: own.paste, role: 'paste' } as const,
          { label: own.selectAll, role: 'selectAll' } as const,
        ],
      ],
    },
    {
      label: own.window,
      submenu: [
        { label: own.close, role: 'close' },
        { label: own.minimize, role: 'minimize' },
      ],
    },
  ];
}

/** In the language of the latest snapshot. */
export function keepApplicationMenu(
  store: Pick<Store, 'get' | 'subscribe'>,
  set: (language: Language) => void,
): () => void {
  let { language } = store.get();
  set(language);
  return store.subscribe((state) => {
    if (state.language === language) return;
    language = state.language;
    set(language);
  });
}

const texts: Readonly<Record<Language, ApplicationMenuTexts>> = {
  en: {
    ...{ hide: 'Hide Daypass', edit: 'Edit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy' },
    ...{ paste: 'Paste', selectAll: 'Select All', window: 'Window', close: 'Close', minimize: 'Minimise' },
  },
  ko: {
    ...{ hide: 'Daypass 가리기', edit: '편집', undo: '실행 취소', redo: '다시 실행', cut: '오려두기' },
    ...{ copy: '복사하기', paste: '붙여넣기', selectAll: '전체 선택', window: '윈도우', close: '닫기' },
    minimize: '최소화',
  },
};
