import { describe, expect, it } from 'vitest';
import { chooseFlow, type Surroundings } from '../../../main/sso/choose-flow.ts';

type Case = readonly [string, Partial<Surroundings>, 'pkce' | 'device'];
const screen = { DISPLAY: ':0' };

describe('the way to sign in', () => {
  it.each<Case>([
    ['a Mac', { platform: 'darwin' }, 'pkce'],
    ['a Windows machine', { platform: 'win32' }, 'pkce'],
    ['Linux with X', { environment: screen }, 'pkce'],
    ['Linux with Wayland', { environment: { WAYLAND_DISPLAY: 'wayland-0' } }, 'pkce'],
    ['Linux with a browser named', { environment: { BROWSER: 'lynx' } }, 'pkce'],
    ['Linux without a screen', {}, 'device'],
    ['Linux with an empty DISPLAY', { environment: { DISPLAY: '' } }, 'device'],
    ['a container, with a screen or not', { inContainer: true, environment: screen }, 'device'],
    ['a container on a Mac', { platform: 'darwin', inContainer: true }, 'device'],
    ['SSH', { environment: { ...screen, SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' } }, 'device'],
    ['SSH into a Mac', { platform: 'darwin', environment: { SSH_TTY: '/dev/ttys000' } }, 'device'],
    ['SSH into Windows', { platform: 'win32', environment: { SSH_CLIENT: '10.0.0.1 1 22' } }, 'device'],
    ['a Codespace', { environment: { ...screen, CODESPACES: 'true' } }, 'device'],
    ['a dev container', { environment: { ...screen, REMOTE_CONTAINERS: 'true' } }, 'device'],
    ['a CI job', { environment: { ...screen, CI: 'true' } }, 'device'],
    ['WSL, though it has a screen', { environment: { ...screen, WSL_DISTRO_NAME: 'Ubuntu' } }, 'device'],
    [
      'WSL with a browser of its own',
      { environment: { WSL_DISTRO_NAME: 'Ubuntu', BROWSER: 'firefox' } },
      'pkce',
    ],
  ])('on %s', (_where, surroundings, flow) => {
    const plain: Surroundings = { platform: 'linux', environment: {}, inContainer: false };
    expect(chooseFlow({ ...plain, ...surroundings })).toBe(flow);
  });
});
