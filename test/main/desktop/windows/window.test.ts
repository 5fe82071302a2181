import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWindow } from '../../../../main/desktop/windows/window.ts';
import type { Rectangle } from '../../../../main/desktop/windows/placement.ts';
import { createStore } from '../../../../main/store.ts';
import { aState, minutes, nine } from '../a-state.ts';

beforeEach(() =>
  vi.useFakeTimers({ now: nine, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }),
);
afterEach(() => vi.useRealTimers());

class Page extends EventEmitter {
  readonly sent: number[] = [];
  send(_channel: string, stateJson: string): void {
    this.sent.push(JSON.parse(stateJson).revision);
  }
}

/** As a window manager has it. */
class PageWindow extends EventEmitter {
  readonly webContents = new Page();
  bounds: Rectangle = { x: 0, y: 0, width: 1, height: 1 };
  state: 'hidden' | 'shown' | 'minimized' | 'gone' = 'hidden';
  focused = false;
  saysClosed = true;
  loadURL = async () => {};
  removeMenu(): void {}
  setBackgroundColor(): void {}
  getBounds(): Rectangle {
    return this.bounds;
  }
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
  }
  isVisible(): boolean {
    return this.state === 'shown';
  }
  isMinimized(): boolean {
    return this.state === 'minimized';
  }
  isFocused(): boolean {
    return this.focused;
  }
  restore(): void {
    this.state = 'shown';
    this.emit('restore');
  }
  show(): void {
    if (this.state === 'shown') return;
    this.state = 'shown';
    this.emit('show');
  }
  focus(): void {
    if (this.focused) return;
    this.focused = true;
    this.emit('focus');
  }
  blur(): void {
    this.focused = false;
    this.emit('blur');
  }
  hide(): void {
    this.blur();
    this.state = 'hidden';
  }
  destroy(): void {
    this.state = 'gone';
    if (this.saysClosed) this.emit('closed');
  }
  /** As the person does it. */
  close(): boolean {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
    return prevented;
  }
}

