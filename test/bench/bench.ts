import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { generateOrganization } from '../identity-center/generate.ts';
import { startIdentityCenter } from '../identity-center/identity-center.ts';
import { exitCodeFor, watchForInterruption } from '../demo/interruption.ts';
import { benchIdle, benchMemory, benchStart } from './budgets.ts';
import { benchClientCalls } from './client-calls.ts';
import { benchAskingWhileListing, benchListing } from './listing.ts';
import { createReport } from './report.ts';
import { type SignedInDesktop, startSignedInDesktop } from './signed-in-desktop.ts';
import { startSignedInHost } from './signed-in-host.ts';
import { benchWindow } from './window.ts';

const interruption = watchForInterruption();
const report = createReport();
const folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-bench-'));
const client = path.resolve(import.meta.dirname, '../../out/daypass');
const organization = generateOrganization({ accounts: 200, rolesPerAccount: 3, seed: 'bench' });
const center = await startIdentityCenter({ organization });
const host = await startSignedInHost(path.join(folder, 'home'), center);
let desktop: SignedInDesktop | undefined;
const argsFor = (roleId: string) => ['--home', host.home, 'credentials', roleId];
interruption.signal.addEventListener('abort', () => {
  void cleanUp().finally(() => process.exit(exitCodeFor(interruption.by() ?? 'SIGINT')));
});
try {
  await benchClientCalls({ host, center, client, folder, argsFor }, report);
  await benchListing(host, center, report);
  await benchAskingWhileListing(host, center, client, argsFor, report);
  await benchStart(client, center, folder, report);
  desktop = await startSignedInDesktop(folder, center);
  if (desktop === undefined) console.log('- the desktop app, idle: measured where Chromium is');
  await benchIdle(
    [
      { name: 'host without a screen', ...host, detail: 'all threads' },
      ...(desktop === undefined
        ? []
        : [
            {
              name: 'desktop app, its window closed',
              ...desktop,
              detail: 'all threads of the host under the stand-in; not what Electron and Chromium add',
            },
          ]),
    ],
    report,
  );
  await desktop?.stop();
  await benchMemory(folder, report);
  // Last, for this process grows by it, and a big one is slow to start others, as the client's calls are measured by.
  await benchWindow(report);
} finally {
  await cleanUp();
}
const at = process.argv.indexOf('--json');
if (at > 0) await report.write(process.argv[at + 1] ?? 'bench.json');

async function cleanUp(): Promise<void> {
  await desktop?.stop();
  await host.stop();
  await center.stop();
  await rm(folder, { recursive: true, force: true });
}
