import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../main/store.ts';
import { emptyState } from '../main/empty-state.ts';
import type { StateBridge } from '../../preload/contract.ts';
import { followAppState } from '../../renderer/app-state.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the state in a window', () => {
  it('ends on the newest snapshot and never goes back, whatever overtakes what', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 3 })),
        async (lateTurns, gaps) => {
          const store = createStore(emptyState);
          const bridge: StateBridge = {
            async getState() {
              const state = JSON.stringify(store.get());
              for (let waited = 0; waited < lateTurns; waited++) await turn();
              return state;
            },
            onState: (listener) => store.subscribe((state) => listener(JSON.stringify(state))),
          };
          const source = followAppState(bridge);
          const seen: number[] = [];
          source.subscribe(() => seen.push(source.get()?.revision ?? -1));
          for (const gap of gaps) {
            store.update((state) => state);
            for (let waited = 0; waited < gap; waited++) await turn();
          }
          for (let waited = 0; waited < lateTurns + 3; waited++) await turn();
          expect(source.get()).toEqual(store.get());
          expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('waits for a push when the first question is not answered', async () => {
    let push: (stateJson: string) => void = () => undefined;
    const source = followAppState({
      getState: () => Promise.reject(new Error('gone')),
      onState(listener) {
        push = listener;
        return () => undefined;
      },
    });
    await turn();
    expect(source.get()).toBeUndefined();
    push(JSON.stringify({ ...emptyState, revision: 7 }));
    expect(source.get()?.revision).toBe(7);
  });
});
