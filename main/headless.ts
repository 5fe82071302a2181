import path from 'node:path';
import { parseArgs } from 'node:util';
import { errorSentence } from '../preload/error-messages.ts';
import { holdLock, type HostLock } from './credential-process/host-lock.ts';
import { lockHeldElsewhereCode } from './credential-process/protocol.ts';
import { serveDaypass } from './host.ts';
import { languageOf, localeIn } from './language.ts';
import { fileLog } from './log.ts';
import { openBrowser } from './open-browser.ts';
import { hostFolder, openCore } from './open-core.ts';

// The host without a screen, for servers, SSH, WSL, containers and the demo.

// The AWS SDK tells whoever starts this by hand what is ours to see to.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const { values } = parseArgs({
  options: { home: { type: 'string' }, 'memory-keychain': { type: 'boolean' } },
});
const environment = process.env;
const dataFolder = hostFolder(environment, values.home);
const log = fileLog(path.join(dataFolder, 'log', 'daypass.log'));
const client = path.join(import.meta.dirname, '..', process.platform === 'win32' ? 'daypass.exe' : 'daypass');

try {
  const lock = await holdLock(path.join(dataFolder, 'host.lock'), client);
  if (lock === undefined) {
    // Another host lives: whoever wanted one has it.
    log.event('host-lives-already');
    process.exit(lockHeldElsewhereCode);
  }
  await serve(lock);
} catch (error) {
  const view = log.view(error);
  log.event('host-not-started', { code: view.code });
  process.stderr.write(`daypass: ${errorSentence(view, languageOf(localeIn(environment)))}\n`);
  process.exit(1);
}

async function serve(lock: HostLock): Promise<void> {
  const opened = await openCore({
    ...{ dataFolder, log, environment, openBrowser, client },
    memoryKeychain: values['memory-keychain'] === true,
    systemLocale: () => localeIn(environment),
    confirmHost: async () => false,
  });
  const host = await serveDaypass({ ...opened, log, dataFolder, kind: 'headless' });
  // Each time: a second one, sent to the whole group say, must not cut off the cleaning up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.stop());
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
}
