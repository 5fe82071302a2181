import { EventEmitter } from 'node:events';
import type { MenuItem as RealItem, MenuItemConstructorOptions, NativeImage, PopupOptions } from 'electron';
import { app } from './app.ts';

/** A menu as a test sees it: plain data. */
export interface MenuItemView {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly MenuItemView[];
}

export class MenuItem implements Pick<
  RealItem,
  'id' | 'label' | 'type' | 'enabled' | 'visible' | 'checked' | 'sublabel' | 'toolTip'
> {
  readonly id: string;
  readonly type: RealItem['type'];
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  sublabel: string;
  toolTip: string;
  readonly icon: NativeImage | string | undefined;
  readonly role: string | undefined;
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  readonly #click: MenuItemConstructorOptions['click'];

  constructor(options: MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.role = options.role;
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? options.role ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.icon =
      typeof options.icon === 'object' || typeof options.icon === 'string' ? options.icon : undefined;
    this.accelerator = options.accelerator ?? null;
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : ownMenu(options.submenu);
    this.#click = options.click;
  }

  /** As a user does it: what is greyed out or hidden cannot be clicked. */
  click(): void {
    if (!this.enabled || !this.visible) throw new Error(`"${this.label}" cannot be clicked`);
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.role === 'quit') app.quit();
    const click: Function | undefined = this.#click;
    if (click) Reflect.apply(click, undefined, [this, undefined, {}]);
  }

  view(): MenuItemView {
    const { label, type, enabled, visible, checked, role, accelerator, submenu } = this;
    return {
      ...{ label, type, enabled, visible, checked },
      ...(role === undefined ? {} : { role }),
      ...(accelerator === null ? {} : { accelerator }),
      ...(submenu === undefined ? {} : { submenu: submenu.view() }),
    };
  }
}

export class Menu extends EventEmitter {
  static #application: Menu | null = null;
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
  append(item: MenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): MenuItem | null {
    const found = this.items.find((item) => item.id === id);
    if (found) return found;
    return this.items.map((item) => item.submenu?.getMenuItemById(id)).find((item) => item) ?? null;
  }
  popup(_options?: PopupOptions): void {
    setPopped(this);
    this.emit('menu-will-show');
  }
  closePopup(): void {
    if (popped === this) setPopped(undefined);
    this.emit('menu-will-close');
  }
  /** @param labels from the outermost menu inwards */
  clickPath([label, ...rest]: readonly string[]): void {
    const item = this.items.find((candidate) => candidate.label === label || candidate.id === label);
    if (!item) throw new Error(`no "${label}" among: ${this.items.map((each) => each.label).join(', ')}`);
    if (rest.length === 0) item.click();
    else if (item.submenu) item.submenu.clickPath(rest);
    else throw new Error(`"${label}" has no submenu`);
  }
  view(): readonly MenuItemView[] {
    return this.items.map((item) => item.view());
  }
}

let popped: Menu | undefined;
function setPopped(menu: Menu | undefined): void {
  popped = menu;
}
export function poppedMenu(): Menu | undefined {
  return popped;
}

function ownMenu(menu: unknown): Menu | undefined {
  return menu instanceof Menu ? menu : undefined;
}
