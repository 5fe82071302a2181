import type { AppState, Bridge, ErrorView } from '../../preload/contract.ts';

/** What a test does with the bridge of the page: pushes snapshots, reads what was asked for, refuses commands. */
interface FakeMain {
  state(): AppState;
  push(state: AppState): void;
  readonly calls: { readonly name: string; readonly args: readonly unknown[] }[];
  readonly refuse: Record<string, ErrorView>;
  readonly answers: Record<string, unknown>;
}

declare global {
  interface Window {
    fakeMain: FakeMain;
  }
}

interface FakeBridgeParts {
  readonly initial: AppState;
  readonly names: readonly string[];
  readonly answers: Readonly<Record<string, unknown>>;
  readonly refuses: Readonly<Record<string, ErrorView>>;
}

/** Runs in the page, before its own scripts; so it uses nothing from outside itself. */
export function installFakeBridge({ initial, names, answers, refuses }: FakeBridgeParts): void {
  let state = initial;
  const listeners = new Set<(stateJson: string) => void>();
  const main: FakeMain = {
    ...{ calls: [], refuse: { ...refuses }, answers: { ...answers }, state: () => state },
    push(next) {
      state = next;
      for (const listener of listeners) listener(JSON.stringify(state));
    },
  };
  const command =
    (name: string) =>
    (...args: readonly unknown[]) => {
      main.calls.push({ name, args });
      const error = main.refuse[name];
      if (error !== undefined) return Promise.resolve({ ok: false, error });
      return Promise.resolve({ ok: true, value: main.answers[name] });
    };
  const bridge: Omit<Bridge, 'run'> & { readonly run: object } = {
    getState: () => Promise.resolve(JSON.stringify(state)),
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    run: Object.fromEntries(names.map((name) => [name, command(name)])),
  };
  Object.assign(window, { daypass: bridge, fakeMain: main });
}
