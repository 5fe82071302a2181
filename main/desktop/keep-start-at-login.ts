import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { StartAtLogin } from './start-at-login.ts';

export interface StartAtLoginListeners {
  readonly log: Log;
  /** Somebody has just asked for it, and the system did not do it. */
  readonly refused: (error: unknown) => void;
}

/**
 * Brings each change of the setting into the system, one at a time. Where the user changed the system itself, or it did not
 * do as asked, that counts and the setting follows.
 */
export async function keepStartAtLogin(
  settings: Pick<SettingsStore, 'get' | 'change' | 'onChange'>,
  startAtLogin: StartAtLogin,
  { log, refused }: StartAtLoginListeners,
): Promise<() => void> {
  /** Of the setting; the system is touched only when somebody changes it. */
  let known = settings.get().startAtLogin;
  let last = Promise.resolve();

  const failed = (error: unknown) => log.event('start-at-login-failed', { code: log.view(error).code });

  async function takeOver(): Promise<void> {
    const isOn = await startAtLogin.isOn();
    if (isOn === known) return;
    const before = known;
    known = isOn;
    await settings.change({ startAtLogin: isOn }).catch((error: unknown) => {
      known = before;
      failed(error);
    });
  }

  async function follow(): Promise<void> {
    const wanted = settings.get().startAtLogin;
    if (wanted === known) return;
    known = wanted;
    await startAtLogin.set(wanted).catch(refused);
    await takeOver();
  }

  await takeOver().catch(failed);
  return settings.onChange(() => {
    last = last.then(follow).catch(failed);
  });
}
