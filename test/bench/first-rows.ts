import { setTimeout as delay } from 'node:timers/promises';
import { hasChromium } from '../chromium.ts';
import { chromiumShell } from '../chromium-program.ts';
import { buildDesktop } from '../e2e/built-desktop.ts';
import { commandFor } from '../demo/demo-host.ts';
import { type Desktop, isStandIn, startDesktop } from '../e2e/desktop-rig.ts';
import { generateOrganization } from '../identity-center/generate.ts';
import type { Report } from './report.ts';
import { signInByCommand } from './signed-in-host.ts';
import { median } from './timing.ts';

const scale = { accounts: 1_000, rolesPerAccount: 5, seed: 'first rows' };
const roles = scale.accounts * scale.rolesPerAccount;
const runs = 9;
const minute = 60_000;
const restMs = 2_000;

/** Milliseconds of the machine's own clock. */
interface FirstPaint {
  /** From `new BrowserWindow` to the first frame that shows something. */
  readonly wholeMs: number;
  /** Of these, until the page was asked for: a new process of Chromium's, and the stand-in's wiring. */
  readonly untilAskedMs: number;
  /** From `new BrowserWindow` until the window's own scripts have drawn it again and hear keys; NaN where there are none. */
  readonly untilActsMs: number;
}

/**
 * The built app under the stand-in. Chromium itself runs already, as it does in Electron, for the first window is not
 * counted; the window's own renderer process is started each time, and counted.
 */
export async function benchFirstRows(report: Report): Promise<void> {
  if (!hasChromium || !isStandIn) return console.log('- first rows: measured under the stand-in');
  await using built = await buildDesktop();
  const environment = chromiumShell === undefined ? {} : { STAND_IN_CHROMIUM: chromiumShell };
  await using desktop = await startDesktop(built, {
    organization: generateOrganization(scale),
    environment,
  });
  while ((await desktop.host())?.kind !== 'desktop') await delay(200);
  const { home, environment: shell, center } = desktop;
  await signInByCommand(commandFor({ home, shell, language: 'en', client: built.client }), center);
  const rows: FirstPaint[] = [];
  const plain: FirstPaint[] = [];
  for (let run = 0; run < runs; run++) {
    rows.push(await openAnew(desktop));
    plain.push(await openPlain(desktop));
  }
  report.add(
    `window, ${roles} roles: first rows painted after the window was created, in ms, p50`,
    median(rows.map(({ wholeMs }) => wholeMs)),
    'most',
    150,
    `of ${runs}, under the stand-in${chromiumShell === undefined ? ' in a whole browser' : ''}; ${beforeThat(rows)}, until it acts ${middle(rows, 'untilActsMs')} ms`,
  );
  report.tell(
    'a window with one word and no script, from the same Chromium',
    median(plain.map(({ wholeMs }) => wholeMs)),
    beforeThat(plain),
  );
}

const beforeThat = (paints: readonly FirstPaint[]) =>
  `until the page was asked for ${middle(paints, 'untilAskedMs')} ms`;

const middle = (paints: readonly FirstPaint[], part: keyof FirstPaint) =>
  median(paints.map((one) => one[part])).toFixed(0);

/** No test tool is attached to the page, which would hold it up while it opens. */
async function openAnew(desktop: Desktop): Promise<FirstPaint> {
  const { control, pass } = desktop;
  await closeWindows(desktop);
  // Closed it is kept for five minutes.
  await pass(6 * minute);
  while ((await control.windows()).length > 0) await delay(50);
  // What is due after that time is not the window's.
  await delay(restMs);
  await control.pressTray('click');
  const [made] = await control.windows();
  if (made === undefined) throw new Error('the tray icon opened no window');
  // Drawn by main or by the window's scripts, rows come with the first frame that shows anything.
  return paintOf(desktop, made.id, '#root:not([aria-busy]) .role-row');
}

async function openPlain(desktop: Desktop): Promise<FirstPaint> {
  await closeWindows(desktop);
  await delay(restMs);
  const id = await desktop.control.openWindow({ url: 'data:text/html,<p>Daypass', width: 420, height: 640 });
  return paintOf(desktop, id, 'p');
}

async function closeWindows({ control }: Desktop): Promise<void> {
  for (const { id } of await control.windows()) await control.closeWindow(id);
}

async function paintOf({ control }: Desktop, id: number, shown: string): Promise<FirstPaint> {
  const { createdAtMs = Number.NaN } = (await control.windows()).find((window) => window.id === id) ?? {};
  const code = `(([paint], [acts]) =>
    paint === undefined || document.querySelector('${shown}') === null
      ? null
      : { askedAtMs: performance.timeOrigin, paintedMs: paint.startTime, actsMs: acts?.startTime ?? NaN }
  )(performance.getEntriesByName('first-contentful-paint'), performance.getEntriesByName('acts'))`;
  for (;;) {
    const paint = await control.evaluate({ id, code });
    if (isPaint(paint)) {
      const untilAskedMs = paint.askedAtMs - createdAtMs;
      return {
        ...{ untilAskedMs, wholeMs: untilAskedMs + paint.paintedMs },
        untilActsMs: untilAskedMs + paint.actsMs,
      };
    }
    await delay(50);
  }
}

interface PaintOfPage {
  readonly askedAtMs: number;
  readonly paintedMs: number;
  readonly actsMs: number;
}

function isPaint(value: unknown): value is PaintOfPage {
  return typeof value === 'object' && value !== null && 'askedAtMs' in value && 'paintedMs' in value;
}
