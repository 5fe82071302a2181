// `npm run screenshots [-- FOLDER [PART-OF-NAME…]]`: installs what is missing, then pictures every view and the tray.
import { runSteps } from './tools/steps.mjs';
import { ensurePackages, ensurePrograms } from './tools/system.mjs';

ensurePrograms(['chromium', 'chromium-shell', 'tray']);
ensurePackages();
await runSteps([['--import', 'tsx', 'test/renderer/screenshots.ts', ...process.argv.slice(2)]]);
