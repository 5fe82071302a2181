import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sweepTemporaries } from './atomic-file.ts';
import { awsLocations } from './aws-config/locations.ts';
import { createCore } from './core.ts';
import { holdLock } from './credential-process/host-lock.ts';
import { serveDaypass } from './host.ts';
import { platformSecretStore } from './keychain/choose.ts';
import { openKeychain } from './keychain/keychain.ts';
import { createMemoryStore } from './keychain/memory.ts';
import { keychainService } from './keychain/service.ts';
import { languageOf, localeIn } from './language.ts';
import { fileLog } from './log.ts';
import { openBrowser } from './open-browser.ts';
import { dataFolder as dataFolderOf } from './paths.ts';
import { networkSettings } from './settings/network-settings.ts';
import { loadSettings, settingsSchema } from './settings/settings.ts';
import { endpointOverrides } from './sso/sessions.ts';
import { storedFile } from './stored-file.ts';

// The host without a screen, for servers, SSH, WSL, containers and the demo.
const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    'memory-keychain': { type: 'boolean' },
    foreground: { type: 'boolean' },
  },
});
const environment = process.env;
const folderFor = (variables: NodeJS.ProcessEnv) =>
  dataFolderOf({ platform: process.platform, home: homedir(), environment: variables });
const usual = folderFor({ ...environment, DAYPASS_HOME: undefined });
const dataFolder = values.home === undefined ? folderFor(environment) : path.resolve(values.home);
const log = fileLog(path.join(dataFolder, 'log', 'daypass.log'));

const client = path.join(import.meta.dirname, '..', process.platform === 'win32' ? 'daypass.exe' : 'daypass');
const lock = await holdLock(path.join(dataFolder, 'host.lock'), client);
if (lock === undefined) {
  // Another host lives: whoever wanted one has it.
  log.event('host-lives-already');
  process.exit(0);
}

await sweepTemporaries(dataFolder, Date.now());
const tell = (error: { code: string }) => log.event('stored-file', { code: error.code });
const settings = await loadSettings(storedFile(path.join(dataFolder, 'settings.json'), settingsSchema), tell);
const store =
  values['memory-keychain'] === true
    ? createMemoryStore()
    : platformSecretStore(process.platform, keychainService(dataFolder, usual));
const keychain = openKeychain(store);

const core = await createCore({
  ...{ dataFolder, keychain, log, openBrowser },
  language: () => languageOf(localeIn(environment)),
  confirmHost: async () => false,
  endpoints: endpointOverrides(environment),
  ...networkSettings(settings),
  aws: () => {
    const { awsConfigFile } = settings.get();
    return awsLocations(homedir(), awsConfigFile === '' ? environment : { AWS_CONFIG_FILE: awsConfigFile });
  },
  surroundings: {
    platform: process.platform,
    environment,
    inContainer: existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
  },
  userName: userInfo().username,
});

const host = await serveDaypass({ core, keychain, settings, log, dataFolder, kind: 'headless' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => host.stop());
// For whoever started it by hand or from a script.
process.stdout.write('listening\n');
void lock.lost.then((how) => {
  log.event('host-lock-lost', { how });
  if (how === 'failed') return host.stop();
  // Another host lives. A server that is closed, or a process that exits, takes away the socket's file, which is the other's now.
  process.kill(process.pid, 'SIGKILL');
});
await host.stopped;
lock.release();
