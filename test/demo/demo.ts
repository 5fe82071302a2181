import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { languageOf, localeIn } from '../../main/language.ts';
import { startIdentityCenter } from '../identity-center/identity-center.ts';
import { publishedRate } from '../identity-center/throttle.ts';
import { runDemo } from './demo-run.ts';
import { exitCodeFor, watchForInterruption } from './interruption.ts';
import { demoTexts } from './texts.ts';

const unattended = process.argv.includes('--once');
const language = languageOf(localeIn(process.env) || Intl.DateTimeFormat().resolvedOptions().locale);
const text = demoTexts[language];
const interruption = watchForInterruption();
const { signal } = interruption;

const folder = await mkdtemp(path.join(os.tmpdir(), 'daypass-demo-'));
const center = await startIdentityCenter({ throttle: publishedRate });
const outcome = await runDemo({ folder, center, language, unattended, signal }).catch((error: unknown) => ({
  ...{ ok: false, error: error instanceof Error ? error.message : String(error) },
}));
await center.stop();
await rm(folder, { recursive: true, force: true });

const by = interruption.by();
const toldToEnd = by === undefined ? undefined : exitCodeFor(by);
if (outcome.ok) {
  console.log(text.bye);
  // At the last prompt Ctrl-C is as good as Enter.
  process.exitCode = by === 'SIGINT' ? 0 : (toldToEnd ?? 0);
} else if (toldToEnd !== undefined) {
  console.log(`\n${text.endedEarly}`);
  process.exitCode = toldToEnd;
} else {
  if ('error' in outcome) console.error(outcome.error);
  process.exitCode = 1;
}
if (unattended) console.log(JSON.stringify(outcome));
