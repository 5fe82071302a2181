import type { BrowserWindowConstructorOptions } from 'electron';
import { type AppState, channels } from '../../../preload/contract.ts';
import type { Store } from '../../store.ts';
import { appOrigin } from '../app-protocol.ts';
import { isSame, type Rectangle } from './placement.ts';
import { windowOptions } from './window-options.ts';

export interface Window<Page> {
  /** Made anew if it is gone. */
  show(): void;
  hide(): void;
  /** As who clicks on the tray icon sees it. */
  isInFront(): boolean;
  isFocused(): boolean;
  contents(): Page | undefined;
  /** Of the window, or of the one to come. */
  bounds(): Rectangle;
  /** What the page asks for, as JSON; from then on it is told of every later state. */
  answer(): string;
  /** For good. */
  destroy(): void;
}

export interface WindowParts<Page extends WindowPage> {
  readonly create: (options: BrowserWindowConstructorOptions) => PageWindow<Page>;
  readonly store: Pick<Store, 'get' | 'subscribe'>;
  /** Absolute. */
  readonly preload: string;
  readonly title: string;
  /** Where it goes now, and remembering where the user put it. */
  readonly place: () => Rectangle;
  readonly moved: (bounds: Rectangle) => void;
  readonly background: () => string;
  /** Whether its page may be looked into. */
  readonly devTools: boolean;
  /** A person is done with it for now. */
  readonly left: () => void;
  /** The page is gone, or never came. */
  readonly failed: (reason: string) => void;
}

/** The part of Electron's WebContents that is used. */
export interface WindowPage {
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  send(channel: string, stateJson: string): void;
}

/** The part of Electron's BrowserWindow that is used. */
interface PageWindow<Page extends WindowPage> {
  readonly webContents: Page;
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  on(event: 'blur', listener: () => void): unknown;
  on(event: 'focus', listener: () => void): unknown;
  on(event: 'restore', listener: () => void): unknown;
  on(event: 'show', listener: () => void): unknown;
  loadURL(url: string): Promise<void>;
  getBounds(): Rectangle;
  setBounds(bounds: Rectangle): void;
  setBackgroundColor(colour: string): void;
  removeMenu(): void;
  isVisible(): boolean;
  isMinimized(): boolean;
  isFocused(): boolean;
  restore(): void;
  show(): void;
  hide(): void;
  focus(): void;
  destroy(): void;
}

/** Hidden it is back at once; after this long it goes, so that an idle app is light. */
const keptHiddenMs = 5 * 60_000;
/** A page that dies at once each time must not be made for ever. */
const crashesAllowed = 3;
const crashesForgottenMs = 60_000;
/** Window managers shift a window that appears, by its title bar say; no person moves it so soon. */
const settlesMs = 500;
/** On Windows and Linux a click on the icon takes the focus away before it is told. */
const clickMs = 300;

/**
 * The one window.
 * - Once its page has asked, it hears of every state while it is visible, and of the last one whenever it comes back, whoever
 *   brought it back; of none twice, for thousands of roles are a long message.
 * - Closing hides it; only `destroy` and time end it.
 */
export function createWindow<Page extends WindowPage>(parts: WindowParts<Page>): Window<Page> {
  let window: PageWindow<Page> | undefined;
  let placed: Rectangle | undefined;
  let settling: NodeJS.Timeout | undefined;
  let leaving: NodeJS.Timeout | undefined;
  let ended = false;
  let blurredAtMs = -Infinity;
  let crashes: readonly number[] = [];
  let told: { readonly window: PageWindow<Page>; readonly revision: number } | undefined;

  function push(to: PageWindow<Page>, state: AppState): void {
    if (told?.window !== to || told.revision === state.revision) return;
    told = { window: to, revision: state.revision };
    to.webContents.send(channels.state, JSON.stringify(state));
  }

  const unsubscribe = parts.store.subscribe((state) => {
    if (window?.isVisible() === true) push(window, state);
  });

  function make(): PageWindow<Page> {
    const made = parts.create(windowOptions(parts));
    made.removeMenu();
    made.on('close', (event) => {
      if (ended) return;
      event.preventDefault();
      hide();
    });
    made.on('closed', () => {
      if (window === made) window = undefined;
    });
    made.on('blur', () => {
      blurredAtMs = performance.now();
    });
    const back = () => {
      clearTimeout(leaving);
      push(made, parts.store.get());
    };
    made.on('show', back);
    made.on('restore', back);
    made.on('focus', back);
    made.webContents.on('unresponsive', () => recover(made, 'unresponsive'));
    made.webContents.on('render-process-gone', (_event, { reason }) => recover(made, reason));
    made.loadURL(`${appOrigin}/`).catch(() => {
      if (window === made) parts.failed('not-loaded');
    });
    return made;
  }

  function recover(gone: PageWindow<Page>, reason: string): void {
    parts.failed(reason);
    const wasVisible = gone.isVisible();
    drop(gone);
    const nowMs = performance.now();
    crashes = [...crashes.filter((atMs) => nowMs - atMs < crashesForgottenMs), nowMs];
    if (!ended && wasVisible && crashes.length <= crashesAllowed) show();
  }

  /** Not to be spoken to any more, whenever Electron says that it is closed. */
  function drop(gone: PageWindow<Page>): void {
    if (window === gone) window = undefined;
    gone.destroy();
  }

  function show(): void {
    if (ended) return;
    clearTimeout(leaving);
    window ??= make();
    const shown = window;
    if (shown.isMinimized()) shown.restore();
    if (!shown.isVisible()) {
      shown.setBackgroundColor(parts.background());
      shown.setBounds(parts.place());
      settle(shown);
    }
    shown.show();
    shown.focus();
  }

  function settle(shown: PageWindow<Page>): void {
    placed = undefined;
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (window === shown && shown.isVisible()) placed = shown.getBounds();
    }, settlesMs);
    settling.unref();
  }

  function hide(): void {
    if (window === undefined) return;
    const hidden = window;
    remember(hidden);
    hidden.hide();
    parts.left();
    clearTimeout(leaving);
    leaving = setTimeout(() => drop(hidden), keptHiddenMs);
    leaving.unref();
  }

  /** Once, when it goes: Linux does not tell that a window was moved, and macOS tells it all the way. */
  function remember(left: PageWindow<Page>): void {
    if (placed === undefined || !left.isVisible()) return;
    const bounds = left.getBounds();
    if (!isSame(bounds, placed)) parts.moved(bounds);
    placed = bounds;
  }

  return {
    show,
    hide,
    isInFront() {
      const hadFocus = window?.isFocused() === true || performance.now() - blurredAtMs < clickMs;
      return window?.isVisible() === true && hadFocus;
    },
    isFocused: () => window?.isFocused() === true,
    contents: () => window?.webContents,
    bounds: () => window?.getBounds() ?? parts.place(),
    answer() {
      const state = parts.store.get();
      // Whoever asks again is told of what is new all the same.
      if (window !== undefined && told?.window !== window) told = { window, revision: state.revision };
      return JSON.stringify(state);
    },
    destroy() {
      ended = true;
      clearTimeout(leaving);
      clearTimeout(settling);
      unsubscribe();
      if (window === undefined) return;
      remember(window);
      drop(window);
    },
  };
}
