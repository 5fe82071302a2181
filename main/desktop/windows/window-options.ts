import type { BrowserWindowConstructorOptions } from 'electron';
import type { Rectangle } from './placement.ts';

interface WindowLook {
  readonly place: () => Rectangle;
  readonly title: string;
  readonly background: () => string;
  /** Absolute. */
  readonly preload: string;
  readonly devTools: boolean;
}

/** What Electron is asked for; each wall is named, though most stand by themselves. */
export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  return {
    ...look.place(),
    ...{ minWidth: 360, minHeight: 480, show: false, title: look.title, fullscreenable: false },
    backgroundColor: look.background(),
    autoHideMenuBar: true,
    webPreferences: {
      ...{ preload: look.preload, devTools: look.devTools },
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
      ...{ nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false, webviewTag: false },
      ...{ spellcheck: false, enableWebSQL: false, navigateOnDragDrop: false },
    },
  };
}
