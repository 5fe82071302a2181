import type { SignInFlow } from '../../preload/contract.ts';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly inContainer: boolean;
}

/**
 * PKCE needs a browser on this machine, for the answer comes back to a port of it. Where that cannot be counted on, a
 * device code can be approved from any other machine.
 */
export function chooseFlow({ platform, environment, inContainer }: Surroundings): SignInFlow {
  const has = (name: string) => (environment[name] ?? '') !== '';
  const remote = ['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT', 'CODESPACES', 'CI', 'REMOTE_CONTAINERS'].some(
    has,
  );
  if (remote || inContainer) return 'device';
  // WSL 2 has a network of its own: the Windows browser may not reach its 127.0.0.1.
  if (has('WSL_DISTRO_NAME') && !has('BROWSER')) return 'device';
  if (platform === 'darwin' || platform === 'win32') return 'pkce';
  return has('DISPLAY') || has('WAYLAND_DISPLAY') || has('BROWSER') ? 'pkce' : 'device';
}
