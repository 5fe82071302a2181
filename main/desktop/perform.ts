import type { CommandName, ErrorView, View } from '../../preload/contract.ts';
import type { DesktopAction } from './tray/action.ts';

export interface PerformParts {
  readonly commands: Readonly<Record<CommandName, { call(given: readonly unknown[]): Promise<unknown> }>>;
  readonly open: (view: View) => void;
  readonly quit: () => void;
  readonly toView: (error: unknown) => ErrorView;
  readonly failed: (error: ErrorView) => void;
}

/** What a menu entry or a notification was chosen for. */
export type Perform = (action: DesktopAction) => void;

export function createPerform({ commands, open, quit, toView, failed }: PerformParts): Perform {
  return (action) => {
    switch (action.kind) {
      case 'open':
        return open(action.view);
      case 'quit':
        return quit();
      case 'command':
        commands[action.name].call(action.args).catch((error: unknown) => failed(toView(error)));
    }
  };
}
