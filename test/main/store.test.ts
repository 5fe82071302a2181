import { setImmediate as nextTick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../preload/contract.ts';
import { createStore } from '../../main/store.ts';
import { emptyState } from './empty-state.ts';

const skewed = (clockSkewMs: number) => (state: AppState) => ({ ...state, clockSkewMs });

describe('the store', () => {
  it('shows a change at once and announces all changes of a tick together', async () => {
    const store = createStore(emptyState);
    const seen: AppState[] = [];
    store.subscribe((state) => seen.push(state));
    for (let n = 1; n <= 5; n++) store.update(skewed(n));
    expect(store.get()).toMatchObject({ clockSkewMs: 5, revision: 5 });
    expect(seen).toEqual([]);
    await nextTick();
    expect(seen).toEqual([store.get()]);
  });

  it('counts its revisions itself: no change can turn them back', () => {
    const store = createStore(emptyState);
    store.update(skewed(1));
    store.update((state) => ({ ...state, revision: 0 }));
    expect(store.get().revision).toBe(2);
  });

  it('gives all subscribers the very same snapshot', async () => {
    const store = createStore(emptyState);
    const seen: AppState[] = [];
    store.subscribe((state) => seen.push(state));
    store.subscribe((state) => seen.push(state));
    store.update(skewed(1));
    await nextTick();
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBe(seen[1]);
  });

  it('announces what a subscriber changes in the next tick, not within this one', async () => {
    const store = createStore(emptyState);
    const seen: number[] = [];
    store.subscribe((state) => {
      seen.push(state.revision);
      if (state.revision === 1) store.update(skewed(2));
    });
    store.update(skewed(1));
    await nextTick();
    expect(seen).toEqual([1]);
    await nextTick();
    expect(seen).toEqual([1, 2]);
  });

  it('leaves those in peace who have left, even with a change on its way', async () => {
    const store = createStore(emptyState);
    const seen: AppState[] = [];
    const leave = store.subscribe((state) => seen.push(state));
    store.update(skewed(1));
    leave();
    await nextTick();
    expect(seen).toEqual([]);
  });

  it('never changes a snapshot it gave out', () => {
    const store = createStore(emptyState);
    const before = store.get();
    store.update(skewed(1));
    expect(before).toEqual({ ...emptyState, revision: 0 });
    expect(store.get()).not.toBe(before);
  });
});
