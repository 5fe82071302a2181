import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import type { DevtoolsSession } from './devtools.ts';
import { watchFrames, type Frames } from './frames.ts';
import { chromium, newTarget } from './the-chromium.ts';
import { pageWorldSource, preloadWorldSource } from './worlds.ts';

/** A page in Chromium, before anything is loaded into it. */
export interface PageTarget {
  readonly targetId: string;
  readonly devtools: DevtoolsSession;
  readonly frames: Frames;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const world = 'preload';
const binding = '__toStandIn';

/** @param listen is called before the page can tell anything */
export async function openPageTarget(
  preferences: WebPreferences,
  size: Size,
  listen: (devtools: DevtoolsSession, frames: Frames) => void,
): Promise<PageTarget> {
  const targetId = await newTarget(size.width, size.height);
  const { devtools: connection } = await chromium();
  const attached = await connection.session().send('Target.attachToTarget', { targetId, flatten: true });
  const devtools = connection.session(attached.sessionId);
  const frames = watchFrames(devtools, targetId, world);
  listen(devtools, frames);
  // Carried out in this order; to await each would be a window's time and not the app's.
  await Promise.all([
    ...(['Page.enable', 'Runtime.enable', 'Inspector.enable'] as const).map((domain) =>
      devtools.send(domain),
    ),
    devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    resizePage(devtools, size),
    ...installWorlds(devtools, preferences),
  ]);
  return { targetId, devtools, frames };
}

export async function resizePage(devtools: DevtoolsSession, size: Size): Promise<void> {
  const metrics = { ...size, deviceScaleFactor: 1, mobile: false };
  await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
}

export async function closePageTarget({ targetId }: PageTarget): Promise<void> {
  const { devtools } = await chromium();
  await devtools.session().send('Target.closeTarget', { targetId });
}

function installWorlds(
  devtools: DevtoolsSession,
  { preload, nodeIntegrationInSubFrames }: WebPreferences,
): readonly Promise<unknown>[] {
  const tag = `s${Math.random().toString(36).slice(2)}`;
  const code = preload === undefined ? '' : readFileSync(preload, 'utf8');
  const source = preloadWorldSource(tag, binding, code, nodeIntegrationInSubFrames === true);
  return [
    devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource(tag) }),
    devtools.send('Runtime.addBinding', { name: binding, executionContextName: world }),
    devtools.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: world }),
  ];
}
