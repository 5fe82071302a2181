import type { CommandName, Commands, View } from '../../../preload/contract.ts';

/** A call of one command, as plain data. */
type CommandCall = {
  readonly [C in CommandName]: {
    readonly kind: 'command';
    readonly name: C;
    readonly args: Readonly<Parameters<Commands[C]>>;
  };
}[CommandName];

/** All that a menu entry or a notification can bring about. */
export type DesktopAction =
  CommandCall | { readonly kind: 'open'; readonly view: View } | { readonly kind: 'quit' };

export function call<C extends CommandName>(name: C, ...args: Parameters<Commands[C]>) {
  return { kind: 'command', name, args } as const;
}
