import type { BrowserWindow as Real, BrowserWindowConstructorOptions } from 'electron';
import { app, registerWindow, windowClosed } from './app.ts';
import { nativeTheme } from './native-theme.ts';
import { forbidUse, onlyAfterReady } from './order.ts';
import { preventable } from './preventable.ts';
import { WebContents } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';

const windows = new Map<number, BrowserWindow>();
let focusedId: number | undefined;
let lastId = 0;

/** The window manager's part is played here; only the page is Chromium's. */
export class BrowserWindow
  extends WindowFrame
  implements
    Pick<
      Real,
      | 'id'
      | 'loadURL'
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'isVisible'
      | 'isFocused'
      | 'isDestroyed'
      | 'close'
      | 'destroy'
    >
{
  readonly id = ++lastId;
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: WebContents;
  /** Epoch milliseconds, by the machine's own clock even where a test moves the app's, `performance.now` included. */
  readonly createdAtMs = performance.timeOrigin + process.uptime() * 1_000;
  #state: 'open' | 'destroyed' = 'open';
  #visible: boolean;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    onlyAfterReady('Cannot create BrowserWindow');
    super(options, app.getName());
    const { width, height } = this.getBounds();
    this.options = options;
    this.#visible = options.show !== false;
    this.webContents = new WebContents(options.webPreferences ?? {}, { width, height });
    windows.set(this.id, this);
    registerWindow(this);
    if (this.#visible) focusedId = this.id;
    this.#followPage();
    app.emit('browser-window-created', preventable({}), this);
    app.emit('web-contents-created', preventable({}), this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focusedId === undefined ? null : BrowserWindow.fromId(focusedId);
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show');
  }
  hide(): void {
    if (!this.#visible) return;
    this.blur();
    this.#visible = false;
    this.emit('hide');
  }
  focus(): void {
    if (this.isFocused() || !this.#visible) return;
    BrowserWindow.getFocusedWindow()?.blur();
    focusedId = this.id;
    this.emit('focus');
    app.emit('browser-window-focus', preventable({}), this);
  }
  blur(): void {
    if (!this.isFocused()) return;
    focusedId = undefined;
    this.emit('blur');
    app.emit('browser-window-blur', preventable({}), this);
  }
  isVisible(): boolean {
    return this.#visible && !this.isMinimized();
  }
  isFocused(): boolean {
    return focusedId === this.id;
  }
  isDestroyed(): boolean {
    return this.#state === 'destroyed';
  }
  close(): void {
    if (this.isDestroyed()) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.isPrevented()) this.destroy();
  }
  destroy(): void {
    if (this.isDestroyed()) return;
    if (this.isFocused()) focusedId = undefined;
    this.#state = 'destroyed';
    this.#visible = false;
    windows.delete(this.id);
    this.webContents.destroy();
    this.emit('closed');
    windowClosed(this);
    forbidUse(this, 'id', 'webContents');
  }

  #followPage(): void {
    const { webContents } = this;
    this.on('resize', () => {
      const { width, height } = this.getBounds();
      void webContents.resize(width, height).catch(() => undefined);
    });
    this.on('minimize', () => this.blur()).on('restore', () => this.focus());
    webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    webContents.on('render-process-gone', (_event, details) =>
      app.emit('render-process-gone', preventable({}), webContents, details),
    );
    webContents.on('stand-in-open', (url: string, options: BrowserWindowConstructorOptions) => {
      const window = new BrowserWindow(options);
      webContents.emit('did-create-window', window, { url });
      void window.loadURL(url).catch(() => undefined);
    });
    const follow = () => void webContents.emulateDark(nativeTheme.shouldUseDarkColors).catch(() => undefined);
    follow();
    nativeTheme.on('updated', follow);
    this.once('closed', () => nativeTheme.off('updated', follow));
  }
}
