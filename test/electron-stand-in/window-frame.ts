import { EventEmitter } from 'node:events';
import type { BrowserWindow as Real, BrowserWindowConstructorOptions, Rectangle } from 'electron';

type Members =
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'setBounds'
  | 'getPosition'
  | 'setPosition'
  | 'getSize'
  | 'setSize'
  | 'setMinimumSize'
  | 'center'
  | 'setResizable'
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'setSkipTaskbar'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setBackgroundColor'
  | 'setTitle'
  | 'getTitle'
  | 'setIcon'
  | 'moveTop'
  | 'flashFrame'
  | 'setContentProtection';

/** What the window manager keeps of a window: place, size, and whatever only it would act on. */
export class WindowFrame extends EventEmitter implements Pick<Real, Members> {
  /** The last argument of each setter that nothing reads back. */
  readonly calls: Record<string, unknown> = {};
  #bounds: Rectangle;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;
  #alwaysOnTop: boolean;
  #title: string;

  constructor(options: BrowserWindowConstructorOptions, appName: string) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#alwaysOnTop = options.alwaysOnTop === true;
    this.#title = options.title ?? appName;
  }

  minimize(): void {
    this.#minimized = true;
    this.emit('minimize');
  }
  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }
  isMinimized(): boolean {
    return this.#minimized;
  }
  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }
  unmaximize(): void {
    this.#maximized = false;
    this.emit('unmaximize');
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  setFullScreen(flag: boolean): void {
    this.#fullScreen = flag;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds;
    const after = { ...before, ...bounds };
    this.#bounds = after;
    if (before.x !== after.x || before.y !== after.y) this.#changed('move', 'moved');
    if (before.width === after.width && before.height === after.height) return;
    this.#changed('resize', 'resized');
  }
  getPosition(): number[] {
    return [this.#bounds.x, this.#bounds.y];
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setMinimumSize(width: number, height: number): void {
    this.calls['setMinimumSize'] = [width, height];
  }
  center(): void {}
  setResizable(flag: boolean): void {
    this.calls['setResizable'] = flag;
  }
  setAlwaysOnTop(flag: boolean): void {
    this.#alwaysOnTop = flag;
  }
  isAlwaysOnTop(): boolean {
    return this.#alwaysOnTop;
  }
  setVisibleOnAllWorkspaces(flag: boolean): void {
    this.calls['setVisibleOnAllWorkspaces'] = flag;
  }
  setSkipTaskbar(flag: boolean): void {
    this.calls['setSkipTaskbar'] = flag;
  }
  setMenu(menu: unknown): void {
    this.calls['setMenu'] = menu === null ? null : 'menu';
  }
  removeMenu(): void {
    this.calls['setMenu'] = null;
  }
  setMenuBarVisibility(flag: boolean): void {
    this.calls['setMenuBarVisibility'] = flag;
  }
  setBackgroundColor(colour: string): void {
    this.calls['setBackgroundColor'] = colour;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  setIcon(): void {}
  moveTop(): void {}
  flashFrame(): void {}
  setContentProtection(flag: boolean): void {
    this.calls['setContentProtection'] = flag;
  }
  #changed(...names: readonly string[]): void {
    for (const name of names) this.emit(name);
  }
}
