import { once } from 'node:events';
import path from 'node:path';
import { awsLocations } from '../../main/aws-config/locations.ts';
import { createDamagedFiles } from '../../main/damaged-files.ts';
import { createCore } from '../../main/core.ts';
import { openKeychain } from '../../main/keychain/keychain.ts';
import { createLog } from '../../main/log.ts';
import { endpointOverrides } from '../../main/sso/sessions.ts';
import { fixedSettings } from './empty-state.ts';
import { createFileStore } from './file-store.ts';

/**
 * Signs in and renews three times; asks its parent to go on before and after each change to the keychain, and to move the
 * service's clock along with its own.
 */
const [folder = '', startUrl = '', region = ''] = process.argv.slice(2);

function tell(message: object): void {
  process.send?.(message);
}

async function ask(kind: 'point' | 'an hour later'): Promise<void> {
  tell({ kind });
  await once(process, 'message');
}

const machineNow = Date.now;
let aheadMs = 0;
Date.now = () => machineNow() + aheadMs;

async function anHourLater(): Promise<void> {
  await ask('an hour later');
  aheadMs += 61 * 60_000;
}

const core = await createCore({
  dataFolder: path.join(folder, 'data'),
  damagedFiles: createDamagedFiles(path.join(folder, 'data')),
  keychain: openKeychain(
    createFileStore(path.join(folder, 'keychain'), () => ask('point')),
    { deadlineMs: 60_000 },
  ),
  settings: fixedSettings,
  log: createLog(() => undefined),
  language: () => 'en',
  openBrowser: async (link) => tell({ kind: 'link', link }),
  confirmHost: async () => false,
  launch: async () => undefined,
  findBrowsers: async () => [],
  endpoints: endpointOverrides(process.env),
  aws: () => awsLocations(folder, {}),
  client: '/usr/bin/daypass',
  home: undefined,
  surroundings: { platform: 'linux', environment: {}, inContainer: false },
  userName: 'tester',
});
const { id } = await core.addSession({ startUrl, region });
const pending = await core.signIn(id, { flow: 'pkce', open: 'paced' });
await pending.done;
for (let renewals = 0; renewals < 3; renewals++) {
  await anHourLater();
  await core.portal.roleCredentials(core.session(id), '452907316084', 'PaymentsDeveloper');
}
await core.close();
tell({ kind: 'done' });
process.disconnect();
