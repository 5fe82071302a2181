import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Clipboard, createClipboard } from '../../../main/desktop/clipboard.ts';

const role = { roleId: 'corp/111122223333/Developer', form: 'secret-access-key' } as const;
let text: string;
let clipboard: Clipboard;

describe('the clipboard', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    text = 'what the user had before';
    clipboard = createClipboard(
      {
        readText: async () => text,
        writeText: async (given) => void (text = given),
        clear: () => void (text = ''),
      },
      Date.now,
    );
  });
  afterEach(() => vi.useRealTimers());

  it('loses a secret after the time that was shown', async () => {
    await clipboard.put('secret', role, 60);
    expect(clipboard.view()).toEqual({ ...role, clearsAtMs: Date.now() + 60_000 });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(text).toBe('secret');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(text).toBe('');
    expect(clipboard.view()).toBeUndefined();
  });

  it('is left alone when the user has copied something else since', async () => {
    await clipboard.put('secret', role, 60);
    text = 'a shopping list';
    await vi.advanceTimersByTimeAsync(61_000);
    expect(text).toBe('a shopping list');
    expect(clipboard.view()).toBeUndefined();
  });

  describe('for what comes a while after it was asked for', () => {
    let reads: number;
    let seesOthers: boolean;

    beforeEach(() => {
      [reads, seesOthers] = [0, true];
      clipboard = createClipboard(
        {
          readText: async () => (reads++, text),
          writeText: async (given) => void (text = given),
          clear: () => void (text = ''),
          seesOthers: () => seesOthers,
        },
        Date.now,
      );
    });

    it('is not even looked at when that comes at once', async () => {
      const { isStillWanted } = clipboard.claim();
      await vi.advanceTimersByTimeAsync(200);
      expect(await isStillWanted()).toBe(true);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(reads).toBe(0);
    });

    it('is known to hold something else', async () => {
      const { isStillWanted } = clipboard.claim();
      await vi.advanceTimersByTimeAsync(8_000);
      expect(await isStillWanted()).toBe(true);
      text = 'a shopping list';
      expect(await isStillWanted()).toBe(false);
    });

    it('is the last one’s that asked', async () => {
      const first = clipboard.claim();
      const second = clipboard.claim();
      expect([await first.isStillWanted(), await second.isStillWanted()]).toEqual([false, true]);
      await clipboard.put('no secret', role);
      expect(await second.isStillWanted()).toBe(false);
    });

    it('is not changed by our own clearing of what was copied before, but by anybody else’s', async () => {
      await clipboard.put('an earlier secret', role, 5);
      const { isStillWanted } = clipboard.claim();
      await vi.advanceTimersByTimeAsync(8_000);
      expect([text, await isStillWanted()]).toEqual(['', true]);
      text = 'a shopping list';
      const later = clipboard.claim();
      await vi.advanceTimersByTimeAsync(8_000);
      text = '';
      expect(await later.isStillWanted()).toBe(false);
    });

    it('is not looked at for what nobody waits for any more', async () => {
      clipboard.claim().release();
      await vi.advanceTimersByTimeAsync(8_000);
      expect(reads).toBe(0);
    });

    it('is left alone after a few seconds where nobody sees what others copy', async () => {
      seesOthers = false;
      const { isStillWanted } = clipboard.claim();
      await vi.advanceTimersByTimeAsync(2_500);
      expect(await isStillWanted()).toBe(true);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await isStillWanted()).toBe(false);
    });
  });

  it('counts anew from the last copy', async () => {
    await clipboard.put('one', role, 60);
    await vi.advanceTimersByTimeAsync(50_000);
    await clipboard.put('two', role, 60);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(text).toBe('two');
    await vi.advanceTimersByTimeAsync(11_000);
    expect(text).toBe('');
  });

  it('is cleared at once when the time ran out during sleep', async () => {
    await clipboard.put('secret', role, 60);
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(text).toBe('');
  });

  it('keeps a secret without a time until it is told, and what is no secret for good', async () => {
    await clipboard.put('secret', role, 0);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(text).toBe('secret');
    expect(clipboard.view()).toEqual(role);
    await clipboard.clear();
    expect(text).toBe('');
    await clipboard.put('arn:aws:iam::111122223333:role/x', { ...role, form: 'role-arn' });
    await clipboard.clear();
    expect(text).toBe('arn:aws:iam::111122223333:role/x');
  });

  it('does not clear what is copied while it still reads', async () => {
    await clipboard.put('one', role, 0);
    const clearing = clipboard.clear();
    await clipboard.put('two', role, 0);
    await clearing;
    expect(text).toBe('two');
  });

  it('tells of what it holds and that it is gone', async () => {
    const seen: unknown[] = [];
    clipboard.onChange(() => seen.push(clipboard.view()?.form));
    await clipboard.put('secret', role, 0);
    await clipboard.clear();
    expect(seen).toEqual(['secret-access-key', undefined]);
  });
});
