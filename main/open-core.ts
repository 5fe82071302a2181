import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { sweepTemporaries } from './atomic-file.ts';
import { awsLocations } from './aws-config/locations.ts';
import { browserPlaces } from './console/browser-places.ts';
import { type ContainerKeys, createContainerKeys } from './console/container-keys.ts';
import { findBrowsers } from './console/installed-browsers.ts';
import { createLaunch } from './console/launch.ts';
import { type Core, createCore } from './core.ts';
import { createDamagedFiles } from './damaged-files.ts';
import { platformSecretStore } from './keychain/choose.ts';
import { type Keychain, openKeychain } from './keychain/keychain.ts';
import { chosenKeychain } from './keychain/chosen-keychain.ts';
import { createMemoryStore } from './keychain/memory.ts';
import { keychainService } from './keychain/service.ts';
import { chosenLanguage } from './language.ts';
import { type Log, tellStoredFile } from './log.ts';
import { dataFolder as dataFolderOf } from './paths.ts';
import { closeFolder } from './private-folder.ts';
import { networkSettings } from './settings/network-settings.ts';
import { isSetByPerson, loadSettings, settingsSchema, type SettingsStore } from './settings/settings.ts';
import { endpointOverrides } from './sso/sessions.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface OpenedCore {
  readonly core: Core;
  readonly keychain: Keychain;
  readonly settings: SettingsStore;
  readonly containerKeys: ContainerKeys;
  /** The data folder, where it is not the usual one. */
  readonly home: string | undefined;
}

export interface CoreSurroundings {
  /** Absolute. */
  readonly dataFolder: string;
  readonly log: Log;
  readonly environment: Environment;
  /** The `daypass` that lines of the AWS config name; absolute. */
  readonly client: string;
  /** Everything is forgotten at the end. */
  readonly memoryKeychain: boolean;
  readonly systemLocale: () => string;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly confirmHost: (host: string) => Promise<boolean>;
}

/** `DAYPASS_HOME` or `home` move it. Absolute. */
export function hostFolder(environment: Environment, home?: string): string {
  if (home !== undefined) return path.resolve(home);
  return dataFolderOf({ platform: process.platform, home: homedir(), environment });
}

/** The data folder where it is not the usual one, and commands have to name it. */
export function movedHome(dataFolder: string, environment: Environment): string | undefined {
  return dataFolder === usualFolder(environment) ? undefined : dataFolder;
}

function usualFolder(environment: Environment): string {
  return hostFolder({ ...environment, DAYPASS_HOME: undefined });
}

/** The core with this user's own settings, keychain and files; the lock on them must be held. @throws AppError data-newer, folder-not-private */
export async function openCore(around: CoreSurroundings): Promise<OpenedCore> {
  const { dataFolder, log, environment, systemLocale, openBrowser, confirmHost } = around;
  await closeFolder(dataFolder);
  await sweepTemporaries(dataFolder, Date.now());
  const damagedFiles = createDamagedFiles(dataFolder);
  const settings = await loadSettings(
    damagedFiles.open('settings', settingsSchema, isSetByPerson),
    tellStoredFile(log),
  );
  const memory = openKeychain(createMemoryStore());
  const keychain = around.memoryKeychain
    ? memory
    : chosenKeychain(
        openKeychain(
          platformSecretStore(process.platform, keychainService(dataFolder, usualFolder(environment))),
        ),
        memory,
        { inMemory: () => settings.get().keychain === 'memory', onChange: settings.onChange },
      );
  const home = movedHome(dataFolder, environment);
  const containerKeys = createContainerKeys(keychain);
  const browsers = () =>
    findBrowsers(browserPlaces({ platform: process.platform, home: homedir(), environment }));
  const core = await createCore({
    ...{ dataFolder, damagedFiles, keychain, settings, log, openBrowser, confirmHost },
    launch: createLaunch({
      ...{ findBrowsers: browsers, openSystemBrowser: openBrowser },
      signingKey: containerKeys.get,
    }),
    findBrowsers: browsers,
    language: () => chosenLanguage(settings.get(), systemLocale()),
    endpoints: endpointOverrides(environment),
    ...networkSettings(settings),
    aws: () => {
      const { awsConfigFile, awsSharedCredentialsFile } = settings.get();
      return awsLocations(homedir(), {
        AWS_CONFIG_FILE: awsConfigFile || environment['AWS_CONFIG_FILE'],
        AWS_SHARED_CREDENTIALS_FILE: awsSharedCredentialsFile || environment['AWS_SHARED_CREDENTIALS_FILE'],
      });
    },
    client: around.client,
    home,
    surroundings: {
      platform: process.platform,
      environment,
      inContainer: existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
    },
    userName: userInfo().username,
  });
  return { core, keychain, settings, containerKeys, home };
}
