import { describe, expect, it } from 'vitest';
import { keepStartAtLogin } from '../../../main/desktop/keep-start-at-login.ts';
import type { StartAtLogin } from '../../../main/desktop/start-at-login.ts';
import { AppError } from '../../../main/errors.ts';
import { createLog } from '../../../main/log.ts';
import { defaultSettings } from '../../../main/settings/setting-values.ts';
import type { Settings } from '../../../preload/contract.ts';
import { settle } from '../settle.ts';

/** A system with such an entry, or that takes none, and the setting beside it. */
async function aSystem(system: { on: boolean; takes: boolean }, wanted: boolean) {
  let settings: Settings = { ...defaultSettings, startAtLogin: wanted };
  const listeners = new Set<() => void>();
  const asked: boolean[] = [];
  const refusals: unknown[] = [];
  const change = async (changes: Partial<Settings>) => {
    settings = { ...settings, ...changes };
    for (const listener of listeners) listener();
  };
  const login: StartAtLogin = {
    isOn: async () => system.on,
    async set(on) {
      asked.push(on);
      if (!system.takes) throw new AppError('app-passing');
      system.on = on;
    },
  };
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const stop = await keepStartAtLogin({ get: () => settings, change, onChange }, login, {
    log: createLog(() => undefined),
    refused: (error) => refusals.push(error),
  });
  return {
    ...{ asked, refusals, stop, system, isWanted: () => settings.startAtLogin },
    async want(startAtLogin: boolean) {
      await change({ startAtLogin });
      await settle();
    },
  };
}

describe('the setting to start at login', () => {
  it('follows what the user did in the system itself, and touches nothing by that', async () => {
    const { isWanted, asked } = await aSystem({ on: true, takes: true }, false);
    await settle();
    expect([isWanted(), asked]).toEqual([true, []]);
  });

  it('brings each change into the system, the last one last', async () => {
    const { want, asked, system } = await aSystem({ on: false, takes: true }, false);
    await Promise.all([want(true), want(false), want(true)]);
    expect([asked.at(-1), system.on]).toEqual([true, true]);
    await want(false);
    expect(system.on).toBe(false);
  });

  it('springs back when the system does not do it, and tells the person once', async () => {
    const { want, refusals, isWanted, asked } = await aSystem({ on: false, takes: false }, false);
    await want(true);
    expect([isWanted(), asked]).toEqual([false, [true]]);
    expect(refusals).toMatchObject([{ code: 'app-passing' }]);
  });

  it('is no longer followed after the end', async () => {
    const { want, stop, asked } = await aSystem({ on: false, takes: true }, false);
    stop();
    await want(true);
    expect(asked).toEqual([]);
  });
});
