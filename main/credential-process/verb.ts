import type { Language } from '../../preload/contract.ts';
import type { Daypass } from '../daypass.ts';
import type { Program } from './frames.ts';
import type { Request } from './protocol.ts';
import type { Screen } from './screen.ts';
import type { Texts } from './texts.ts';

/** One verb of the `daypass` command. All that it knows of who asks comes with the call. */
export interface Verb {
  readonly name: VerbName;
  /** Resolves to the exit code; an AppError becomes its sentence and its exit code. */
  run(call: VerbCall): Promise<number>;
}

export const verbNames = [
  ...([
    'login',
    'logout',
    'sessions',
    'roles',
    'credentials',
    'env',
    'exec',
    'serve',
    'console',
    'browsers',
    'config',
    'settings',
    'open',
  ] as const),
  ...(['agent', 'stop', 'status', 'completion', 'uninstall', 'version', 'help'] as const),
] as const;
export type VerbName = (typeof verbNames)[number];

export interface VerbCall {
  /** After the verb's name. */
  readonly args: readonly string[];
  readonly request: Request;
  readonly screen: Screen;
  readonly language: Language;
  readonly texts: Texts;
  readonly daypass: Daypass;
  /** The asker is gone. */
  readonly signal: AbortSignal;
  out(text: string): void;
  err(text: string): void;
  /** Says the error's sentence, after the name of what it is about if there is one; the exit code to end with. */
  fail(error: unknown, about?: string): number;
  /** The asker becomes this program; the last thing a verb does. */
  exec(program: Program): void;
}
