import { createOpeningPace } from './console/opening-pace.ts';
import type { Core } from './core.ts';
import { askBroker } from './credential-process/ask-broker.ts';
import { createAnswer } from './credential-process/answer-request.ts';
import { commandName } from './credential-process/command-name.ts';
import { createContainerEndpoints } from './credential-process/container-endpoint.ts';
import { currentSurroundings, endpoints } from './credential-process/endpoint.ts';
import { exitCodeOf } from './credential-process/exit-codes.ts';
import { serveProcesses } from './credential-process/server.ts';
import { currentUnit, removeUnit } from './credential-process/systemd-unit.ts';
import { allVerbs } from './credential-process/verbs/all.ts';
import type { Daypass, HostFacts } from './daypass.ts';
import type { Keychain } from './keychain/keychain.ts';
import type { Log } from './log.ts';
import { removeData } from './remove-data.ts';
import type { SettingsStore } from './settings/settings.ts';
import packageFile from '../package.json' with { type: 'json' };
import { errorSentence } from '../preload/error-messages.ts';

export interface Host {
  stop(): void;
  /** Once the last answer is out and everything is kept. */
  readonly stopped: Promise<void>;
}

export interface HostParts {
  readonly core: Core;
  readonly keychain: Keychain;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly dataFolder: string;
  /** The data folder, where it is not the usual one. */
  readonly home: string | undefined;
  readonly kind: HostFacts['kind'];
  readonly openWindow?: () => void;
  /** Before it stops listening. */
  readonly closing?: () => Promise<void>;
  /** What this host alone put elsewhere goes, after it stopped listening. */
  readonly uninstalled?: () => Promise<void>;
}

/** What both hosts do alike: listen for the `daypass` command until told to stop. The caller holds the lock. */
export async function serveDaypass(parts: HostParts): Promise<Host> {
  const { core, keychain, settings, log, dataFolder, kind } = parts;
  const command = commandName(parts.home);
  const [told, tellStop] = announcement();
  const [unheard, tellUnheard] = announcement();
  let uninstalled = false;
  const containerEndpoints = createContainerEndpoints({
    credentials: (role, program) => askBroker(core, role, program),
    toView: log.view,
    sentence: (error) => errorSentence(error, core.store.get().language, command),
  });
  const host: HostFacts = {
    ...{ kind, dataFolder, command, version: packageFile.version, pid: process.pid, startedAtMs: Date.now() },
    // Whoever asked for it goes on first.
    stop: () => void setImmediate(tellStop),
    unheard,
  };
  const daypass: Daypass = {
    ...{ core, settings, containerEndpoints, host, probeKeychain: keychain.probe },
    openingPace: createOpeningPace({ times: 1 }),
    ...(parts.openWindow === undefined ? {} : { openWindow: parts.openWindow }),
    async uninstall() {
      // What cannot be taken back keeps none of the rest, and is said at the end.
      const faults: unknown[] = [];
      const goOn = (step: Promise<unknown>) => step.catch((error: unknown) => faults.push(error));
      await goOn(core.profiles.removeAll());
      for (const { id } of core.sessions()) await goOn(core.removeSession(id));
      await goOn(core.broker.forgetAll());
      await goOn(keychain.clear());
      await goOn(removeUnit(currentUnit(dataFolder)));
      uninstalled = true;
      host.stop();
      if (faults.length > 0) throw faults[0];
    },
  };
  const server = await serveProcesses(
    endpoints(dataFolder, currentSurroundings()),
    createAnswer(daypass, allVerbs, log),
    (error) => ({ text: `${errorSentence(error.view(), 'en', command)}\n`, code: exitCodeOf(error.code) }),
  );
  log.event('host-started', { kind, version: host.version, pid: host.pid });

  async function finish(): Promise<void> {
    await told;
    await parts.closing?.();
    containerEndpoints.close();
    const closed = server.close();
    tellUnheard();
    await closed;
    await core.close();
    // Last of all, for stopping writes too.
    if (uninstalled) {
      await parts.uninstalled?.();
      await removeData(dataFolder);
    } else log.event('host-stopped');
  }
  return { stop: host.stop, stopped: finish() };
}

/** What is waited for, and how to say that it has come. */
function announcement(): readonly [Promise<void>, () => void] {
  let tell = () => {};
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return [told, tell];
}
