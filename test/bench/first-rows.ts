import { setTimeout as delay } from 'node:timers/promises';
import { hasChromium } from '../chromium.ts';
import { buildDesktop } from '../e2e/built-desktop.ts';
import { type Desktop, isListed, isStandIn, linkIn, startDesktop } from '../e2e/desktop-rig.ts';
import { generateOrganization } from '../identity-center/generate.ts';
import type { Report } from './report.ts';

const scale = { accounts: 1_000, rolesPerAccount: 5, seed: 'first rows' };
const roles = scale.accounts * scale.rolesPerAccount;
const runs = 9;
const minute = 60_000;
const firstPaint = "performance.getEntriesByName('first-contentful-paint')";

/** Milliseconds of the machine's own clock. */
interface FirstRows {
  /** From `new BrowserWindow` to the frame that shows the rows. */
  readonly wholeMs: number;
  /** Of these, until the page was asked for: a new process of Chromium's, and the stand-in's wiring. */
  readonly untilAskedMs: number;
}

/**
 * The built app under the stand-in. Chromium itself runs already, as it does in Electron, for the first window is not
 * counted; the window's own renderer process is started each time, and counted.
 */
export async function benchFirstRows(report: Report): Promise<void> {
  if (!hasChromium || !isStandIn) return console.log('- first rows: measured under the stand-in');
  await using built = await buildDesktop();
  await using desktop = await startDesktop(built, { organization: generateOrganization(scale) });
  await signIn(desktop);
  const seen: FirstRows[] = [];
  for (let run = 0; run < runs; run++) seen.push(await openAnew(desktop));
  report.add(
    `window, ${roles} roles: first rows painted after the window was created, in ms, p50`,
    middle(seen.map(({ wholeMs }) => wholeMs)),
    'most',
    150,
    `of ${runs}, under the stand-in; until the page was asked for ${middle(seen.map(({ untilAskedMs }) => untilAskedMs)).toFixed(0)} ms`,
  );
}

async function signIn({ ask, center, until, state }: Desktop): Promise<void> {
  const id = await ask('addSession', { startUrl: center.startUrl, region: center.region });
  await ask('signIn', id, 'pkce');
  await center.approve(linkIn(await until(({ sessions }) => sessions[0]?.status.kind === 'signing-in')));
  while (!isListed(await state())) await delay(500);
}

async function openAnew({ control, page, pass }: Desktop): Promise<FirstRows> {
  for (const { id } of await control.windows()) await control.closeWindow(id);
  // Closed it is kept for five minutes.
  await pass(6 * minute);
  while ((await control.windows()).length > 0) await delay(50);
  await control.pressTray('click');
  const [made] = await control.windows();
  const opened = await page();
  // Nothing is drawn before the snapshot is there, and then everything at once.
  while ((await opened.evaluate(`${firstPaint}.length`)) === 0) await delay(20);
  await opened.locator('.role-row').first().waitFor();
  const { askedAtMs, paintedMs }: { askedAtMs: number; paintedMs: number } = await opened.evaluate(
    `({ askedAtMs: performance.timeOrigin, paintedMs: ${firstPaint}[0].startTime })`,
  );
  const untilAskedMs = askedAtMs - (made?.createdAtMs ?? Number.NaN);
  return { wholeMs: untilAskedMs + paintedMs, untilAskedMs };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
