import type { Result, Settings } from '../../../preload/contract.ts';
import { useBridge } from '../../window/app-context.ts';
import { useToasts } from '../../window/toasts.tsx';

type Changes = Partial<Settings>;

export interface SaveSettings {
  /** Says a refusal at the edge of the window. */
  readonly save: (changes: Changes) => void;
  /** For a field that says a refusal itself. */
  readonly tryToSave: (changes: Changes) => Promise<Result<void>>;
}

/** Each change is saved at once. */
export function useSaveSettings(): SaveSettings {
  const { run } = useBridge();
  const { follow } = useToasts();
  return { save: (changes) => follow(run.saveSettings(changes)), tryToSave: run.saveSettings };
}
