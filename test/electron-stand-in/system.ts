import { EventEmitter } from 'node:events';
import type {
  Clipboard,
  Dialog,
  Display,
  GlobalShortcut,
  MessageBoxOptions,
  Net,
  PowerMonitor,
  Screen,
  Shell,
} from 'electron';
import { onlyAfterReady } from './order.ts';

/** What the rest of the machine has been asked to do, and what it says when the app asks. Tests read and set it. */
export const machine = {
  clipboard: '',
  openedUrls: new Array<string>(),
  shownItems: new Array<string>(),
  /** Answers to message boxes to come, as the index of the button; then the default one. */
  dialogAnswers: new Array<number>(),
  dialogs: new Array<MessageBoxOptions>(),
  idleSeconds: 0,
  online: true,
  shortcuts: new Map<string, () => void>(),
  /** Accelerators that another program has already. */
  takenShortcuts: new Set<string>(),
};

export const clipboard = {
  readText: async () => machine.clipboard,
  writeText: async (text: string) => {
    machine.clipboard = text;
  },
  clear: () => {
    machine.clipboard = '';
  },
} satisfies Pick<Clipboard, 'readText' | 'writeText' | 'clear'>;

export const shell = {
  openExternal: async (url: string) => void machine.openedUrls.push(url),
  openPath: async (place: string) => {
    machine.shownItems.push(place);
    return '';
  },
  showItemInFolder: (place: string) => void machine.shownItems.push(place),
  beep: () => undefined,
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>;

export const net = {
  isOnline: () => machine.online,
  get online() {
    return machine.online;
  },
  fetch: (input: string | Request, init?: RequestInit) => fetch(input, init),
} satisfies Partial<Net>;

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => machine.idleSeconds,
  getSystemIdleState: (threshold: number) => (machine.idleSeconds >= threshold ? 'idle' : 'active'),
  isOnBatteryPower: () => false,
} satisfies Pick<PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState' | 'isOnBatteryPower'>);

export const dialog = {
  showMessageBox: async (...parts: readonly unknown[]) => ({
    response: answer(parts),
    checkboxChecked: false,
  }),
  showMessageBoxSync: (...parts: readonly unknown[]) => answer(parts),
  showErrorBox: (title: string, content: string) =>
    void machine.dialogs.push({ type: 'error', title, message: content }),
} satisfies Pick<Dialog, 'showMessageBox' | 'showMessageBoxSync' | 'showErrorBox'>;

/** With or without a window first. */
function answer(parts: readonly unknown[]): number {
  onlyAfterReady('dialog cannot be used');
  const options = parts.find(isMessageBox) ?? { message: '' };
  machine.dialogs.push(options);
  return machine.dialogAnswers.shift() ?? options.defaultId ?? 0;
}

function isMessageBox(part: unknown): part is MessageBoxOptions {
  return typeof part === 'object' && part !== null && 'message' in part;
}

export const globalShortcut = {
  register: (accelerator: string, pressed: () => void) => {
    onlyAfterReady('globalShortcut cannot be used');
    if (machine.takenShortcuts.has(accelerator) || machine.shortcuts.has(accelerator)) return false;
    machine.shortcuts.set(accelerator, pressed);
    return true;
  },
  unregister: (accelerator: string) => void machine.shortcuts.delete(accelerator),
  unregisterAll: () => machine.shortcuts.clear(),
  isRegistered: (accelerator: string) => machine.shortcuts.has(accelerator),
} satisfies Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>;

const area = { x: 0, y: 0, width: 1280, height: 800 };
const display: Display = {
  ...{ id: 1, label: 'stand-in', bounds: area, workArea: area, scaleFactor: 1, rotation: 0, internal: true },
  ...{ accelerometerSupport: 'unknown', touchSupport: 'unknown', monochrome: false, detected: true },
  ...{ colorDepth: 24, colorSpace: '', depthPerComponent: 8, displayFrequency: 60 },
  ...{ maximumCursorSize: { width: 64, height: 64 }, nativeOrigin: { x: 0, y: 0 } },
  ...{ size: { width: 1280, height: 800 }, workAreaSize: { width: 1280, height: 800 } },
};

const onScreen = <Told>(told: Told): Told => {
  onlyAfterReady("The 'screen' module cannot be used");
  return told;
};

export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => onScreen(display),
  getAllDisplays: () => onScreen([display]),
  getDisplayNearestPoint: () => onScreen(display),
  getDisplayMatching: () => onScreen(display),
  getCursorScreenPoint: () => onScreen({ x: 640, y: 400 }),
} satisfies Partial<Screen>);

export const systemPreferences = Object.assign(new EventEmitter(), {
  getAccentColor: () => '3584e4ff',
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
});
