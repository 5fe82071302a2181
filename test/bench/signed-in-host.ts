import path from 'node:path';
import { currentSurroundings, endpoints } from '../../main/credential-process/endpoint.ts';
import { type Command, type DemoHost, startDemoHost } from '../demo/demo-host.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';

/** The built host with one session, signed in, and all its roles listed. */
export interface SignedInHost extends DemoHost {
  readonly home: string;
  readonly pid: number;
  readonly socketPath: string;
  readonly roles: readonly string[];
}

export async function startSignedInHost(
  home: string,
  center: IdentityCenter,
  environment: Readonly<Record<string, string>> = {},
): Promise<SignedInHost> {
  const host = await startDemoHost({
    ...{ home, language: 'en' },
    environment: { ...center.environment, ...environment },
  });
  await signInByCommand(host.daypass, center);
  const lines = (await host.daypass('roles')).trim().split('\n');
  const { host: facts } = JSON.parse(await host.daypass('status', '--json'));
  return {
    ...host,
    ...{ home, pid: facts.pid },
    socketPath: endpoints(path.resolve(home), currentSurroundings())[0]?.path ?? '',
    roles: lines.map((line) => line.split(' ')[0] ?? ''),
  };
}

/** Until all roles are listed. */
export async function signInByCommand(daypass: Command, center: IdentityCenter): Promise<void> {
  await daypass('sessions', 'add', 'bench', '--start-url', center.startUrl, '--region', center.region);
  let approving: Promise<unknown> | undefined;
  await daypass.listening(['login', '--no-browser'], (said) => {
    const link = /https?:\/\/127\.\S+/.exec(said)?.[0];
    if (link !== undefined) approving ??= center.approve(link);
  });
  await daypass('roles', '--refresh');
}
