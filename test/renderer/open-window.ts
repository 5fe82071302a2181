import type { Page } from 'playwright-core';
import type { AppState, CommandName, ErrorView, Offer } from '../../preload/contract.ts';
import { previewOf } from './profile-previews.ts';
import { snapshot, type SnapshotWish } from './snapshots.ts';
import type { OpenWish, WindowPages } from './window-page.ts';

export interface WindowWish extends Omit<SnapshotWish, 'roles'>, Omit<OpenWish, 'state'> {
  readonly roles?: number;
  /** How it differs from a usual day. */
  readonly change?: (state: AppState) => AppState;
  readonly answers?: Partial<Record<CommandName, unknown>>;
  readonly refuses?: Partial<Record<CommandName, ErrorView>>;
}

/** A window on a usual day, and main's part in it. */
export interface TestWindow {
  readonly page: Page;
  state(): AppState;
  /** Main's next snapshot. */
  push(change: (state: AppState) => AppState): Promise<void>;
  /** The arguments of each call of this command so far. */
  calls(name: CommandName): Promise<readonly (readonly unknown[])[]>;
  refuse(name: CommandName, error: ErrorView | undefined): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openWindow(pages: WindowPages, wish: WindowWish = {}): Promise<TestWindow> {
  const { roles = 40, language, theme, seed, change = same, answers = {}, refuses = {}, ...rest } = wish;
  const asked = {
    roles,
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
  };
  let state = change(snapshot({ ...asked, ...(seed === undefined ? {} : { seed }) }));
  const page = await pages.open({
    ...{ clock: 'running', ...rest, state, refuses },
    answers: { previewProfiles: previewOf(state), findPlaintext: [], ...answers },
  });
  return {
    page,
    state: () => state,
    async push(next) {
      state = { ...next(state), revision: state.revision + 1 };
      await page.evaluate((pushed) => window.fakeMain.push(pushed), state);
    },
    calls: (name) =>
      page.evaluate(
        (wanted) => window.fakeMain.calls.filter((call) => call.name === wanted).map(({ args }) => args),
        name,
      ),
    refuse: (name, error) =>
      page.evaluate(
        (refusal) => {
          if (refusal.error === undefined) delete window.fakeMain.refuse[refusal.name];
          else window.fakeMain.refuse[refusal.name] = refusal.error;
        },
        { name, error },
      ),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => page.context().close(),
  };
}

const same = (state: AppState) => state;

/** As main's next snapshot has it once this was waved away. */
export function withoutOffer(offer: Offer): (state: AppState) => AppState {
  return ({ desktop, ...state }) =>
    desktop === undefined ? state : { ...state, desktop: { ...desktop, dismissed: [offer] } };
}
