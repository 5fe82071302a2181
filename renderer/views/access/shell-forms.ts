import type { DesktopView } from '../../../preload/contract.ts';
import type { ShellForm } from '../../../preload/copied-texts.ts';

/** The likeliest first. */
export function shellForms(platform: DesktopView['platform'] | undefined): readonly ShellForm[] {
  return platform === 'windows'
    ? ['env-powershell', 'env-cmd', 'env-bash', 'env-fish']
    : ['env-bash', 'env-fish', 'env-powershell', 'env-cmd'];
}
