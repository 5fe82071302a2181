import type { Environment } from './linux-session-bus.ts';

/** Whether this is a session of Wayland's. */
export function isWayland(environment: Environment): boolean {
  return (environment['WAYLAND_DISPLAY'] ?? '') !== '' || environment['XDG_SESSION_TYPE'] === 'wayland';
}

/** Whether our windows are Wayland's too, as they are there unless somebody says otherwise. @param ozone `--ozone-platform` */
export function isWaylandClient(platform: NodeJS.Platform, environment: Environment, ozone: string): boolean {
  return platform === 'linux' && (ozone === 'wayland' || (ozone !== 'x11' && isWayland(environment)));
}
