// `npm test`: installs what is missing, runs every test in a temporary folder of its own, and looks afterwards for what
// must not be there: secrets in plain text, files left behind. Arguments go to Vitest.
import { spawn } from 'node:child_process';
import { chmodSync, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { filesWithSecrets } from './tools/secret-scan.mjs';
import { ensurePackages, ensurePrograms } from './tools/system.mjs';

ensurePrograms();
ensurePackages();

const folder = mkdtempSync(path.join(os.tmpdir(), 'dp-'));
const temporary = mkdtempSync(path.join(folder, 't-'));
// Some tests act as another user, who must get through.
for (const one of [folder, temporary]) chmodSync(one, 0o711);
const secretsFile = path.join(folder, 'secrets');
const outputFile = path.join(folder, 'output');
const countsFile = path.join(folder, 'counts.json');

const status = await runVitest();
const counts = readCounts();
counts.failed += reportFaults();
rmSync(folder, { recursive: true, force: true });
for (const name of counts.skippedNames) console.log(`skipped: ${name}`);
const skipped = counts.skippedNames.length === 0 ? '' : `, ${counts.skippedNames.length} skipped`;
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && status === 0 ? 0 : 1;

function runVitest() {
  const output = createWriteStream(outputFile);
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: temporary,
      // Chromium's, which would be in the tester's home whatever its profile.
      BREAKPAD_DUMP_LOCATION: path.join(folder, 'crashes'),
      XDG_CACHE_HOME: path.join(folder, 'cache'),
      DAYPASS_SECRETS_FILE: secretsFile,
      DAYPASS_COUNTS_FILE: countsFile,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    from.on('data', (chunk) => {
      to.write(chunk);
      output.write(chunk);
    });
  return new Promise((resolve) => child.on('close', (code) => output.end(() => resolve(code ?? 1))));
}

function readCounts() {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    console.log('The test run ended before it could count.');
    return { passed: 0, failed: 1, skippedNames: [] };
  }
}

/** Each kind of fault counts as one failed test. */
function reportFaults() {
  const leaks = filesWithSecrets(secretsFile, [process.cwd(), temporary, outputFile]);
  for (const file of leaks) console.log(`A secret stands in plain text in ${path.relative(folder, file)}`);
  // tsx keeps a cache of compiled files there.
  const left = readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));
  for (const name of left) console.log(`Left behind in the temporary folder: ${name}`);
  return (leaks.length > 0 ? 1 : 0) + (left.length > 0 ? 1 : 0);
}
