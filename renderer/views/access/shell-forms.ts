import type { DesktopView } from '../../../preload/contract.ts';

export type ShellForm = 'env-bash' | 'env-fish' | 'env-powershell' | 'env-cmd';

/** The likeliest first. */
export function shellForms(platform: DesktopView['platform'] | undefined): readonly ShellForm[] {
  return platform === 'windows'
    ? ['env-powershell', 'env-cmd', 'env-bash', 'env-fish']
    : ['env-bash', 'env-fish', 'env-powershell', 'env-cmd'];
}

const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;

/** What main will put on the clipboard, with dots for the secrets, which never come here. */
export function shellPreview(form: ShellForm): string {
  return names.map((name) => line(form, name)).join('\n');
}

function line(form: ShellForm, name: string): string {
  switch (form) {
    case 'env-bash':
      return `export ${name}="•••"`;
    case 'env-fish':
      return `set -gx ${name} "•••"`;
    case 'env-powershell':
      return `$Env:${name}="•••"`;
    case 'env-cmd':
      return `SET ${name}=•••`;
  }
}
