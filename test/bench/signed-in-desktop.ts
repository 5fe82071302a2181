import path from 'node:path';
import { hasChromium } from '../chromium.ts';
import { neutralEnvironment } from '../contract/processes.ts';
import { builtOut, commandFor } from '../demo/demo-host.ts';
import { launchStandIn } from '../electron-stand-in/launch-stand-in.ts';
import type { StandInApp } from '../electron-stand-in/launcher.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { signInByCommand } from './signed-in-host.ts';

/** The built desktop app under the stand-in, signed in, its window opened and closed again. */
export interface SignedInDesktop {
  readonly home: string;
  /** Of the host; Chromium, which has the page, is a process of its own. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Undefined: there is no Chromium for its window here. */
export async function startSignedInDesktop(
  folder: string,
  center: IdentityCenter,
): Promise<SignedInDesktop | undefined> {
  if (!hasChromium) return undefined;
  const home = path.join(folder, 'desktop');
  const app = await launchStandIn({
    entry: path.join(builtOut, 'desktop', 'index.js'),
    args: ['--memory-keychain', '--home', home],
    environment: {
      ...neutralEnvironment(folder),
      ...center.environment,
      // Nothing of this machine's own session is asked or changed.
      ...{ XDG_CONFIG_HOME: path.join(folder, 'config'), DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    },
  });
  try {
    await (await app.page('daypass')).getByRole('heading').first().waitFor();
    await signInByCommand(commandFor({ home, language: 'en' }), center);
    await closeWindow(app);
  } catch (error) {
    await app.stop();
    throw error;
  }
  return { home, pid: app.pid, stop: app.stop };
}

async function closeWindow({ control }: StandInApp): Promise<void> {
  for (const { id } of await control.windows()) await control.closeWindow(id);
}