function aDesk() {
  const made: PageWindow[] = [];
  const moved: Rectangle[] = [];
  const failures: string[] = [];
  const times = { left: 0 };
  const store = createStore(aState());
  const window = createWindow<Page>({
    ...{ store, preload: '/preload.cjs', title: 'Daypass', devTools: false, background: () => '#fff' },
    create: () => {
      const one = new PageWindow();
      made.push(one);
      return one;
    },
    place: () => ({ x: 10, y: 10, width: 420, height: 640 }),
    moved: (bounds) => moved.push(bounds),
    left: () => times.left++,
    failed: (reason) => failures.push(reason),
  });
  const last = () => {
    const one = made.at(-1);
    if (one === undefined) throw new Error('no window');
    return one;
  };
  const update = async () => {
    store.update((state) => ({ ...state }));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { window, made, moved, failures, times, store, last, update };
}

describe('the window', () => {
  it('is hidden when closed, back at once, and hears what it missed, each state once', async () => {
    const { window, made, last, update, store } = aDesk();
    window.show();
    window.answer();
    await update();
    expect(last().webContents.sent).toEqual([1]);
    expect(last().close()).toBe(true);
    await update();
    await update();
    expect(last().webContents.sent).toEqual([1]);
    window.show();
    expect(last().webContents.sent).toEqual([1, store.get().revision]);
    expect(made).toHaveLength(1);
  });

  it('tells a page nothing before it asks, and then all that came after its answer', async () => {
    const { window, last, update } = aDesk();
    window.show();
    await update();
    expect(last().webContents.sent).toEqual([]);
    expect(JSON.parse(window.answer()).revision).toBe(1);
    last().emit('focus');
    expect(last().webContents.sent).toEqual([]);
    await update();
    expect(last().webContents.sent).toEqual([2]);
    window.destroy();
  });

  it('tells of what is new though somebody asks for it just before', async () => {
    const { window, last, store } = aDesk();
    window.show();
    window.answer();
    store.update((state) => ({ ...state }));
    expect(JSON.parse(window.answer()).revision).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(last().webContents.sent).toEqual([1]);
  });

  it('is gone five minutes after it was hidden, and made anew when wanted', () => {
    const { window, made, last } = aDesk();
    window.show();
    window.hide();
    vi.advanceTimersByTime(minutes(5) - 1);
    expect(last().state).toBe('hidden');
    vi.advanceTimersByTime(1);
    expect(last().state).toBe('gone');
    window.show();
    expect([made.length, last().state]).toEqual([2, 'shown']);
    vi.advanceTimersByTime(minutes(60));
    expect(last().state).toBe('shown');
  });

  it('hears of nothing while it is minimized, and of the last state when it is back', async () => {
    const { window, last, update, store } = aDesk();
    window.show();
    window.answer();
    last().state = 'minimized';
    last().focused = false;
    await update();
    expect(last().webContents.sent).toEqual([]);
    last().restore();
    expect(last().webContents.sent).toEqual([store.get().revision]);
  });

  it('is in front for who clicks on its icon, though the click takes the focus away first', () => {
    const { window, last } = aDesk();
    expect(window.isInFront()).toBe(false);
    window.show();
    expect(window.isInFront()).toBe(true);
    last().blur();
    expect(window.isInFront()).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(window.isInFront()).toBe(false);
    window.show();
    window.hide();
    expect(window.isInFront()).toBe(false);
  });

  it('is no more in front a while after it lost the focus, though the clock was set back since', () => {
    const { window, last } = aDesk();
    window.show();
    last().blur();
    vi.advanceTimersByTime(1_000);
    vi.setSystemTime(nine - minutes(60));
    expect(window.isInFront()).toBe(false);
  });

  it('says where it was left only if somebody moved it', () => {
    const { window, last, moved } = aDesk();
    window.show();
    window.hide();
    expect(moved).toEqual([]);
    window.show();
    vi.advanceTimersByTime(1_000);
    last().bounds = { x: 300, y: 40, width: 500, height: 700 };
    window.hide();
    expect(moved).toEqual([{ x: 300, y: 40, width: 500, height: 700 }]);
  });

  it('does not take the place that a window manager gives it for a person’s wish', () => {
    const { window, last, moved } = aDesk();
    for (const y of [38, 66]) {
      window.show();
      last().bounds = { x: 10, y, width: 420, height: 640 };
      vi.advanceTimersByTime(1_000);
      window.hide();
    }
    window.show();
    last().bounds = { x: 10, y: 94, width: 420, height: 640 };
    window.hide();
    expect(moved).toEqual([]);
  });

  it('gives the keyboard back when a person leaves it, and only then', () => {
    const { window, last, times } = aDesk();
    window.hide();
    window.show();
    last().blur();
    expect(times.left).toBe(0);
    window.hide();
    window.show();
    last().close();
    expect(times.left).toBe(2);
  });

  it('is made anew in place of a page that is gone or hangs', () => {
    const { window, made, last, failures } = aDesk();
    window.show();
    last().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    last().webContents.emit('unresponsive');
    expect([made.length, last().state, failures]).toEqual([3, 'shown', ['crashed', 'unresponsive']]);
    expect(made.slice(0, 2).map(({ state }) => state)).toEqual(['gone', 'gone']);
  });

  it('is made anew though Electron has not said yet that the one before is closed', () => {
    const { window, made, last } = aDesk();
    window.show();
    last().saysClosed = false;
    last().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect([made.length, last().state]).toEqual([2, 'shown']);
    last().saysClosed = false;
    window.hide();
    vi.advanceTimersByTime(minutes(5));
    window.show();
    expect([made.length, last().state]).toEqual([3, 'shown']);
  });

  it('is not made for ever in place of one that dies at once, but still when a person asks', () => {
    const { window, made, last } = aDesk();
    window.show();
    for (let times = 0; times < 10 && last().state === 'shown'; times++)
      last().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect([made.length, last().state]).toEqual([4, 'gone']);
    window.show();
    expect([made.length, last().state]).toEqual([5, 'shown']);
  });

  it('stays away when it dies hidden', () => {
    const { window, made, last } = aDesk();
    window.show();
    window.hide();
    last().webContents.emit('render-process-gone', {}, { reason: 'killed' });
    expect([made.length, last().state]).toEqual([1, 'gone']);
  });

  it('ends for good, and leaves nothing waiting', () => {
    const { window, made, last } = aDesk();
    window.show();
    window.hide();
    window.destroy();
    window.show();
    expect([made.length, last().state, vi.getTimerCount()]).toEqual([1, 'gone', 0]);
  });
});
