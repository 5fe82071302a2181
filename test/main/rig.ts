import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Core, type CoreOptions, createCore } from '../../main/core.ts';
import { createDamagedFiles } from '../../main/damaged-files.ts';
import { openKeychain } from '../../main/keychain/keychain.ts';
import { createMemoryStore } from '../../main/keychain/memory.ts';
import { createLog } from '../../main/log.ts';
import { loadSettings, settingsSchema } from '../../main/settings/settings.ts';
import { endpointOverrides, type Session } from '../../main/sso/sessions.ts';
import { storedFile } from '../../main/stored-file.ts';
import {
  type IdentityCenter,
  type IdentityCenterOptions,
  startIdentityCenter,
} from '../identity-center/identity-center.ts';

export interface Rig {
  readonly center: IdentityCenter;
  readonly core: Core;
  readonly session: Session;
  readonly dataFolder: string;
  /** The keychain's raw items, which outlive a restart. */
  readonly items: Map<string, string>;
  /** Links the core had opened in a browser. */
  readonly opened: readonly string[];
  readonly logged: readonly string[];
  /** Through PKCE and the approval page. */
  signIn(): Promise<void>;
  /** A new core over the same files and keychain, as after quitting and starting again. */
  restart(changed?: Partial<CoreOptions>): Promise<Core>;
}

export interface RigOptions extends IdentityCenterOptions {
  readonly core?: Partial<CoreOptions>;
}

/** A core with one session of an embedded Identity Center of its own. `dispose` leaves nothing behind. */
export async function startRig({ core: overrides, ...options }: RigOptions = {}): Promise<
  Rig & AsyncDisposable
> {
  const center = await startIdentityCenter(options);
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'daypass-rig-'));
  const items = new Map<string, string>();
  const [opened, logged]: [string[], string[]] = [[], []];

  const start = async (changed: Partial<CoreOptions> = {}) =>
    createCore({
      dataFolder,
      damagedFiles: createDamagedFiles(dataFolder),
      keychain: openKeychain(createMemoryStore(items)),
      settings: await loadSettings(
        storedFile(path.join(dataFolder, 'settings.json'), settingsSchema),
        () => {},
      ),
      log: createLog((line) => logged.push(line)),
      language: () => 'en',
      openBrowser: async (url) => void opened.push(url),
      confirmHost: async () => false,
      launch: async (url) => void opened.push(url),
      findBrowsers: async () => [],
      endpoints: endpointOverrides(center.environment),
      aws: () => ({
        home: dataFolder,
        configFile: path.join(dataFolder, 'aws-config'),
        credentialsFile: path.join(dataFolder, 'aws-credentials'),
        ssoCacheFolder: path.join(dataFolder, 'sso-cache'),
      }),
      client: '/usr/bin/daypass',
      home: undefined,
      surroundings: { platform: 'linux', environment: {}, inContainer: false },
      userName: 'tester',
      ...overrides,
      ...changed,
    });

  let core = await start();
  const session = await core.addSession({ startUrl: center.startUrl, region: center.region });
  center.resetCalls();

  return {
    ...{ center, session, dataFolder, items, opened, logged },
    get core() {
      return core;
    },
    async signIn() {
      const pending = await core.signIn(session.id, { flow: 'pkce', open: 'paced' });
      await center.approve(pending.link);
      await pending.done;
    },
    async restart(changed) {
      await core.close();
      core = await start(changed);
      return core;
    },
    async [Symbol.asyncDispose]() {
      await core.close();
      await center.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
