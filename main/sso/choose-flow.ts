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
export function chooseFlow(surroundings: Surroundings): SignInFlow {
  return hasBrowser(surroundings) ? 'pkce' : 'device';
}

/** Whether a person who is here can be counted on to see what a browser on this machine shows. */
export function hasBrowser({ platform, environment, inContainer }: Surroundings): boolean {
  const has = (name: string) => (environment[name] ?? '') !== '';
  const remote = ['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT', 'CODESPACES', 'CI', 'REMOTE_CONTAINERS'].some(
    has,
  );
  if (remote || inContainer) return false;
  // WSL 2 has a network of its own: the Windows browser may not reach its 127.0.0.1.
  if (has('WSL_DISTRO_NAME') && !has('BROWSER')) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return has('DISPLAY') || has('WAYLAND_DISPLAY') || has('BROWSER');
}
