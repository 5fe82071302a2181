import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../../log.ts';
import type { Store } from '../../store.ts';
import type { StoredFile } from '../../stored-file.ts';
import type { AppError } from '../../errors.ts';
import type { Rectangle } from './placement.ts';
import { createWindow, type Window } from './window.ts';
import { loadWindowBounds, type WindowBoundsFile } from './window-bounds.ts';

export interface DesktopWindowParts {
  readonly store: Store;
  readonly log: Log;
  /** Absolute. */
  readonly preload: string;
  readonly file: StoredFile<WindowBoundsFile>;
  readonly tell: (error: AppError) => void;
  /** Of the icon; empty where there is none. */
  readonly tray: () => Rectangle;
}

/** The window on this machine's displays. */
export async function createDesktopWindow(parts: DesktopWindowParts): Promise<Window<WebContents>> {
  const { store, log, preload } = parts;
  const bounds = await loadWindowBounds(parts.file, parts.tell);
  const displays = () => screen.getAllDisplays();
  return createWindow({
    ...{ store, preload, title: 'Daypass', devTools: !app.isPackaged },
    create: (options) => new BrowserWindow(options),
    place: () => bounds.place(displays(), { tray: parts.tray(), cursor: screen.getCursorScreenPoint() }),
    moved: (rectangle) => bounds.moved(displays(), rectangle),
    background: () => (nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff'),
    // macOS leaves the keyboard with an app that has no window any more, until it is told.
    left() {
      if (process.platform === 'darwin') app.hide();
    },
    failed: (reason) => log.event('window-failed', { reason }),
  });
}
