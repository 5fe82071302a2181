import { startChromium, type ChromiumProcess } from './chromium-process.ts';
import { forChromium } from './command-line.ts';
import { tellTest } from './control-line.ts';
import type { DevtoolsSession } from './devtools.ts';

let started: Promise<ChromiumProcess> | undefined;
const own = new Set<string>();
const opening = new Set<Promise<unknown>>();

/** Started with the first window: a second instance and a tray alone need none. */
export function chromium(): Promise<ChromiumProcess> {
  return (started ??= start());
}

export async function stopChromium(): Promise<void> {
  await (await started)?.stop();
}

/** A target of ours; every other page is one that a page opened by itself, and is closed. */
export async function newTarget(width: number, height: number): Promise<string> {
  const browser = (await chromium()).devtools.session();
  const created = browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height });
  opening.add(created);
  const { targetId } = await created;
  own.add(targetId);
  opening.delete(created);
  return targetId;
}

async function start(): Promise<ChromiumProcess> {
  const process = await startChromium(forChromium);
  const { endpoint, pid, profile } = process;
  const browser = process.devtools.session();
  browser.on(
    'Target.targetCreated',
    ({ targetInfo }: { targetInfo: Target }) => void closeForeign(browser, targetInfo),
  );
  await browser.send('Target.setDiscoverTargets', { discover: true });
  tellTest({ event: 'chromium', endpoint, pid, profile });
  return process;
}

interface Target {
  readonly targetId: string;
  readonly type: string;
}

async function closeForeign(browser: DevtoolsSession, { targetId, type }: Target): Promise<void> {
  await Promise.all(opening);
  if (type !== 'page' || own.has(targetId)) return;
  await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
}
