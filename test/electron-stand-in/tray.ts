import { EventEmitter } from 'node:events';
import type { Rectangle, Tray as Real } from 'electron';
import type { Menu, MenuItemView } from './menu.ts';
import { nativeImage, type StandInImage } from './native-image.ts';
import { forbidUse, onlyAfterReady } from './order.ts';

export interface TrayView {
  readonly icon: string;
  /** `data:` URL of the PNG. */
  readonly image: string;
  readonly toolTip: string;
  readonly title: string;
  readonly menu: readonly MenuItemView[];
}

const shown = new Set<Tray>();
const bounds: Rectangle = { x: 1000, y: 0, width: 24, height: 24 };

export class Tray
  extends EventEmitter
  implements
    Pick<
      Real,
      | 'setToolTip'
      | 'setTitle'
      | 'getTitle'
      | 'getBounds'
      | 'destroy'
      | 'isDestroyed'
      | 'closeContextMenu'
      | 'setIgnoreDoubleClickEvents'
    >
{
  #image: StandInImage;
  #toolTip = '';
  #title = '';
  menu: Menu | null = null;

  constructor(image: StandInImage | string) {
    super();
    onlyAfterReady('Cannot create Tray');
    this.#image = imageOf(image);
    shown.add(this);
  }
  setImage(image: StandInImage | string): void {
    this.#image = imageOf(image);
  }
  setPressedImage(): void {}
  setToolTip(text: string): void {
    this.#toolTip = text;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }
  popUpContextMenu(menu?: Menu): void {
    (menu ?? this.menu)?.popup();
  }
  closeContextMenu(): void {
    this.menu?.closePopup();
  }
  setIgnoreDoubleClickEvents(): void {}
  getBounds(): Rectangle {
    return { ...bounds };
  }
  destroy(): void {
    shown.delete(this);
    forbidUse(this);
  }
  isDestroyed(): boolean {
    return !shown.has(this);
  }
  view(): TrayView {
    return {
      ...{ icon: this.#image.source, image: this.#image.toDataURL() },
      ...{ toolTip: this.#toolTip, title: this.#title, menu: this.menu?.view() ?? [] },
    };
  }
  press(button: 'click' | 'right-click'): void {
    this.emit(button, {}, { ...bounds }, { x: bounds.x, y: bounds.y });
  }
}

export function shownTray(): Tray {
  const [tray] = shown;
  if (!tray) throw new Error('no tray is shown');
  return tray;
}

export function shownTrays(): readonly Tray[] {
  return [...shown];
}

function imageOf(image: StandInImage | string): StandInImage {
  return typeof image === 'string' ? nativeImage.createFromPath(image) : image;
}
